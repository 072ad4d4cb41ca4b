"""Evidence as readers meet it: a chip that opens the quote, who says so, and the way to the passage."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from urllib.parse import quote as percent

from quoth import html
from quoth.html import Html
from quoth.link.graph import Graph
from quoth.model import Claim, Evidence, Source
from quoth.pages import words
from quoth.quotes import Passage

_ENDS = 5
"""Words at each end of a long passage by which a browser finds it at the publisher's."""
_TOLD = {
    "stated": "",
    "reported": "The source tells it as a report.",
    "alleged": "The source tells it as an allegation.",
}


def chips(claim: Claim, graph: Graph, here: str) -> list[Html]:
    """Return a claim's evidence as chips: quotes that one teller has from one source share one."""
    return [
        _chip(list(pieces), graph, here) for _, pieces in groupby(claim.evidence, key=_who_says_it_and_where)
    ]


def quotes(evidence: Iterable[Evidence], graph: Graph, here: str) -> Html:
    """Return evidence with its quotes unfolded, for a box that sets sources side by side."""
    told = []
    for _, those in groupby(evidence, key=_who_says_it_and_where):
        pieces = list(those)
        source = graph.library.sources[pieces[0].source]
        manner = words.HEARSAY.get(pieces[0].manner, "")
        who = html.join(words.said_by(pieces[0], graph, here), manner, by=", ")
        where = html.join(words.about_source(source), _standing(source), by=" ")
        head = html.tag("p", html.join(who, where, by=", in " if manner else " in "))
        told.append(
            html.tag("div", html.join(head, *_passages(pieces, graph, here), by=" "), class_="q-told")
        )
    return html.join(*told)


def at_publisher(source: Source, passage: Passage | None) -> str | None:
    """Return the address of the very passage where the source was published.

    A text fragment (WICG, URL Fragment Text Directives) names its first and last words; it is left out where
    the words may not be shown.
    """
    if source.url is None or passage is None:
        return source.url
    text = source.paragraphs[passage.paragraph - 1].text
    parts = [text[start:end] for start, end in passage.spans]
    if source.publish == "none" or any(words.redacted(source, part) != part for part in parts):
        return source.url
    mark = "&" if "#" in source.url else "#"
    return f"{source.url}{mark}:~:{'&'.join(f'text={_directive(part)}' for part in parts)}"


def _who_says_it_and_where(piece: Evidence) -> tuple[object, ...]:
    return piece.source, piece.said_by, piece.manner, piece.stance


@lru_cache(maxsize=10_000)
def _directive(part: str) -> str:
    listed = part.split()
    if len(listed) <= 2 * _ENDS:
        return _encoded(" ".join(listed))
    return f"{_encoded(' '.join(listed[:_ENDS]))},{_encoded(' '.join(listed[-_ENDS:]))}"


def _encoded(part: str) -> str:
    """Percent-encode words; a hyphen, too, has a meaning in a text fragment."""
    return percent(part, safe="").replace("-", "%2D")


def _chip(pieces: list[Evidence], graph: Graph, here: str) -> Html:
    disputes = pieces[0].stance == "disputes"
    return html.tag(
        "details",
        html.tag("summary", _teller(pieces[0], graph)),
        html.join(*_opened(pieces, graph, here), by=" "),
        class_="q-chip q-chip-against" if disputes else "q-chip",
    )


def _teller(piece: Evidence, graph: Graph) -> Html:
    """Return in short who says it: `Ri Il Gyu, reportedly, in Asia Times, September 2024`."""
    source = graph.library.sources[piece.source]
    entry = graph.entry(piece.said_by[0]) if piece.said_by else None
    teller = entry.name if entry is not None else "".join(piece.said_by[:1])
    manner = words.HEARSAY.get(piece.manner, "")
    told = html.join(words.name(teller) if teller else "", manner, by=", ")
    where = html.join(words.about_source(source), _standing(source), by=" ")
    against = html.tag("b", "against this:") if piece.stance == "disputes" else ""
    return html.join(
        against, html.join(told, where, by=", in " if manner else " in ") if told else where, by=" "
    )


def _standing(source: Source) -> Html:
    """Return a warning where a source was corrected or withdrawn."""
    standing = words.STANDING.get(source.standing)
    return html.tag("b", f"({standing})") if standing else Html("")


def _opened(pieces: list[Evidence], graph: Graph, here: str) -> list[Html]:
    """Return who tells it at each remove, and the quotes."""
    who = words.said_by(pieces[0], graph, here)
    said = html.join(html.join("Said by ", who, ".") if who else "", _TOLD[pieces[0].manner], by=" ")
    return [html.tag("p", said, class_="q-said") if said else Html(""), *_passages(pieces, graph, here)]


def _passages(pieces: list[Evidence], graph: Graph, here: str) -> list[Html]:
    """Return quotes of one source, each with its note and the ways to its passage."""
    source = graph.library.sources[pieces[0].source]
    blocks = []
    for number, piece in enumerate(pieces):
        passage = graph.passage_of(piece)
        away = at_publisher(source, passage)
        there = f"paragraph {passage.paragraph}" if passage is not None else "the source"
        from_ = html.join(
            html.text(words.capitalised(piece.note)) if piece.note else "",
            html.join(
                html.link(there, words.passage_address(source, passage, here)),
                html.join(" of ", words.title(source)) if number == 0 else "",
            ),
            html.link("read it at the publisher’s", away, rel="external") if away else "",
            by=" · ",
        )
        blocks += [
            html.tag("blockquote", words.quote(source, passage)),
            html.tag("p", from_, class_="q-from"),
        ]
    return blocks
