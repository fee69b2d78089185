#!/bin/sh
# Prints the name of a Python that can run this project (3.11 or newer, with venv), or says what to install.
set -u

for python in "${PYTHON:-python3.11}" python3 python3.12 python3.13 python3.14 python; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            echo "$python"
            exit 0
        fi
        incomplete=$python
    fi
done

if [ -n "${incomplete:-}" ]; then
    echo "$incomplete has no venv module. On Debian or Ubuntu: apt-get install python3-venv" >&2
else
    echo "Python 3.11 or newer is missing. On Debian or Ubuntu: apt-get install python3 python3-venv" >&2
    echo "elsewhere: https://www.python.org/downloads/ - or name one: make run PYTHON=/path/to/python3.11" >&2
fi
exit 1
