r"""Characters that no text of authors holds: they are not seen, lie about what is seen, or have no meaning.

What a script or a picture of letters needs is let pass where it needs it, and nowhere else: the joiners of
Persian and of Indian scripts, the breaks of Thai, the parts of an emoji, the variants of a Han sign.
"""

import re

_JOINED = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1a20-\u1aad\u1b00-\u1bff\ufb50-\ufefc"
"""Scripts whose letters change beside one another."""
_UNSPACED = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff"
"""Scripts that put no space between words."""
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufefc"
_EMOJI = "0-9#*\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MONGOLIAN = "\u1820-\u18aa"
_ENDS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
"""The last two of each plane, which will never be characters."""
_NEVER_SHORT = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u2060-\u206f\u2800\u3164\uffa0\ufeff\ufff0-\ufffb"  # not seen
    "\u2028-\u202e"  # ends of lines, and marks that turn the direction of what follows
    "\ud800-\udfff\ufdd0-\ufdef\ufffd\ue000-\uf8ff"
)
"""Those with numbers of at most four digits."""
_NEVER = (
    f"{_NEVER_SHORT}\U000e0000-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
    f"\U000f0000-\U0010ffff{_ENDS}"
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
MOST_MARKS = 4
"""Accents on one letter."""

_RARE = re.compile(
    f"[{_NEVER_SHORT}\u061c\u180b-\u180f\u200b-\u200f\ufe00-\ufe0f\ufffe\uffff{_MARKS}\U0001fffe-\U0010ffff]"
)
"""What any of them begins with: where there is none, as in nearly all texts, nothing has to be weighed."""

BAD = re.compile(
    f"[{_NEVER}]"
    f"|(?<![{_JOINED}])\u200c|(?<![{_JOINED}{_EMOJI}\ufe0f])\u200d|(?<![{_UNSPACED}])\u200b"
    f"|(?<![{_RIGHT_TO_LEFT}])[\u200e\u200f\u061c](?![{_RIGHT_TO_LEFT}])"
    f"|(?<![{_EMOJI}])[\ufe0e\ufe0f]|(?<![{_HAN}])[\ufe00-\ufe0d\U000e0100-\U000e01ef]"
    f"|(?<![{_MONGOLIAN}])[\u180b-\u180f]|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0020-\U000e007f]"
    rf"|[{_MARKS}]{{{MOST_MARKS + 1},}}"
)
"""One of them, or a pile of accents."""


def fault_of_characters(text: str) -> tuple[int, str] | None:
    """Return where the first of them stands, and what to do about it; None for a clean text."""
    if text.isascii() and text.isprintable():
        return None
    found = BAD.search(text) if _RARE.search(text) else None
    if found is None:
        return None
    sign = found[0][0]
    number = f"U+{ord(sign):04X}"
    if len(found[0]) > 1:
        message = f"has {len(found[0])} accents on one letter; delete those that do not belong there"
    elif sign == "\ufffd":
        message = f"holds the sign {number}, which stands for a letter that was lost; type that letter"
    elif "\ue000" <= sign <= "\uf8ff" or sign >= "\U000f0000":
        message = f"holds the character {number}, which each font draws otherwise; write it in words"
    else:
        message = f"holds the invisible character {number}; delete it"
    return found.start(), message
