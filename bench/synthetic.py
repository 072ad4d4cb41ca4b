"""Make a synthetic knowledge base of any size, in the shape of the one in this repository.

Run `.venv/bin/python bench/synthetic.py FOLDER ENTRIES [SEED]` in the folder of the repository. The same size
and seed make the same bytes.
"""

import math
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from random import Random

from synthetic_telling import Claim, Quote, Telling, Told, source_id
from synthetic_world import World, make_world

from quoth.load.places import read_places
from quoth.scalars import yaml_item, yaml_scalar

ROOT = Path(__file__).parent.parent
COPIED = ("pages", "theme", "mkdocs.yml", "entries/vocabulary.yml", "entries/places.yml")
_FILLERS = (
    "Officials gave no further details, and the matter rested for {} weeks",
    "The ministry moved {} of its clerks to other floors while the papers were sorted",
    "Those who were there remember rain, late trains and {} empty chairs",
    "A shelf of {} folders was found in the cellar and has not been opened since",
    "Shops closed early for {} evenings, and few asked why",
    "What was decided behind those doors became known only {} months later",
    "The building has {} windows on the river, and most of them stay dark",
    "Letters took {} days to arrive, and some never did",
)
_LEAST_WORDS = 400
"""Of an article."""


def make(folder: Path, size: int, seed: int = 1, like: Path = ROOT) -> World:
    """Write a knowledge base with so many entries into a new folder; `like` has the rest of it."""
    for name in COPIED:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (like / name).is_dir():
            shutil.copytree(like / name, target)
        else:
            shutil.copy(like / name, target)
    places, _, _ = read_places((like / "entries/places.yml").read_bytes(), largest=math.inf)
    world = make_world(size, {one.name: one.country for one in places.values()}, seed)
    telling = Telling(world, seed)
    for kind in ("people", "events", "posts"):
        (folder / "entries" / kind).mkdir()
    for person in world.people:
        _write(folder / "entries/people", person.id, person.name, person.aliases, telling.person(person))
    for event in world.events:
        _write(folder / "entries/events", event.id, event.name, (), telling.event(event))
    for post in world.posts:
        _write(folder / "entries/posts", post.id, post.name, (), telling.post(post))
    (folder / "sources").mkdir()
    for number, sentences in enumerate(telling.said):
        chance = Random(f"{seed} {number}")  # noqa: S311  # As in `make_world`.
        text = _head_of_article(number, chance) + _paragraphs(sentences, chance)
        (folder / "sources" / f"{source_id(number)}.md").write_text(text, encoding="utf-8", newline="\n")
    return world


def _write(folder: Path, id_: str, name: str, aliases: Iterable[str], told: Told) -> None:
    lines = [f"name: {yaml_scalar(name)}"]
    if aliases:
        lines.append(f"aliases: [{', '.join(yaml_item(alias) for alias in aliases)}]")
    lines += [f"{key}: {value}" for key, value in told.fields.items()]
    lines.append("claims:")
    for claim in told.claims:
        lines += _claim(claim)
    text = "\n".join(["---", *lines, "---", *told.prose, ""])
    path = folder / f"{id_}.md"
    assert not path.exists(), f"{path} is made twice"
    path.write_text(text, encoding="utf-8", newline="\n")


def _claim(claim: Claim) -> Iterable[str]:
    yield f"  - {claim.property}: {yaml_scalar(claim.value)}"
    for key, value in claim.qualifiers.items():
        yield f"    {key}: {yaml_scalar(value)}"
    yield "    evidence:"
    for quote in claim.quotes:
        yield from _quote(quote)


def _quote(quote: Quote) -> Iterable[str]:
    yield f"      - source: {source_id(quote.article)}"
    yield f"        quote: {yaml_scalar(quote.words)}"
    if quote.said_by is not None:
        yield f"        said-by: [{yaml_item(quote.said_by)}]"
    if quote.manner is not None:
        yield f"        manner: {quote.manner}"


def _head_of_article(number: int, chance: Random) -> str:
    standing = "retracted" if number % 60 == 59 else "corrected" if number % 40 == 39 else "current"
    origin = number - 1 if number % 12 == 11 else number
    lines = (
        f"title: What the papers of volume {number + 1} say",
        "publisher: The Evening Post",
        f"author: [Reporter {number % 9 + 1}]",
        f"published: {chance.randrange(2021, 2026)}-{chance.randrange(1, 13):02}",
        f"url: https://example.org/evening-post/{number + 1}",
        f"origin: desk-{origin + 1}",
        "language: en",
        *(("publish: full",) if number % 5 == 0 else ("publish: excerpts", "quota: 0.75")),
        "rights: Invented for measuring",
        f"standing: {standing}",
    )
    return "\n".join(["---", *lines, "---", ""])


def _paragraphs(sentences: list[str], chance: Random) -> str:
    """Put the sentences of an article between others, three or so to a paragraph."""
    said = list(sentences)
    while sum(len(sentence.split()) for sentence in said) < _LEAST_WORDS or len(said) < 1.25 * len(sentences):
        said.insert(
            chance.randrange(len(said) + 1), f"{chance.choice(_FILLERS).format(chance.randrange(2, 90))}."
        )
    paragraphs = []
    while said:
        count = chance.randrange(2, 5)
        paragraphs.append(" ".join(said[:count]))
        said = said[count:]
    return "\n\n".join(paragraphs) + "\n"


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
