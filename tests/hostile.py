"""Hostile and odd inputs: `cases/hostile.jsonl`, and the small knowledge base that each is put into.

A case a line: `files` and `links` are put into the knowledge base, `odd` says of a path that it is a `pipe`,
a `folder` or `unreadable`. It is refused with findings of exactly these `codes`, all at its own files, or it
is built: then `require` is in its page, `forbid` in no byte of the site, and no page does anything.
"""

import base64
import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases" / "hostile.jsonl"
QUOTE = "The family of three crossed the river on the night of 3 May."
SOURCE = f"""---
title: A crossing
publisher: The Paper
published: 2024-05-05
quota: 1
---
{QUOTE} It was dark.

Two days later they were on the other side, the elder brother said.

가족 세 명이 강을 건넜다고 한다. The shop of AT&T & <sons> was near, and so was the café owner Zoë.

There is *emphasis* in the source, and {{{{ config.site_name }}}} in source text.

Somebody wrote <img src=x onerror=alert(1)>KEEPTEXT there.
"""
ENTRY = f"""---
name: Good Entry
claims:
  - said: they crossed the river
    evidence:
      - source: src-a
        quote: {QUOTE}
---
They [crossed the river](src-a).
"""


@dataclass(frozen=True, kw_only=True)
class Case:
    """One input, and what it must get."""

    id: str
    kind: str
    expect: str
    """`error`, `sanitised` or `ok`."""
    files: dict[str, Any]
    why: str
    links: dict[str, str] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    note: str = ""
    """Why it gets something else here than elsewhere, and that it is as strict."""

    @property
    def own(self) -> frozenset[str]:
        """The paths of the case."""
        return frozenset({*self.files, *self.links, *self.odd})

    @property
    def page(self) -> str | None:
        """The page on which it is shown; None where there is none."""
        path = next(iter(self.files))
        shown = path.startswith(("entries/", "sources/")) and "publish: withheld" not in str(self.files[path])
        return path.removeprefix("entries/").removesuffix(".md") + ".html" if shown else None


def read_cases() -> list[Case]:
    """Return all cases."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [
        Case(**{"kind": case.pop("class"), **case, "codes": tuple(case.get("codes", ()))})
        for case in map(json.loads, lines)
    ]


def lay_out_base(root: Path) -> Path:
    """Make a small knowledge base without faults."""
    for name in ("pages", "theme"):
        shutil.copytree(ROOT / name, root / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    before, _, after = settings.partition("\nnav:\n")
    (root / "mkdocs.yml").write_text(f"{before}\n{after[after.index('not_in_nav') :]}", encoding="utf-8")
    (root / "entries" / "people").mkdir(parents=True)
    (root / "sources").mkdir()
    shutil.copy(ROOT / "entries" / "vocabulary.yml", root / "entries")
    (root / "entries" / "people" / "good-entry.md").write_text(ENTRY, encoding="utf-8")
    (root / "sources" / "src-a.md").write_text(SOURCE, encoding="utf-8")
    return root


def lay_out(case: Case, root: Path) -> None:
    """Put the files of a case into a knowledge base."""
    for name, content in case.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_bytes(content))
    for name, target in case.links.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).symlink_to(target)
    for name, what in case.odd.items():
        if what == "pipe":
            os.mkfifo(root / name)
        elif what == "folder":
            (root / name).mkdir()


def _bytes(content: Any) -> bytes:
    if isinstance(content, str):
        return content.encode()
    if "b64" in content:
        return base64.b64decode(content["b64"])
    middle = "".join(content["unit"].replace("%d", str(number)) for number in range(content["n"]))
    return f"{content['prefix']}{middle}{content['suffix']}".encode()
