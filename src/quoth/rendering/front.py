"""The front matter of compiled pages, as MkDocs reads it: most is JSON, which is read many times as fast."""

import json
import re
from typing import Any

from mkdocs.utils.meta import get_data

_HEAD = re.compile(r"---\n((?:[a-z]{3,20}: [\[\"].*[\]\"]\n)+)---\n")
"""As our page writer writes it."""
_READ_OTHERWISE = frozenset({"yes", "true", "off", "null", "false"})
"""Keys that YAML takes for something else than words."""


def front_and_words(text: str) -> tuple[str, dict[str, Any]]:
    """Return what stands under the front matter, and what the front matter says."""
    head = _HEAD.match(text)
    # YAML ends lines at more signs than these, and knows other escapes.
    if head is None or "\\" in head[1] or not head[1].replace("\n", "").isprintable():
        return get_data(text)
    said = {}
    for line in head[1].splitlines():
        key, _, value = line.partition(": ")
        try:
            said[key] = json.loads(value)
        except ValueError:
            return get_data(text)
    if said.keys() & _READ_OTHERWISE:
        return get_data(text)
    return text[head.end() :].lstrip("\n"), said
