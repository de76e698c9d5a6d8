# For scripts/start and scripts/test, which set $root: find a Python, keep $root/.venv as the locks say.
# shellcheck shell=sh

probe='
import sys
print("%d.%d.%d" % sys.version_info[:3])
if sys.version_info < (3, 11):
    sys.exit(3)
try:
    import ensurepip, venv
except ImportError:
    sys.exit(4)
'

# Set $python to a command that can make the environment, or say what is missing and end.
find_python() {
    old='' bare=''
    for python in python3.13 python3.12 python3.11 python3.14 python3 python; do
        command -v "$python" >/dev/null 2>&1 || continue
        status=0
        version=$("$python" -c "$probe" 2>/dev/null) || status=$?
        case $status in
        0) return ;;
        3) old="$python is $version" ;;
        4) bare="$python $version" ;;
        esac # anything else is a name without a Python behind it
    done
    if [ -n "$bare" ]; then
        echo "NewsCite needs Python's modules venv and ensurepip, which $bare does not have." >&2
        echo "On Debian and Ubuntu: sudo apt install python3-venv" >&2
    elif [ -n "$old" ]; then
        echo "NewsCite needs Python 3.11 or newer; $old." >&2
        echo "Get a newer one from your system's packages or https://www.python.org/downloads/" >&2
    else
        echo "NewsCite needs Python 3.11 or newer, and no Python was found." >&2
        echo "On Debian and Ubuntu: sudo apt install python3 python3-venv" >&2
        echo "Elsewhere: your system's packages, or https://www.python.org/downloads/" >&2
    fi
    exit 1
}

# Install what the lock file $1 names, and the project, unless that has been done.
prepare() {
    "$root/.venv/bin/python" -I "$root/scripts/environment.py" check "$1" 2>/dev/null && return
    find_python
    "$python" -I "$root/scripts/environment.py" install "$1" || exit $?
}
