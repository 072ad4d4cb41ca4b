"""What an article holds, as tables to be compared: from proposals as data, and from editors' entries."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draft_matching import Day, Happening, Office, Someone, Stretch, ends

from quoth.config import Config
from quoth.ids import EntryId, SourceId
from quoth.load.frontmatter import read_document
from quoth.load.sources import read_source
from quoth.model import Claim, Entry, Library, Source
from quoth.place import Place
from quoth.quotes import Quotation, find

_WORD = re.compile(r"\S+")
_PARTS = {"held", "served-in", "took-part-in"}


@dataclass(frozen=True, slots=True)
class Table:
    """What one article holds, as somebody sees it."""

    people: tuple[Someone, ...]
    posts: tuple[Office, ...]
    events: tuple[Happening, ...]
    dates: tuple[Day, ...]
    also: frozenset[str] = frozenset()
    """Dates that may be proposed or not: of publication, or with a reason why they follow."""


def read_article(path: Path, config: Config) -> Source:
    """Read an article that stands outside of `sources/`; a fault in it is ours."""
    document, found = read_document(path.read_bytes(), path.name, largest=config.largest_file)
    source, faults = read_source(document, SourceId(path.stem), config)
    if source is None or found or faults:
        raise ValueError([str(finding) for finding in (*found, *faults)])
    return source


def read_case(path: Path) -> Mapping[str, Any]:
    """Read what an editor takes from an article, in the shape of `draft --json`."""
    data: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def table_of(data: Mapping[str, Any], source: Source) -> Table:
    """Return as a table what `draft --json` prints of one article, or what an editor wrote in that shape."""
    return Table(
        people=tuple(Someone((one["name"], *one["aliases"])) for one in data["people"]),
        posts=tuple(
            Office(
                (one["name"],),
                tuple(word for word in (one["organisation"], one["place"]) if word),
                tuple(holder["person"] for holder in one["holders"]),
            )
            for one in data["posts"]
        ),
        events=tuple(
            Happening(
                (one["name"],),
                (one["date"],) if one["date"] else (),
                (one["place"],) if one["place"] else (),
                tuple(one["people"]),
                tuple(stretches(one["quote"], source)),
            )
            for one in data["events"]
        ),
        dates=tuple(
            Day(edtf, one["text"], place_of(one["text"], one["quote"], source))
            for one in data["dates"]
            for edtf in ends(one["edtf"])
        ),
    )


def table_of_entries(library: Library, source: Source) -> Table:
    """Return what the entries of a knowledge base say on the word of one source."""
    claims = [claim for claim in library.claims() if any(p.source == source.id for p in claim.evidence)]
    parts = [_part(claim) for claim in claims if claim.property.id in _PARTS]
    said_of: dict[EntryId, list[Claim]] = {}
    for claim in claims:
        said_of.setdefault(claim.subject, []).append(claim)
    for person, target, claim in parts:
        said_of.setdefault(person, [])
        said_of.setdefault(target, []).append(claim)
    entries = [entry for id_, entry in library.entries.items() if id_ in said_of]
    taking: dict[EntryId, list[str]] = {}
    for person, target, _ in parts:
        taking.setdefault(target, []).append(library.entries[person].name)
    dated = {False: set[str](), True: set[str]()}
    for claim in claims:
        dated[claim.inferred is not None].update(_dates_of(claim))
    return Table(
        people=tuple(Someone((e.name, *e.aliases)) for e in entries if e.kind.personal_names),
        posts=tuple(_office(e, said_of[e.id], taking, library) for e in entries if e.kind.id == "post"),
        events=tuple(_happening(e, said_of[e.id], taking, source) for e in entries if e.kind.id == "event"),
        dates=tuple(Day(edtf) for edtf in sorted(dated[False])),
        also=frozenset({*dated[True], source.published.text} - dated[False]),
    )


def distinct(dates: Iterable[Day], also: frozenset[str]) -> tuple[Day, ...]:
    """Return each date once, as entries have them, without those that need not be there."""
    every = {one.edtf for one in dates} - {None, *also}
    return tuple(Day(edtf) for edtf in sorted(edtf for edtf in every if edtf))


def passages(quote: str, source: Source) -> Iterator[tuple[int, int, int]]:
    """Yield where the words of a quote stand: a paragraph, the first letter and the one after the last."""
    for passage in find(Quotation(source.id, quote, None, None, Place(source.id)), source):
        for start, end in passage.spans:
            yield passage.paragraph, start, end


def stretches(quote: str, source: Source) -> Iterator[Stretch]:
    """Yield where the words of a quote stand, counted in words."""
    for paragraph, start, end in passages(quote, source):
        yield _in_words(paragraph, start, end, source)


def place_of(text: str, quote: str, source: Source) -> Stretch | None:
    """Return where the words of a date stand within a quote; None when they do not."""
    wanted = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    for paragraph, start, end in passages(quote, source):
        found = wanted.search(source.paragraphs[paragraph - 1].text, start, end)
        if found:
            return _in_words(paragraph, found.start(), found.end(), source)
    return None


def _in_words(paragraph: int, start: int, end: int, source: Source) -> Stretch:
    words = list(_WORD.finditer(source.paragraphs[paragraph - 1].text))
    touched = [number for number, word in enumerate(words) if word.start() < end and start < word.end()]
    return paragraph, touched[0], touched[-1] + 1


def _part(claim: Claim) -> tuple[EntryId, EntryId, Claim]:
    """Return a person, the post or event of that person, and the claim that says so."""
    target = claim.value.entry or claim.subject
    return (target, claim.subject, claim) if claim.inverted else (claim.subject, target, claim)


def _office(
    entry: Entry, claims: Iterable[Claim], taking: Mapping[EntryId, Iterable[str]], library: Library
) -> Office:
    said = [(claim.property.id, claim.value) for claim in claims if claim.subject == entry.id]
    body = [value.text for name, value in said if name in ("organisation", "seat", "country")]
    body += [
        library.entries[value.entry].name for name, value in said if name == "belongs-to" and value.entry
    ]
    titles = [value.text for name, value in said if name == "title"]
    return Office((entry.name, *entry.aliases, *titles), tuple(body), tuple(taking.get(entry.id, ())))


def _happening(
    entry: Entry, claims: Iterable[Claim], taking: Mapping[EntryId, Iterable[str]], source: Source
) -> Happening:
    own = [claim for claim in claims if claim.subject == entry.id]
    quotes = {piece.quote: None for claim in claims for piece in claim.evidence if piece.source == source.id}
    return Happening(
        (entry.name, *entry.aliases),
        tuple(c.value.date.text for c in own if c.property.id == "date" and c.value.date),
        tuple(claim.value.text for claim in own if claim.property.id == "place"),
        tuple(taking.get(entry.id, ())),
        tuple(stretch for quote in quotes for stretch in stretches(quote, source)),
    )


def _dates_of(claim: Claim) -> Iterator[str]:
    q = claim.qualifiers
    for date in (claim.value.date, q.since, q.until, q.on):
        if date is not None:
            yield from (edtf.rstrip("~?%") for edtf in ends(date.text) if edtf)
