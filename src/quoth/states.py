"""The state of whatever can be read of a graph: it is the same only where what is read is the same."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from quoth.ids import EntryId, SourceId
from quoth.ledger import hash_of
from quoth.link.graph import Graph
from quoth.model import Claim, Entry, Sentence
from quoth.traces import FILES
from quoth.watching import ALL, Read, State

_LONGEST = 32
"""Characters of a state that are kept as they are; of a longer one so many of its hash."""


def states(graph: Graph, files: Mapping[str, str]) -> State:
    """Return what tells the state of anything that can be read; `files` are the hashes of authors' files."""
    entries, sources = graph.library.entries, graph.library.sources
    of_claims: dict[int, str] = {}

    def of_claim(claim: Claim) -> str:
        # They all live as long as the graph.
        if (found := of_claims.get(id(claim))) is None:
            found = of_claims[id(claim)] = _short(_claim(claim))
        return found

    def of_all(claims: Iterable[Claim]) -> str:
        return " ".join(map(of_claim, claims))

    def of_source(id_: str) -> str:
        source = sources.get(SourceId(id_))
        return "" if source is None else files[source.place.path]

    def of(told: Callable[[Entry], str]) -> Callable[[str], str]:
        """Return what tells the state of something of an entry."""
        return lambda id_: "" if (entry := entries.get(EntryId(id_))) is None else told(entry)

    def of_relations(id_: str) -> str:
        ties = graph.relations.get(EntryId(id_), ())
        return " ".join(f"{of_claim(tie.claim)} {tie.other} {tie.here}" for tie in ties)

    def of_backlinks(id_: str) -> str:
        links = graph.backlinks.get(EntryId(id_), ())
        return repr([(one.entry, one.sentence.text, _links(one.sentence)) for one in links])

    def of_disagreements(id_: str) -> str:
        found = graph.disagreements.get(EntryId(id_), ())
        return repr([(one.about, one.why, of_all(one.claims)) for one in found])

    def of_uses(id_: str) -> str:
        uses = graph.uses.get(SourceId(id_), ())
        said = [
            (one.entry, one.passage.paragraph, one.passage.spans, of_claim(one.claim) if one.claim else "")
            for one in uses
        ]
        return f"{of_source(id_)} {said}"

    def of_people(name: str) -> str:
        entry = graph.people.get(name)
        return "" if entry is None else _head(entry)

    told: dict[str, Callable[[str], str]] = {
        FILES: of(lambda entry: files[entry.place.path]),
        "entries": of(_head),
        "claims": of(lambda entry: of_all(entry.claims)),
        "prose": of(lambda entry: entry.prose.text),
        # Who asks where a claim stands has read the claim.
        "parts": of(lambda entry: repr([one for one in entry.parts.items() if one[1] > 1])),
        "sources": of_source,
        "now_called": lambda id_: graph.library.now_called.get(id_, ""),
        "naming": lambda id_: of_all(graph.library.naming.get(EntryId(id_), ())),
        "positions": lambda id_: str(graph.library.positions.get(EntryId(id_))),
        "versions": lambda id_: graph.versions.get(EntryId(id_), ""),
        "relations": of_relations,
        "countries": lambda id_: repr(graph.countries.get(EntryId(id_))),
        "countries_around": lambda id_: repr(graph.countries_around.get(EntryId(id_))),
        "backlinks": of_backlinks,
        "disagreements": of_disagreements,
        "mentions": lambda id_: repr(graph.mentions.get(EntryId(id_))),
        "uses": of_uses,
        "named": lambda id_: repr(graph.named.get(SourceId(id_))),
        "shown": lambda id_: repr(sorted(graph.shown.get(SourceId(id_), ()))),
        "people": of_people,
    }

    @cache
    def everything() -> str:
        return _short("".join(f"{files[path]}{path}" for path in sorted(files)))

    def state(read: Read) -> str:
        table, key = read
        return everything() if key == ALL else _short(told[table](key))

    return state


def _short(said: str) -> str:
    return said if len(said) <= _LONGEST else hash_of(said.encode())[:_LONGEST]


def _head(entry: Entry) -> str:
    """Return all of an entry that is not read apart from its head."""
    named = (entry.id, entry.kind.id, entry.name, entry.aliases, entry.was, entry.place.path)
    return repr((*named, entry.living, entry.holders, entry.publish, entry.note))


def _claim(claim: Claim) -> str:
    """Return all that a claim says, wherever it stands; of its property the rest is in the vocabulary."""
    q = claim.qualifiers
    said = [claim.subject, claim.born_as, claim.property.id, claim.inverted, claim.value.text]
    said += [None if date is None else date.text for date in (q.since, q.until, q.on)]
    said += [q.at, q.role, q.count, q.note, claim.preferred, claim.inferred, claim.single_origin]
    told = [
        (one.source, one.quote, one.before, one.after, one.said_by, one.manner, one.stance, one.note)
        for one in claim.evidence
    ]
    return repr((said, told))


def _links(sentence: Sentence) -> list[tuple[str, str, str | None]]:
    return [(link.target, link.text, link.title) for link in sentence.links]
