"""A form filled in to the text of a new file. It writes nothing, and takes every word as plain text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quoth.findings import Code, Finding
from quoth.form_claims import ClaimLines, Line, read_claims
from quoth.forms import Form
from quoth.ids import fault_of_id
from quoth.nodes import yaml_scalar
from quoth.vocabulary import Vocabulary

_NEEDED = {"name": "name", "title": "title", "publisher": "publisher", "published": "date", "body": "text"}
_HEAD = ("title", "publisher", "author", "published", "url", "language", "rights", "note")
_LISTS = ("author", "said-by")


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be written."""

    path: str
    """Relative to the knowledge base, with forward slashes."""
    text: str


def new_file(
    form: Form, vocabulary: Vocabulary, taken: Iterable[str]
) -> tuple[NewFile | None, list[Finding]]:
    """Return the file that a form proposes; None, and what is wrong, when there can be none.

    `taken` are the ids that sources and entries have or had.
    """
    found = [
        Finding(form.answers[field].place, Code.MISSING_KEY, f"the {word} is missing; fill it in")
        for field, word in _NEEDED.items()
        if field in form.answers and not form.text(field)
    ]
    id_, faults = _id(form, set(taken))
    found += faults
    claims: tuple[ClaimLines, ...] = ()
    if form.kind is not None:
        claims, faults = read_claims(form.answers["claims"], vocabulary)
        found += faults
    if found:
        return None, found
    if form.kind is None:
        return NewFile(f"sources/{id_}.md", _source(form)), []
    return NewFile(f"entries/{vocabulary.kinds[form.kind].folder}/{id_}.md", _entry(form, claims)), []


def _id(form: Form, taken: set[str]) -> tuple[str, list[Finding]]:
    """Return the id: the file name that was typed, else one made of an entry's name."""
    place = form.answers["id"].place
    typed = form.text("id").removesuffix(".md")
    named = "" if form.kind is None else form.text("name")
    id_ = typed or _plain_letters(named)
    fault = fault_of_id(id_)
    if not id_ or (not typed and fault):
        message = "no file name can be made of this; fill in 'File name', with a-z, 0-9 and single hyphens"
        return id_, [Finding(place, Code.MISSING_KEY, message)]
    if fault is not None:
        return id_, [Finding(place, Code.BAD_VALUE, f"{id_!r} cannot be a file name: {fault}")]
    if id_ in taken:
        message = f"there is a file {id_!r} already; correct that one, or choose another 'File name'"
        return id_, [Finding(place, Code.REPEATED_ID, message)]
    return id_, []


def _plain_letters(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters.replace("'", "")).strip("-")


def _source(form: Form) -> str:
    head = []
    for field in _HEAD:
        if field == "author":
            head += _list(field, form.lines(field), indent="")
        elif form.text(field):
            head.append(f"{field}: {yaml_scalar(form.text(field))}")
    return _file(head, form.answers["body"].text)


def _entry(form: Form, claims: tuple[ClaimLines, ...]) -> str:
    head = [f"name: {yaml_scalar(form.text('name'))}"]
    head += _list("aliases", form.lines("aliases"), indent="")
    if "living" in form.answers and form.text("living"):
        head.append(f"living: {yaml_scalar(form.text('living'))}")
    if form.text("note"):
        head.append(f"note: {yaml_scalar(form.text('note'))}")
    if claims:
        head += ["claims:", *(line for claim in claims for line in _claim(claim))]
    return _file(head, form.answers["prose"].text)


def _claim(claim: ClaimLines) -> Iterator[str]:
    yield from _item(claim.said, indent="  ")
    if claim.evidence:
        yield "    evidence:"
        for piece in claim.evidence:
            yield from _item(piece, indent="      ")


def _item(lines: tuple[Line, ...], *, indent: str) -> Iterator[str]:
    """Yield an item of a list that is a group of lines."""
    lead = f"{indent}- "
    for key, value in lines:
        if key in _LISTS:
            listed = _list(
                key, [part.strip() for part in value.split(";") if part.strip()], indent=f"{indent}  "
            )
            yield from listed
        else:
            yield f"{lead}{key}: {yaml_scalar(value)}"
        lead = f"{indent}  "


def _list(key: str, values: list[str], *, indent: str) -> list[str]:
    return [f"{indent}{key}:", *(f"{indent}  - {yaml_scalar(value)}" for value in values)] if values else []


def _file(head: list[str], body: str) -> str:
    """Return front matter and a body; trailing spaces go, blank lines stay what they are."""
    below = "\n".join(line.rstrip() for line in body.strip().splitlines())
    return "\n".join(["---", *head, "---", *([below] if below else [])]) + "\n"
