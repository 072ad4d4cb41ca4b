"""Numbers in running English text, in digits and in words."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|[^\W\d_]+")
_COUNT = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: float(number) for number, word in enumerate(_COUNT.split())}
_SMALL |= {word: float(number) for number, word in zip(range(30, 100, 10), _TENS.split(), strict=True)}
_TIMES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}


def numbers_in(text: str) -> frozenset[float]:
    """Return every number in a text; "three million" is one number, and so is "twenty-one"."""
    return frozenset(_numbers(text))


def _numbers(text: str) -> Iterator[float]:
    value: float | None = None
    end = 0
    for match in _TOKEN.finditer(text):
        word = match[0].casefold()
        goes_on = value is not None and text[end : match.start()] in (" ", "-", "\N{NO-BREAK SPACE}")
        end = match.end()
        if word in _TIMES:
            value = (value if value is not None and goes_on else 1) * _TIMES[word]
        elif word in _SMALL and value is not None and goes_on and _adds(value, _SMALL[word]):
            value += _SMALL[word]
        elif word == "and" and goes_on and value is not None and value >= 100 and value % 100 == 0:
            continue
        else:
            if value is not None:
                yield value
            value = _SMALL.get(word)
            if word[0].isdigit():
                value = float(word.replace(",", ""))
    if value is not None:
        yield value


def _adds(value: float, small: float) -> bool:
    """Say whether a number goes on with a smaller one, as in "twenty-one" or "two hundred fifty"."""
    if value >= 100 and value % 100 == 0:
        return True
    return small < 10 and value % 10 == 0 and value % 100 >= 20
