"""How a claim or a page can be cited, folded away beside it."""

from functools import lru_cache

from quoth import html
from quoth.citing.citation import Citation, of_claim, of_entry, of_source
from quoth.citing.files import FORMATS
from quoth.citing.text import one_line, written
from quoth.config import Config
from quoth.html import Html
from quoth.link.graph import Graph
from quoth.model import Claim, Entry, Source
from quoth.pages import markdown as md


def citation(claim: Claim, graph: Graph, config: Config, here: str) -> Html:
    """Return the citation of a claim in each format, for any page."""
    entry = graph.library.entries[claim.subject]
    path = f"{entry.kind.folder}/{entry.id}"
    return _folded("Cite", of_claim(claim, graph, config), path, config, here)


def page_citation(cited: Entry | Source, graph: Graph, config: Config, here: str) -> Html:
    """Return the citation of a page in each format."""
    if isinstance(cited, Entry):
        made, path = of_entry(cited, graph, config), f"{cited.kind.folder}/{cited.id}"
    else:
        made, path = of_source(cited, graph, config), f"sources/{cited.id}"
    marked = html.tag("p", html.tag("code", written(made, md.plain, md.link)))
    return _folded("Cite this page", made, path, config, here, marked)


def _folded(
    says: str, cited: Citation, path: str, config: Config, here: str, marked: Html | str = ""
) -> Html:
    """Return a disclosure; scripts find the record by its id, and mend an address that has no host.

    They make Markdown of the text, where it does not stand there: a page has many claims.
    """
    return html.tag(
        "details",
        html.tag("summary", says),
        html.tag("p", Html(written(cited, _words, _linked)), class_="q-citation"),
        marked,
        _files(path, here),
        class_="q-cite",
        data_q_id=cited.id,
        data_q_path=None if config.site_url else cited.address,
    )


@lru_cache(maxsize=1)
def _files(path: str, here: str) -> Html:
    """Return the ways to the files of a page's citations: the same for each of its claims."""
    links = [html.link(name, md.between(here, path + ending), download=True) for name, ending, _ in FORMATS]
    return html.tag("p", html.join("All of this page:", *links, by=" "))


def _words(words: str) -> str:
    return html.text(one_line(words))


def _linked(words: str, address: str) -> str:
    """Return words marked as what the address after them is of."""
    return html.join(html.tag("span", Html(words)), ", ", address)
