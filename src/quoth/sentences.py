"""Running text to sentences, by where they stop."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

_STOP = re.compile(
    r"""(?<![.!?…])(?P<stop>[.!?…]++|(?P<wide>[。！？｡．]++))  # a sentence stops,
        [\])}"'’”»›」』）】》〉]*+                              # and brackets and quotation marks close""",
    re.VERBOSE,
)
_NEXT = re.compile(r"""\s*+[\[({"'‘“„«‹「『（¿¡]*+(?P<word>\w*+)(?P<dot>\.?)""")
_BEFORE = re.compile(r"""[^\s\[({"'‘“„«‹—–-]*\Z""")
_LONGEST = 12
"""Characters that are looked at before a full stop; every shortened word is shorter."""

_NEVER_LAST = re.compile(
    r"""Mr | Mrs | Ms | Dr | Prof | Gen | Maj | Col | Lt | Capt | Cmdr | Adm | Brig | Sgt | Gov | Sen |
    Rep | Amb | Min | Pres | Rev | Fr | St | Mt | Ft | Hon | e\.g | i\.e | eg | ie | cf | vs | viz |
    approx | ca | c | esp""",
    re.VERBOSE,
)
"""Words that a full stop shortens and that something always follows."""
_SELDOM_LAST = re.compile(
    r"""Jan | Feb | Mar | Apr | Jun | Jul | Aug | Sept? | Oct | Nov | Dec | Mon | Tues? | Wed | Thu |
    Thurs | Fri | Sat | Sun | Jr | Sr | Inc | Ltd | Co | Corp | Bros | Dept | Univ | Ave | etc | al
    | [A-Z] | (?: [A-Za-z] \. )+ [A-Za-z]  # initials""",
    re.VERBOSE,
)
"""Words that a full stop shortens; the sentence ends with them only where another one plainly begins."""
_BEFORE_NUMBERS = re.compile(r"No|no|Nos|nos|Art|art|Sec|sec|Fig|fig|Vol|vol|Ch|ch|p|pp|para")
_OPENERS = re.compile(
    r"""A | After | All | Although | An | And | Another | As | At | Before | Both | But | By | During |
    Each | For | From | He | Her | His | However | I | If | In | It | Its | Later | Many | Most | No
    | None | On | One | Or | Our | She | Since | So | Some | Such | That | The | Their | Then |
    There | These | They | This | Those | Two | Under | Until | We | When | While | With | You""",
    re.VERBOSE,
)
"""Words with which sentences begin, and names do not."""


def split_sentences(words: str, whole: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends.

    None stops inside one of the stretches in `whole`, which are in order and apart from one another; one that
    follows a stop with no space between belongs to the sentence before, as a note does.
    """
    begins = [first for first, _ in whole]
    notes = {first: last for first, last in whole if first < last}
    begin = 0
    for stop in _STOP.finditer(words):
        end = stop.end()
        if stop["wide"] is None:
            while end in notes:
                end = notes[end]
        nearest = bisect_left(begins, end) - 1
        inside = nearest >= 0 and end < whole[nearest][1]
        if inside or not _ends_sentence(words, stop, end):
            continue
        yield from _trimmed(words, begin, end)
        begin = end
    yield from _trimmed(words, begin, len(words))


def _ends_sentence(words: str, stop: re.Match[str], end: int) -> bool:
    """Say whether what follows a stop is another sentence."""
    if stop["wide"] is not None or end == len(words):
        return True
    after = _NEXT.match(words, end)
    if after is None or not words[end].isspace() or not after["word"] or after["word"][0].islower():
        return False
    if stop["stop"] != ".":
        return True
    before = _BEFORE.search(words[max(0, stop.start() - _LONGEST) : stop.start()])
    word = "" if before is None else before[0]
    if _NEVER_LAST.fullmatch(word):
        return False
    if _BEFORE_NUMBERS.fullmatch(word):
        return not after["word"][0].isdigit()
    if _SELDOM_LAST.fullmatch(word):
        return _OPENERS.fullmatch(after["word"]) is not None and not after["dot"]
    return True


def _trimmed(words: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    stretch = words[begin:end]
    if stretch.strip():
        yield begin + len(stretch) - len(stretch.lstrip()), begin + len(stretch.rstrip())
