"""What the search is told of one page: a pure function of the graph, to be made anywhere and kept."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from quoth import wording
from quoth.link.graph import Graph
from quoth.load.prose import replace_links
from quoth.model import Claim, Entry, Source
from quoth.pages import words as shown
from quoth.romanise import spellings
from quoth.search.facets import entry_facets, source_facets
from quoth.search.keys import key_of, spelled
from quoth.search.shards import script
from quoth.search.words import COMMON, forms, words

NAME, OTHER_NAMES, SPELLINGS, TEXT = "ABCD"
"""The parts of a page that each have a letter; its claims or passages have the letters after these."""
_PASSAGES = "EFGHIJKLMNOPQRSTUVWXYZ"
"""All passages from the last letter on share it."""

Row = tuple[int | tuple[str, str], ...]
"""How many words the title has, and each facet with its value."""


@dataclass(frozen=True, slots=True)
class Record:
    """A page as the index has it."""

    key: int
    """Made of its path, so that no other page has a say in it."""
    words: str
    """Each word and the letters of the parts in which it stands, in turn: one text takes the least room."""
    row: Row
    names: tuple[str, ...]
    """Its title, its address, and its other names."""
    file: tuple[str, bytes]
    """The path and the bytes of what is shown of the page when it is found."""

    def places(self) -> Iterator[tuple[str, str]]:
        """Yield each word, and the letters of the parts in which it stands."""
        told = iter(self.words.split())
        return zip(told, told, strict=True)


def entry_record(entry: Entry, graph: Graph) -> Record:
    """Return what the search is told of an entry: its names, its prose, and each claim with its quotes."""
    names = (entry.name, *entry.aliases)
    return _record(
        shown.entry_path(entry),
        f"{entry.name} (draft)" if entry.publish == "draft" else entry.name,
        kind=entry.kind.label,
        names=[name for name in dict.fromkeys(entry.aliases) if name != entry.name],
        respelled=spellings(names) if entry.kind.personal_names else [],
        facets=entry_facets(entry, graph),
        text=" ".join(sentence.text for sentence in entry.prose.sentences),
        # Headings and tables hold no sentences, but words all the same.
        written=replace_links(entry.prose, lambda link: link.text),
        passages=[
            (_within(entry.parts[claim.key], f"c-{claim.key}"), _told(claim, graph)) for claim in entry.claims
        ],
    )


def source_record(source: Source, graph: Graph) -> Record:
    """Return what the search is told of a source: who wrote and published it, and the words shown."""
    paragraphs = shown.paragraphs_shown(source, graph.uses.get(source.id, ()))
    return _record(
        shown.source_path(source),
        source.title,
        kind="Source",
        names=[],
        respelled=[],
        facets=source_facets(source, graph),
        text=". ".join([*source.author, shown.about_source(source)]),
        written="",
        passages=[(_within(source.parts[number - 1], f"p{number}"), said) for number, said in paragraphs],
    )


def _within(part: int, anchor: str) -> str:
    """Return an anchor as the script takes it: on a further part of a page, with what ends its address."""
    return anchor if part == 1 else f"{part}.html#{anchor}"


def _told(claim: Claim, graph: Graph) -> str:
    """Return a claim in words, with who tells it and the quotes as far as they may be shown."""
    pieces = [f"{shown.capitalised(wording.said(claim, graph.library))}."]
    for evidence in claim.evidence:
        tellers = [(name, graph.entry(name)) for name in evidence.said_by]
        said = shown.quoted(graph.library.sources[evidence.source], graph.passage_of(evidence))
        pieces += [name if entry is None else entry.name for name, entry in tellers]
        pieces += [f"“{said}”"] if said is not None else []
    return " ".join(dict.fromkeys(pieces))


def _record(
    path: str,
    title: str,
    *,
    kind: str,
    names: list[str],
    respelled: list[str],
    facets: Mapping[str, list[str]],
    text: str,
    written: str,
    passages: list[tuple[str, str]],
) -> Record:
    address = f"{path.removesuffix('.md')}.html"
    key = key_of(path)
    parts: dict[str, str] = {}
    _index(parts, NAME, [title])
    _index(parts, OTHER_NAMES, names)
    _index(parts, SPELLINGS, respelled)
    _index(parts, TEXT, [text, written], without=COMMON)
    for number, (_, said) in enumerate(passages):
        _index(parts, _PASSAGES[min(number, len(_PASSAGES) - 1)], [said], without=COMMON)
    page = {"title": title, "kind": kind, "address": address, "names": names, "text": text, "parts": passages}
    return Record(
        key=key,
        words=" ".join(told for place in parts.items() for told in place),
        row=(
            len(words(title)),
            ("kind", kind),
            *((facet, value) for facet, values in facets.items() for value in values),
        ),
        names=(title, address, *names),
        file=script(f"page-{spelled(key)}", page),
    )


def _index(parts: dict[str, str], letter: str, texts: Iterable[str], *, without: Container[str] = ()) -> None:
    """Note in which part the words of texts stand; the parts come in the order of their letters."""
    for token in dict.fromkeys(token for text in texts for token in text.split()):
        for word in forms(token):
            before = parts.get(word, "")
            if word not in without and not before.endswith(letter):
                parts[word] = before + letter
