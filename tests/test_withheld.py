"""What is withheld, and what is a draft, leaves no trace: the site is the same, byte for byte, without it."""

from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from random_kb import worlds
from test_site import tree

from quoth import knowledge, site
from quoth.citing.files import citation_files
from quoth.data.files import data_files
from quoth.link.graph import link
from quoth.pages.all import all_pages
from quoth.pages.plain import plain_pages
from quoth.quotes import Proved
from quoth.search.files import search_files

EACH = 10
"""Hidden things that are tried with each knowledge base: `make fuzz` tries a thousand."""
WITHHELD = """---
name: Jang Song Ok
aliases: [Ri]
living: yes
publish: withheld
was: [jang]
claims:
  - held: foreign-minister-of-north-korea
    from: 1987
    evidence:
      - source: only-hers
        quote: Jang Song Ok said it in Atlantis
  - lives-in: Atlantis
    single-origin: She says so.
    evidence:
      - source: only-hers
        quote: Jang Song Ok said it in Atlantis
---
She [said it in Atlantis](only-hers), as did [him](ri-il-gyu).
"""
ONLY_HERS = """---
title: What nobody is to read
publisher: The Canary
published: 1987
publish: full
---
Jang Song Ok said it in Atlantis, beside Ri Il Gyu and Thae Yong Ho.
"""


def compiled(proved: Proved) -> dict[str, bytes]:
    """Return every file of a site that is not rendered from another."""
    graph = link(proved)
    files = {page.path: page.text.encode() for page in all_pages(graph, proved.config)}
    for made in (citation_files, data_files, plain_pages):
        files |= dict(made(graph, proved.config))
    return files | dict(search_files(graph))


@settings(deadline=None, max_examples=settings().max_examples // EACH)
@given(st.integers(0, 2**40))
def test_the_site_is_the_same_with_what_is_hidden_and_without(seed: int) -> None:
    without, with_more = worlds(Random(seed), EACH)  # noqa: S311 (the same for each seed)
    expected = compiled(knowledge.publishable(without, site.PUBLISHED))
    for one in with_more:
        made = compiled(knowledge.publishable(one, site.PUBLISHED))
        assert {
            path for path in made.keys() | expected.keys() if made.get(path) != expected.get(path)
        } == set()


def test_these_knowledge_bases_would_tell_of_it() -> None:
    differ = 0
    for seed in range(5):
        without, (one,) = worlds(Random(seed), 1)  # noqa: S311
        differ += compiled(knowledge.publishable(without, site.PUBLISHED)) != compiled(
            knowledge.publishable(one, ("full", "draft", "withheld"))
        )
    assert differ == 5


def test_a_whole_build_is_the_same(knowledge_base: Path, built: Path) -> None:
    (knowledge_base / "entries/people/jang-song-ok.md").write_text(WITHHELD, encoding="utf-8")
    draft = WITHHELD.replace("publish: withheld", "publish: draft").replace(
        "Jang Song Ok\n", "Pak Song Suk\n", 1
    )
    (knowledge_base / "entries/people/pak-song-suk.md").write_text(
        draft.replace("[jang]", "[]"), encoding="utf-8"
    )
    (knowledge_base / "sources/only-hers.md").write_text(ONLY_HERS, encoding="utf-8")
    with (knowledge_base / "entries/places.yml").open("a", encoding="utf-8") as places:
        places.write("Atlantis: {at: [31.0, -24.0]}\n")
    found = site.build(knowledge_base)
    assert [str(finding) for finding in found if finding.stops] == []
    assert tree(knowledge_base / "site") == tree(built / "site")
