"""Pages as plain Markdown without a line of HTML, for programs that read texts: the quotes and sources too.

Each stands at the address of its page with `.md` after it, as llmstxt.org proposes.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from posixpath import basename

from quoth.config import Config
from quoth.data.linked import same_as
from quoth.link.graph import Graph
from quoth.load.prose import replace_links
from quoth.model import Claim, Entry, Evidence, Kind, Link, Source
from quoth.pages import markdown as md
from quoth.pages import words
from quoth.parting import part_of, parted
from quoth.standing import badge

ENDING = ".html.md"
_LONGEST = 90_000
"""Bytes of one page."""
_BLOCK = re.compile(r"(?m)^(?=\S)")
"""Where a line begins that belongs to none before it."""
_HEAD = re.compile(r"\A---\n.*?\n---\n+", re.DOTALL)
_LINK = re.compile(r"\]\((?P<address>(?![a-z]+:)[^()#\s]+\.md)")
"""The beginning of a link to another page of the site, up to an anchor or its end."""


def plain_pages(graph: Graph, config: Config) -> Iterator[tuple[str, bytes]]:
    """Yield the plain page of every entry and source, the lists of them, and the page that leads to all."""
    library = graph.library
    for entry in library.entries.values():
        yield from plain_entry(entry, graph, config)
    for source in library.sources.values():
        yield from plain_source(source, graph, config)
    yield from plain_lists(graph, config)


def plain_entry(entry: Entry, graph: Graph, config: Config) -> Iterator[tuple[str, bytes]]:
    """Yield the plain page of an entry."""
    yield from _in_parts(_path(entry), _entry(entry, graph, config))


def plain_source(source: Source, graph: Graph, config: Config) -> Iterator[tuple[str, bytes]]:
    """Yield the plain page of a source."""
    yield from _in_parts(_source_path(source), _source(source, graph, config))


def plain_lists(graph: Graph, config: Config) -> Iterator[tuple[str, bytes]]:
    """Yield the plain lists of entries and sources, and the page that leads to all."""
    library = graph.library
    for kind in library.vocabulary.kinds.values():
        yield from _in_parts(f"{kind.folder}/index{ENDING}", _kind(kind, graph))
    yield from _in_parts(f"sources/index{ENDING}", _sources(graph))
    yield "llms.txt", _first(graph, config).encode()


def plain_by_hand(by_hand: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the plain page of every page written by hand: as it was written, its links to plain pages."""
    named = {name for name in by_hand if name.endswith(".md")}

    def to_plain(link: re.Match[str]) -> str:
        address = link["address"]
        ending = ENDING if address in named or address.endswith("/index.md") else ".html"
        return f"]({address.removesuffix('.md')}{ending}"

    for name in sorted(named):
        text = _HEAD.sub("", by_hand[name].decode(), count=1)
        yield name.removesuffix(".md") + ENDING, _LINK.sub(to_plain, text).encode()


def _first(graph: Graph, config: Config) -> str:
    """Return `llms.txt`: what this is, and where its lists and its data are."""
    library = graph.library
    kinds = [
        _item(kind.plural, f"{kind.folder}/index{ENDING}", f"every {kind.label.lower()}, each on a line")
        for kind in library.vocabulary.kinds.values()
    ]
    data = [
        _item("kb.json", "data/kb.json", "all of it as JSON"),
        _item("kb.sqlite", "data/kb.sqlite", "all of it as a database"),
        _item("datapackage.json", "data/datapackage.json", "all of it as tables, described"),
    ]
    return _page(
        f"# {md.plain(config.site_name)}",
        f"> {md.plain(config.site_description)}",
        f"Version {graph.version}. Every claim rests on words of a source, each quote found there word "
        "for word. The address of each page with `.md` after it is that of the same in plain Markdown.",
        "## Pages",
        "\n".join([*kinds, _item("Sources", f"sources/index{ENDING}", "every article that claims rest on")]),
        "## Data",
        "\n".join(data),
    )


def _entry(entry: Entry, graph: Graph, config: Config) -> str:
    here = _path(entry)
    aliases = ", ".join(md.plain(name) for name in entry.aliases)
    others = [
        f"- {md.plain(tie.label)}: {_linked(graph.library.entries[tie.other], here)}"
        f"{_narrowed(tie.claim, graph)} "
        f"({md.link('with its quotes', _between(here, graph.library.entries[tie.claim.subject]))})"
        for tie in graph.relations.get(entry.id, ())
        if not tie.here
    ]
    return _page(
        f"# {md.plain(entry.name)}",
        f"> {md.plain(entry.kind.label)} in {md.plain(config.site_name)}, version {graph.versions[entry.id]}",
        f"Also: {aliases}" if aliases else "",
        _prose(entry, graph, here),
        "## Claims" if entry.claims else "",
        "\n".join(_claim(claim, graph, here) for claim in entry.claims),
        "## Claimed elsewhere" if others else "",
        "\n".join(others),
    )


