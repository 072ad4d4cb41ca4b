"""The second engine: an article out to a model, its answers back, held against the article and joined."""

import os
from collections.abc import Callable

from quoth.config import Config
from quoth.creating import WrongUsageError
from quoth.engine.answers import read_answer
from quoth.engine.chat import Chat
from quoth.engine.dropped import Dropped
from quoth.engine.errors import CutOffError
from quoth.engine.instructions import INSTRUCTIONS, SCHEMA, article_text
from quoth.engine.joining import joined
from quoth.engine.parts import halves, length_of, parts_of
from quoth.engine.proving import Against
from quoth.extraction.proposals import Proposals
from quoth.model import Source

KEY = "QUOTH_ENGINE_KEY"
"""The environment variable with the key, which stands in no file and in no message."""
LONGEST_PART = 8_000
"""Characters of an article that are sent at once: some models read little, and an answer is about as long."""
_NOT_CONFIGURED = (
    "no model is configured; write into mkdocs.yml, under 'extra:' and there under 'quoth:', "
    "'engine: {url: https://example.org/v1, model: name-of-the-model}', "
    f"and put its key, if it takes one, into the environment variable {KEY}"
)


def propose(
    source: Source, config: Config, *, say: Callable[[str], None] | None = None
) -> tuple[Proposals, Dropped]:
    """Return what a model finds in an article, as far as the article bears it out, and what was not used.

    Models take their time: what is being asked is told to `say`, a line before each question.
    Raises `WrongUsageError` where no model is configured, and `EngineError` where it gives no answer to be
    used. Nothing is written.
    """
    if config.engine is None:
        raise WrongUsageError(_NOT_CONFIGURED)
    chat = Chat(config.engine, os.environ.get(KEY, "").strip() or None, SCHEMA)
    article = Against(source, config.shortest_quote)
    read: list[Proposals] = []
    waiting = parts_of(source, LONGEST_PART)
    while waiting:
        part = waiting.pop(0)
        if say is not None:
            left = f", {len(waiting)} more to come" if waiting else ""
            say(f"{config.engine.model} reads {length_of(part):,} characters of {source.id}{left} …")
        so_far = [person.name for one in read for person in one.people]
        try:
            answer = chat.answer(INSTRUCTIONS, article_text(source, part, so_far))
        except CutOffError:
            smaller = halves(part)
            if not smaller:
                raise
            waiting = smaller + waiting
        else:
            read.append(read_answer(answer, article))
    proposals = joined(read, article.dropped)
    return proposals, Dropped(+article.dropped)
