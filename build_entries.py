"""Check the sources and entries, and build the site: `python build_entries.py --help` tells more.

Any Python 3 will do to start it: it goes on with the one in .venv, where `make site` put what it needs.
"""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve()
INTERPRETER = SCRIPT.parent / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run() -> None:
    """Hand over to quoth.cli, in the project's own environment when there is one."""
    if INTERPRETER.exists() and Path(sys.executable).parent.resolve() != INTERPRETER.parent.resolve():
        command = [str(INTERPRETER), str(SCRIPT), *sys.argv[1:]]
        if os.name == "nt":  # there, execv returns to the prompt before the work is done
            sys.exit(subprocess.run(command, check=False).returncode)
        os.execv(INTERPRETER, command)
    try:
        from quoth.ending import ending_at_once

        with ending_at_once():
            from quoth.cli import main

            main()
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("quoth."):
            raise
        sys.stderr.write(f"The Python package {missing.name!r} is not installed: run `make site` first.\n")
        sys.exit(2)


if __name__ == "__main__":
    run()
