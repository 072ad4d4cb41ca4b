"""The program ends at once, and nothing is lost by it."""

import os
import subprocess
import sys

PROGRAM = """
import sys
from quoth.ending import ending_at_once

class Held:
    def __del__(self):
        print("given back")

with ending_at_once():
    import atexit, threading, time
    atexit.register(print, "done at the end")
    threading.Thread(target=lambda: (time.sleep(0.2), print("done beside"))).start()
    held = [Held()]
    print("said")
    sys.exit({code})
"""


def test_all_is_done_and_told_but_nothing_is_given_back() -> None:
    done = run(code="3")
    assert (done.returncode, done.stdout, done.stderr) == (3, "said\ndone beside\ndone at the end\n", "")


def test_words_in_place_of_a_code_are_told_as_usual() -> None:
    done = run(code="'what is wrong'")
    assert (done.returncode, done.stderr) == (1, "what is wrong\n")


def test_who_cannot_be_told_is_a_fault_as_usual() -> None:
    there, here = os.pipe()
    os.close(there)
    try:
        done = run(code="0", told=here)
    finally:
        os.close(here)
    assert done.returncode == 120
    assert "BrokenPipeError" in done.stderr
    assert "callback" not in done.stderr


def run(code: str, told: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    program = PROGRAM.replace("{code}", code)
    return subprocess.run(
        [sys.executable, "-c", program],
        stdout=told,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
    )
