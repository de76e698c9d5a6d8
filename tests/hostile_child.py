"""The guard's child with tasks that do what a parser may be made to do: ``python -m hostile_child``."""

import ctypes
import os
import resource
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import NotText
from assistant.guarding import child


@dataclass(frozen=True)
class Said:
    words: object


def echo(data, **options):
    sys.stdout.write("What libraries print is no answer.\n")
    sys.stdout.flush()
    return Said([data.decode(), options])


def who(data, source):
    return Said(os.getpid())


def where(data, source):
    kinds = ("FSIZE", "NOFILE", "CORE", "CPU", "AS")
    limits = {kind: resource.getrlimit(getattr(resource, f"RLIMIT_{kind}"))[0] for kind in kinds}
    names = [path.name for path in Path().iterdir()]
    return Said({"limits": limits, "environment": list(os.environ), "folder": names, "open": open_files()})


def open_files():
    return [number for number in range(64) if is_open(number)]


def is_open(number):
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def refuse(data, source):
    raise NotText(source=source)


def break_down(data, source):
    raise ZeroDivisionError


def recurse(data, source):
    return recurse(data, source)


def sleep(data, source):
    time.sleep(60)


def spin(data, source):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        pass


def grow(data, source):
    return Said(len(bytearray(10**9)))


def talk(data, source):
    return Said("x" * 10**6)


def crash(data, source):
    ctypes.string_at(0)


def leave(data, source):
    os._exit(3)


def be_killed(data, source):
    os.kill(os.getpid(), signal.SIGKILL)


def write(data, source):
    Path(data.decode()).write_text("x", encoding="utf-8")


child.TASKS = {name: f"{__name__}:{name}" for name, value in list(vars().items()) if callable(value)}

if __name__ == "__main__":
    sys.modules["hostile_child"] = sys.modules["__main__"]
    child.main()
