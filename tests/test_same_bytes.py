"""The same files give the same site, wherever, whenever and by whomever it is built; and it can be proved."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from make import ROOT
from test_site import tree

from quoth.proving.verify import faults

LATER = """
import datetime, time
SHIFT = 40_000_000.0
_time, _gmtime, _localtime = time.time, time.gmtime, time.localtime
time.time = lambda: _time() + SHIFT
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)
class LaterDay(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
# As which it is known where days are kept.
LaterDay.__module__, LaterDay.__qualname__, LaterDay.__name__ = "datetime", "date", "date"
datetime.datetime, datetime.date = Later, LaterDay
"""
"""What every Python of a build loads first: the day is another one."""


def copied(to: Path, *, backwards: bool) -> Path:
    """Copy the real knowledge base file by file: in order, or against it and as Windows ends lines.

    The copies have other dates.
    """
    files = [ROOT / "mkdocs.yml"]
    for name in ("sources", "entries", "pages", "theme"):
        files += sorted(path for path in (ROOT / name).rglob("*") if path.is_file())
    for number, path in enumerate(reversed(files) if backwards else files):
        copy = to / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        data = path.read_bytes()
        is_words = backwards and path.suffix in (".md", ".yml")
        copy.write_bytes(data.replace(b"\n", b"\r\n") if is_words else data)
        os.utime(copy, (number * 1e6, number * 1e6))
    return to


def run(*arguments: str, at: Path, mask: int, **environment: str) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "build_entries.py", *arguments],
        cwd=at,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
        umask=mask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def day_told(path: str) -> date:
    """Return what day a Python takes it to be."""
    command = [sys.executable, "-c", "import datetime; print(datetime.date.today())"]
    told = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=True
    )
    return date.fromisoformat(told.stdout.strip())


def test_a_site_is_the_same_wherever_and_whenever_it_is_built(tmp_path: Path, built: Path) -> None:
    expected = tree(built / "site")
    elsewhere = copied(tmp_path / "d'ailleurs – 다른 곳", backwards=True)
    (tmp_path / "later").mkdir()
    (tmp_path / "later/sitecustomize.py").write_text(LATER, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path / "later"), str(ROOT / "src")])
    assert day_told(path) - datetime.now(UTC).date() > timedelta(days=400)
    run(
        *("--root", str(elsewhere)),
        at=Path("/"),
        mask=0o077,
        TZ="Pacific/Kiritimati",
        LC_ALL="tr_TR.UTF-8",
        PYTHONHASHSEED="1",
        HOME=str(tmp_path / "nobody"),
        PYTHONPATH=path,
    )
    here = copied(tmp_path / "a", backwards=False)
    run(
        at=here,
        mask=0,
        TZ="America/St_Johns",
        LC_ALL="C",
        PYTHONHASHSEED="2",
        HOME="/",
        PYTHONUTF8="0",
    )
    for root in (elsewhere, here):
        made = tree(root / "site")
        assert {
            path for path in made.keys() | expected.keys() if made.get(path) != expected.get(path)
        } == set()
    site, texts = here / "site", here / "sources"
    run("verify", str(site), "--sources", str(texts), at=tmp_path, mask=0)
    assert list(faults(site, texts)) == []
    for changed in (site / "people/ri-il-gyu.html", site / "data/kb.json"):
        changed.write_bytes(changed.read_bytes() + b" ")
    assert [fault.partition(":")[0] for fault in faults(site, texts)] == [
        "data/kb.json",
        "people/ri-il-gyu.html",
    ]
