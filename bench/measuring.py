"""Run a program and say how long it took and how much memory it and all that it started had at once."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.05, 0.5
"""Seconds between two looks at the memory. They cost time: what takes long is looked at less often."""
_LOOKS = 50
_SESSION = 3
"""Which field of /proc/PID/stat behind the name of the program is its session."""


@dataclass(frozen=True)
class Run:
    """What one run of a program took."""

    seconds: float
    peak: int
    """Bytes of memory; what several processes share counts once. 0 where no /proc tells it."""
    fault: str | None = None
    """Why it is no result: it failed, or took too long."""


def run(
    command: Sequence[str | Path], folder: Path, *, limit: float, env: Mapping[str, str] | None = None
) -> Run:
    """Run a program in a folder; end it, with all that it started, after so many seconds."""
    with (folder / "said.txt").open("wb") as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch = _Watch(process.pid)
        watch.start()
        fault = None
        try:
            if process.wait(limit):
                fault = f"failed ({process.returncode})"
        except subprocess.TimeoutExpired:
            fault = f"not done after {limit:,.0f} s"
        finally:
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        seconds = time.perf_counter() - start
    watch.end()
    return Run(seconds, watch.peak, fault)


class _Watch(threading.Thread):
    """Looks again and again at the memory of a session of processes."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._session = session
        self._over = threading.Event()

    def run(self) -> None:
        """Look until told to end."""
        start = time.perf_counter()
        pause = _SHORTEST_PAUSE
        while not self._over.wait(pause):
            self.peak = max(self.peak, sum(_memory(process) for process in _processes(self._session)))
            pause = min(_LONGEST_PAUSE, max(_SHORTEST_PAUSE, (time.perf_counter() - start) / _LOOKS))

    def end(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()


def _processes(session: int) -> list[Path]:
    """Return the folders in /proc of all processes of a session."""
    found = []
    for folder in _PROC.glob("[0-9]*"):
        try:
            # The name of the program stands in brackets, and may have brackets and spaces in it.
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # It has just ended.
        if int(fields[_SESSION]) == session:
            found.append(folder)
    return found


def _memory(process: Path) -> int:
    """Return the bytes of a process, of what it shares with others its part."""
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
