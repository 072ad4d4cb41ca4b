"""The rules by which posts are found: `rules/posts.yml`."""

from quoth.fields import Format
from quoth.values import Several, Text


class PostRules(Format):
    """What tells of posts."""

    cues: Several[Text] = ()
    """Words that tell of them."""
