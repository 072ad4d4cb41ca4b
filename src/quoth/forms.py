"""The forms of `.github/ISSUE_TEMPLATE/`, filled in: what a forge makes of one, back to what was given.

A forge writes each field as a heading of the third level, a blank line, and what was typed. Nothing in it is
trusted: headings that are no field of the form belong to what was typed, and a field that is there twice is a
fault, since nobody can tell which of the two the form wrote. What was typed goes on as plain text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quoth.findings import Code, Finding
from quoth.ids import KindId
from quoth.load.text import read_text
from quoth.nodes import UnreadableError
from quoth.place import Place
from quoth.vocabulary import Kind

ENTRY_LABELS = {
    "File name": "id",
    "Other spellings": "aliases",
    "Living": "living",
    "Claims": "claims",
    "Text": "prose",
    "Where from": "note",
}
"""The fields of the form for an entry beside its name: their labels, and what we call them."""
SOURCE_LABELS = {
    "Title of the article": "title",
    "File name": "id",
    "Publisher": "publisher",
    "Authors": "author",
    "Published": "published",
    "Web address": "url",
    "Language": "language",
    "Rights": "rights",
    "Text of the article": "body",
    "Note": "note",
}
"""The fields of the form for a source."""
TITLE = "Title of the article"
EMPTY = "_No response_"
"""What a forge writes where nothing was typed."""
_HEADING = re.compile(r"^### (.+?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed into one field; empty where nothing was."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Form:
    """A form filled in."""

    kind: KindId | None
    """The kind of the entry that it proposes; None for a source."""
    answers: Mapping[str, Answer]
    """By what we call the field; an entry's name is `name`. Each field has one."""

    def text(self, field: str) -> str:
        """Return what was typed into a field, on one line."""
        return " ".join(self.answers[field].text.split())

    def lines(self, field: str) -> list[str]:
        """Return what was typed into a field line by line, blank lines left out."""
        return [" ".join(line.split()) for line in self.answers[field].text.splitlines() if line.strip()]


def name_label(kind: Kind) -> str:
    """Return the label of the first field of a kind's form, by which the form is known."""
    return f"Name of the {kind.label.lower()}"


def labels(kind: Kind | None) -> dict[str, str]:
    """Return the fields of a form, in order: their labels, and what we call them."""
    if kind is None:
        return SOURCE_LABELS
    without = () if "living" in kind.fields else ("living",)
    own = {label: field for label, field in ENTRY_LABELS.items() if field not in without}
    return {name_label(kind): "name", **own}


def read_form(
    body: str, path: str, kinds: Mapping[KindId, Kind], *, largest: float
) -> tuple[Form | None, list[Finding]]:
    """Read what a forge made of a form; None, and what is wrong, when it cannot be relied on."""
    try:
        text = read_text(body.encode("utf-8", "surrogatepass"), path, largest=largest)
    except UnreadableError as exc:
        return None, [exc.finding]
    headings = list(_HEADING.finditer(text))
    first = headings[0][1] if headings and not text[: headings[0].start()].strip() else None
    kind = next((kind for kind in kinds.values() if name_label(kind) == first), None)
    if kind is None and first != TITLE:
        message = "this is none of our forms; open a new issue, and choose the form for what you propose"
        return None, [Finding(Place(path), Code.NOT_A_FORM, message)]
    return _read(text, path, kind, headings)


def _read(
    text: str, path: str, kind: Kind | None, headings: list[re.Match[str]]
) -> tuple[Form | None, list[Finding]]:
    ours = labels(kind)
    marks = [heading for heading in headings if heading[1] in ours]
    answers: dict[str, Answer] = {}
    found: list[Finding] = []
    line = 1 + text.count("\n", 0, marks[0].start())
    for position, mark in enumerate(marks):
        end = marks[position + 1].start() if position + 1 < len(marks) else len(text)
        place = Place(path, line)
        line += text.count("\n", mark.start(), end)
        if ours[mark[1]] in answers:
            message = (
                f"the heading {mark[1]!r} is here twice; take the line '### {mark[1]}' out of your words"
            )
            found.append(Finding(place, Code.REPEATED_KEY, message))
        answers[ours[mark[1]]] = Answer(_typed(text[mark.end() : end]), place)
    for label, field in ours.items():
        if field not in answers:
            message = f"the field {label!r} is missing; put its line '### {label}' back"
            found.append(Finding(Place(path), Code.MISSING_KEY, message))
    return (None if found else Form(None if kind is None else kind.id, answers)), found


def _typed(section: str) -> str:
    """Return what was typed, without the fence that a forge puts around text that is shown as it is."""
    lines = section.strip().split("\n")
    fenced = len(lines) > 1 and lines[0] in ("```", "```text") and lines[-1] == "```"
    text = "\n".join(lines[1:-1] if fenced else lines).strip("\n")
    return "" if text.strip() == EMPTY else text
