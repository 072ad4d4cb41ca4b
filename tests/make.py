"""Builders with good defaults: what they return has no fault, so that a test names only what it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from quoth import dates
from quoth.config import Config
from quoth.disk import read
from quoth.ids import EntryId, KindId, SourceId
from quoth.ledger import Filling, hash_of
from quoth.load.prose import read_prose
from quoth.load.sources import paragraphs
from quoth.load.vocabulary import FILE, read_vocabulary
from quoth.model import Claim, Entry, Evidence, Library, Qualifiers, Source, Value, Vocabulary
from quoth.place import Place
from quoth.quotes import Proved, prove

ROOT = Path(__file__).parent.parent
TEXT = "Ri Il Gyu was counselor in Havana.\n\nHe left the embassy in November 2023 with two others."
CITED = "He [left the embassy](king-2024)."
CONFIG = Config(
    root=ROOT,
    site_name="Tests",
    site_description="A knowledge base for tests.",
    site_url=None,
    edit=None,
    report=None,
    quota=0.5,
    shortest_quote=3,
    largest_file=1_000_000,
)


def _vocabulary() -> Vocabulary:
    vocabulary, found = read_vocabulary(read(ROOT / FILE), largest=1e9)
    assert vocabulary is not None, found
    return vocabulary


VOCABULARY = _vocabulary()


def source(text: str = TEXT, *, id: str = "king-2024", published: str = "2024-09", **fields: Any) -> Source:
    """Return a source, all of which may be shown."""
    place = Place(f"sources/{id}.md")
    made = Source(
        id=SourceId(id),
        title="Diplomats who left",
        publisher="The Paper",
        author=(),
        published=dates.parse(published),
        url=None,
        origin=id,
        language="en",
        publish="excerpts",
        quota=1,
        rights=None,
        standing="current",
        redact=(),
        note=None,
        paragraphs=tuple(paragraphs(text, replace(place, line=8))),
        place=place,
    )
    return replace(made, **fields)


def evidence(quote: str = "left the embassy", *, source: str = "king-2024", **fields: Any) -> Evidence:
    """Return a piece of evidence."""
    made = Evidence(
        source=SourceId(source),
        quote=quote,
        said_by=(),
        manner="stated",
        stance="supports",
        before=None,
        after=None,
        note=None,
        place=Place("entries/x.md", 6, 9),
    )
    return replace(made, **fields)


def _qualifier(name: str, text: str) -> Any:
    return dates.parse(text) if name in ("since", "until", "on") else text


def claim(
    stated: str = "fate",
    value: str = "left",
    *quotes: Evidence | str,
    inferred: str | None = None,
    preferred: str | None = None,
    line: int = 5,
    **said: str,
) -> Claim:
    """Return a claim as a file states it; `from` is `since` and `as` is `role`, as in Qualifiers."""
    found = VOCABULARY.stated_as(stated)
    assert found is not None, stated
    property_, inverted = found
    place = Place("entries/x.md", line, 5)
    kind = KindId(property_.takes)
    return Claim(
        subject=EntryId("ri-il-gyu"),
        born_as=EntryId("ri-il-gyu"),
        property=property_,
        inverted=inverted,
        value=Value(
            text=value,
            entry=EntryId(value) if kind in VOCABULARY.kinds else None,
            date=dates.parse(value) if property_.takes == "date" else None,
            place=place,
        ),
        qualifiers=Qualifiers(**{name: _qualifier(name, text) for name, text in said.items()}),
        evidence=tuple(
            evidence(quote) if isinstance(quote, str) else quote for quote in quotes or (evidence(),)
        ),
        preferred=preferred,
        inferred=inferred,
        place=place,
    )


def entry(
    id: str = "ri-il-gyu",
    *claims: Claim,
    kind: str = "person",
    name: str = "",
    prose: str = CITED,
    **fields: Any,
) -> Entry:
    """Return an entry with prose; its name is made of its id, and its claims are its own."""
    place = Place(f"entries/{VOCABULARY.kinds[KindId(kind)].folder}/{id}.md")
    read, _ = read_prose(prose, replace(place, line=20))
    own = (
        replace(
            claim,
            subject=EntryId(id),
            born_as=EntryId(id),
            place=replace(claim.place, path=place.path),
            value=replace(claim.value, place=replace(claim.value.place, path=place.path)),
            evidence=tuple(
                replace(piece, place=replace(piece.place, path=place.path, line=claim.place.line + number))
                for number, piece in enumerate(claim.evidence, start=2)
            ),
        )
        for claim in claims
    )
    made = Entry(
        id=EntryId(id),
        kind=VOCABULARY.kinds[KindId(kind)],
        name=name or id.replace("-", " ").title(),
        aliases=(),
        living="no" if kind == "person" else None,
        holders="one",
        publish="full",
        was=(),
        note=None,
        claims=tuple(own),
        prose=read,
        place=place,
    )
    return replace(made, **fields)


def library(entries: Iterable[Entry] = (), sources: Iterable[Source] | None = None) -> Proved:
    """Return a knowledge base with its quotes looked up; with no sources given, it has `source()`."""
    read = Library(
        vocabulary=VOCABULARY,
        sources={one.id: one for one in ([source()] if sources is None else sources)},
        entries={one.id: one for one in entries},
    )
    return prove(read, CONFIG)


def fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder of ours hold exactly these files."""
    filling = Filling(folder, {path: (hash_of(data), -1, -1) for path, data in files.items()})
    for path, data in files.items():
        filling.put(path, data)
    filling.close()
