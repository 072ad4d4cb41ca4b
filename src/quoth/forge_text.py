"""Words of strangers in Markdown for a forge: in summaries, pull requests and issues.

A forge shows more than CommonMark: it makes links of addresses, of `@name`, `#12` and words like `:+1:`, and
formulas of what stands between dollar signs. Words of strangers must be able to do none of it.
"""

import html
import re

_UNSEEN = "&#8203;"
"""A space without a width, which keeps apart what a forge would make a link of."""
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_SPECIAL = re.compile(r"[\\`*_\[\]~|{}]")
_JOINED = re.compile(
    r"""(?<=[@#!])(?=\w) | (?<=[%&~])(?=[\d"])          # @name, #12; and what GitLab refers to by !12, %1, &1
    | (?<=:)(?=//|[\w+-]+:) | (?<=\bwww)(?=\.)        # addresses, emoji
    | (?<=\bGH)(?=-\d)                               # issues once more""",
    re.VERBOSE | re.IGNORECASE,
)
_BEGINS_BLOCK = re.compile(r"\A(?:[#+=-]|\d+(?=[.)]))")


def plain(words: str) -> str:
    """Return words as Markdown that shows exactly these words on one line, wherever it stands."""
    pieces = _JOINED.split(_one_line(words))
    shown = _UNSEEN.join(
        _SPECIAL.sub(r"\\\g<0>", html.escape(piece, quote=False)).replace("$", "<span>$</span>")
        for piece in pieces
    )
    return _BEGINS_BLOCK.sub(_harmless, shown)


def code(words: str) -> str:
    """Return words as a span of code, on one line."""
    line = _one_line(words)
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    edge = " " if line[:1] == "`" or line[-1:] == "`" else ""
    return f"{fence}{edge}{line}{edge}{fence}"


def _one_line(words: str) -> str:
    """Join lines, and leave out what is not seen but reverses or hides other words."""
    return " ".join(_UNSHOWN.sub(" ", words).split())


def _harmless(begin: re.Match[str]) -> str:
    """Keep the beginning of words from beginning a list, a heading or a rule."""
    sign = begin[0]
    return f"{sign}&#8203;" if sign.isdigit() else f"\\{sign}"
