"""Nothing leaves this machine: add, ask and chat in a network that has no way out but would count who tries."""

import shutil
import subprocess
import sys

import pytest

# A network namespace with a loopback and one more interface, over which everything else goes and is lost. Names are
# looked up over it too. IPv6 is off there, since the kernel itself would announce the interface.
_NETWORK = """
set -e
ip link set lo up
echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6
ip link add way-out type veth peer name far-end
ip link set far-end up
ip address add 192.0.2.1/24 dev way-out
ip link set way-out up
ip route add default via 192.0.2.254
ip neighbour add 192.0.2.254 lladdr 02:00:00:00:00:01 dev way-out
echo "nameserver 192.0.2.53" > "$1/resolv.conf"
mount --bind "$1/resolv.conf" /etc/resolv.conf
"$2" "$3" || exit 1
awk '$1 == "way-out:" {print $11}' /proc/net/dev
"""

_USE = """
import json, re, signal, subprocess, sys, urllib.request
from pathlib import Path
from assistant.cli import main
def newscite(*arguments):
    done = subprocess.run([sys.executable, "-m", "assistant.cli", *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout
page = Path("news.txt")
page.write_text("A prize\\n\\nOn May 3, 2021, the first prize was given to Guo Wei of the People's Hospital.", "utf-8")
newscite("add", str(page))
answer = json.loads(newscite("ask", "--json", "When was the first prize given to Guo Wei?"))
assert answer["citations"], answer
command = [sys.executable, "-m", "assistant.cli", "chat", "--headless"]
chat = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
url = next(found[0] for line in chat.stdout if (found := re.search(r"http://\\S+", line)))
assert b"<html" in urllib.request.urlopen(url, timeout=30).read()
from streamlit.testing.v1 import AppTest
import assistant.pages.app
app = AppTest.from_file(assistant.pages.app.__file__, default_timeout=120).run()
assert not app.exception, app.exception
chat.send_signal(signal.SIGINT)
assert chat.wait(30) == 0
"""

_UNSHARE = ["unshare", "--user", "--map-root-user", "--net", "--mount"]


def _can_unshare() -> bool:
    if not all(shutil.which(tool) for tool in ("unshare", "ip", "mount")):
        return False
    link = "ip link add way-out type veth peer name far-end"
    tried = subprocess.run([*_UNSHARE, *link.split()], capture_output=True, check=False)
    return tried.returncode == 0


def run(tmp_path, program):
    (tmp_path / "use.py").write_text(program, encoding="utf-8")
    command = [*_UNSHARE, "sh", "-c", _NETWORK, "sh", str(tmp_path), sys.executable, str(tmp_path / "use.py")]
    return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)


needs_namespaces = pytest.mark.skipif(not _can_unshare(), reason="network namespaces (unshare, ip) are not to be had")


@needs_namespaces
def test_add_ask_and_chat_send_nothing_out(tmp_path, home, monkeypatch):
    monkeypatch.setenv("NEWSCITE_HOME", str(home))
    monkeypatch.delenv("CI", raising=False)  # some libraries hide there what they do elsewhere
    done = run(tmp_path, _USE)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-1] == "0", "packets were sent out"


@needs_namespaces
def test_whoever_tries_is_counted(tmp_path):
    tries = "import socket, contextlib\nwith contextlib.suppress(OSError):\n    socket.getaddrinfo('example.org', 80)\n"
    done = run(tmp_path, tries)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[-1]) > 0