def _claim(claim: Claim, graph: Graph, here: str) -> str:
    other = graph.entry(claim.value.entry or "")
    said, elsewhere = md.plain(words.plain_value(claim, graph)), same_as(claim)
    value = _linked(other, here) if other is not None else md.link(said, elsewhere) if elsewhere else said
    inferred = f" (inferred: {md.plain(claim.inferred)})" if claim.inferred else ""
    single = f" (why one origin is enough: {md.plain(claim.single_origin)})" if claim.single_origin else ""
    first = f"- {md.plain(words.label(claim))}: {value}{_narrowed(claim, graph)}{inferred}{single}"
    return "\n".join([first, *(_evidence(piece, graph, here) for piece in claim.evidence)])


def _narrowed(claim: Claim, graph: Graph) -> str:
    said = (words.qualified(claim), words.hearsay(claim), badge(claim, graph.library))
    parts = [part for part in said if part]
    return "".join(f", {md.plain(part)}" for part in parts)


def _evidence(piece: Evidence, graph: Graph, here: str) -> str:
    """Return a quote below its claim, with who tells it and where it stands."""
    source, passage = graph.library.sources[piece.source], graph.passage_of(piece)
    shown = words.quoted(source, passage)
    quote = "a passage whose words are not shown" if shown is None else f"“{md.plain(shown)}”"
    tellers = [(name, graph.entry(name)) for name in piece.said_by]
    told = ", citing ".join(md.plain(name) if one is None else _linked(one, here) for name, one in tellers)
    against = "against this: " if piece.stance == "disputes" else ""
    said = f"{told}, in " if told else ""
    where = md.link(md.plain(source.title), md.between(here, _source_path(source)))
    about = md.plain(", ".join([words.about_source(source), *_standing(source)]))
    paragraph = "" if passage is None else f", paragraph {passage.paragraph}"
    return f"    - {against}{quote}: {said}{where} ({about}){paragraph}"


def _standing(source: Source) -> list[str]:
    return [words.STANDING[source.standing]] if source.standing in words.STANDING else []


def _prose(entry: Entry, graph: Graph, here: str) -> str:
    def linked(link: Link) -> str:
        passage, other = graph.passage_cited(link), graph.entry(link.target)
        if passage is not None:
            standing = "".join(f" ({said})" for said in _standing(graph.library.sources[passage.source]))
            address = md.between(here, f"sources/{passage.source}{ENDING}")
            return f"{md.link(md.plain(link.text), address)}{standing}"
        return md.link(md.plain(link.text), link.target if other is None else _between(here, other))

    return replace_links(entry.prose, linked)


def _source(source: Source, graph: Graph, config: Config) -> str:
    shown = [
        f"Paragraph {number}: {md.plain(said)}"
        for number, said in words.paragraphs_shown(source, graph.uses.get(source.id, ()))
    ]
    return _page(
        f"# {md.plain(source.title)}",
        f"> {md.plain(words.about_source(source))}; a source of {md.plain(config.site_name)}, "
        f"version {graph.versions[source.id]}",
        f"Authors: {md.plain(', '.join(source.author))}" if source.author else "",
        f"Published at {md.link(md.plain(source.url), source.url)}" if source.url else "",
        f"Standing: {source.standing}",
        "## The text" if source.publish == "full" else "## Excerpts",
        *(shown or ["The words of this source are not shown."]),
    )


def _kind(kind: Kind, graph: Graph) -> str:
    here = f"{kind.folder}/index{ENDING}"
    entries = [entry for entry in graph.library.entries.values() if entry.kind.id == kind.id]
    lead = ((entry, entry.prose.sentences[0].text if entry.prose.sentences else "") for entry in entries)
    listed = [_item(entry.name, _between(here, entry), said) for entry, said in lead]
    return _page(f"# {md.plain(kind.plural)}", "\n".join(listed))


def _sources(graph: Graph) -> str:
    here = f"sources/index{ENDING}"
    return _page(
        "# Sources",
        "\n".join(
            _item(source.title, md.between(here, _source_path(source)), words.about_source(source))
            for source in graph.library.sources.values()
        ),
    )


def _item(name: str, address: str, about: str) -> str:
    said = f": {md.plain(about)}" if about else ""
    return f"- {md.link(md.plain(name), address)}{said}"


def _in_parts(path: str, text: str) -> Iterator[tuple[str, bytes]]:
    """Yield a page, and where it would be too long the parts in which it goes on, one after another."""
    blocks = _BLOCK.split(text)
    numbers = parted([len(block.encode()) for block in blocks], _LONGEST)
    for number, those in groupby(zip(numbers, blocks, strict=True), key=lambda pair: pair[0]):
        there = f"{part_of(path.removesuffix(ENDING), number + 1)}{ENDING}"
        more = "\n" + _page(md.link("It goes on here", basename(there))) if number < numbers[-1] else ""
        body = "".join(block for _, block in those)
        yield f"{part_of(path.removesuffix(ENDING), number)}{ENDING}", f"{body}{more}".encode()


def _page(*blocks: str) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"


def _linked(entry: Entry, here: str) -> str:
    return md.link(md.plain(entry.name), _between(here, entry))


def _between(here: str, entry: Entry) -> str:
    return md.between(here, _path(entry))


def _path(entry: Entry) -> str:
    return f"{entry.kind.folder}/{entry.id}{ENDING}"


def _source_path(source: Source) -> str:
    return f"sources/{source.id}{ENDING}"
