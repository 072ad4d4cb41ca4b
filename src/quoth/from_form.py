"""A form filled in to the text of a new file. It writes nothing, and takes every word as plain text."""

from collections.abc import Collection
from dataclasses import dataclass

from quoth.drafting import DraftClaim, DraftSource, id_from, new_entry, new_source
from quoth.findings import Code, Finding
from quoth.form_claims import read_claims
from quoth.forms import Form
from quoth.ids import fault_of_id
from quoth.vocabulary import Vocabulary

_NEEDED = {"name": "name", "title": "title", "publisher": "publisher", "published": "date"}
"""What nobody else can fill in; the text of a source may be left to an editor, who knows about the rights."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be written."""

    path: str
    """Relative to the knowledge base, with forward slashes."""
    text: str


def new_file(
    form: Form, vocabulary: Vocabulary, taken: Collection[str]
) -> tuple[NewFile | None, list[Finding]]:
    """Return the file that a form proposes; None, and what is wrong, when there can be none.

    `taken` are the ids that sources and entries have or had.
    """
    found = [
        Finding(form.answers[field].place, Code.MISSING_KEY, f"the {word} is missing; fill it in")
        for field, word in _NEEDED.items()
        if field in form.answers and not form.text(field)
    ]
    id_, faults = _id(form, taken)
    found += faults
    claims: tuple[DraftClaim, ...] = ()
    if form.kind is not None:
        claims, faults = read_claims(form.answers["claims"], vocabulary)
        found += faults
    if found:
        return None, found
    if form.kind is None:
        return NewFile(f"sources/{id_}.md", new_source(draft_source(form))), []
    kind = vocabulary.kinds[form.kind]
    text = new_entry(
        kind,
        form.text("name"),
        vocabulary,
        aliases=form.lines("aliases"),
        claims=claims,
        living=(form.text("living") if "living" in form.answers else "") or "unknown",
        note=form.text("note"),
        prose=form.answers["prose"].text,
    )
    return NewFile(f"entries/{kind.folder}/{id_}.md", text), []


def draft_source(form: Form) -> DraftSource:
    """Return the source that a form gives."""
    return DraftSource(
        title=form.text("title"),
        publisher=form.text("publisher"),
        published=form.text("published"),
        author=form.lines("author"),
        url=form.text("url"),
        language=form.text("language"),
        rights=form.text("rights"),
        text=form.answers["body"].text,
        note=form.text("note"),
    )


def _id(form: Form, taken: Collection[str]) -> tuple[str, list[Finding]]:
    """Return the id: the file name that was typed, else one made of an entry's name."""
    place = form.answers["id"].place
    typed = form.text("id").removesuffix(".md")
    id_ = typed or (id_from(form.text("name")) if form.kind is not None else None)
    if id_ is None:
        message = "no file name can be made of this; fill in 'File name', with a-z, 0-9 and single hyphens"
        return "", [Finding(place, Code.MISSING_KEY, message)]
    fault = fault_of_id(id_)
    if fault is not None:
        return id_, [Finding(place, Code.BAD_VALUE, f"{id_!r} cannot be a file name: {fault}")]
    if id_ in taken:
        message = f"there is a file {id_!r} already; correct that one, or choose another 'File name'"
        return id_, [Finding(place, Code.REPEATED_ID, message)]
    return id_, []
