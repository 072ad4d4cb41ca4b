"""The front matter of compiled pages, as MkDocs reads it: most is JSON, which is read many times as fast."""

import json
import re
from typing import Any

from mkdocs.utils.meta import get_data

_WORDS = r'"[^"\\\n]*"'
_HEAD = re.compile(rf"---\n((?:[a-z]{{3,20}}: (?:{_WORDS}|\[(?:{_WORDS}(?:, {_WORDS})*)?\])\n)+)---\n")
"""As our page writer writes it: words, and lists of words."""
_READ_OTHERWISE = frozenset({"yes", "true", "off", "null", "false"})
"""Keys that YAML takes for something else than words."""


def front_and_words(text: str) -> tuple[str, dict[str, Any]]:
    """Return what stands under the front matter, and what the front matter says."""
    head = _HEAD.match(text)
    # YAML ends lines at more signs than these.
    if head is None or not head[1].replace("\n", "").isprintable():
        return get_data(text)
    said = {}
    for line in head[1].splitlines():
        key, _, value = line.partition(": ")
        said[key] = json.loads(value)
    if said.keys() & _READ_OTHERWISE:
        return get_data(text)
    return text[head.end() :].lstrip("\n"), said
