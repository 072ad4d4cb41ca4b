"""How dates are written in running English text, as patterns; what each says is read in `dates_in_text`."""

import re

from quoth.dates import MONTHS

MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
"""By the first three letters of the month."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In the order of `date.weekday`."""
_TO_NINETEEN = """one two three four five six seven eight nine ten
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {"a": 1, "an": 1, "a hundred": 100, "one hundred": 100}
_NUMBERS |= {word: number for number, word in enumerate(_TO_NINETEEN.split(), 1)}
_NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
COUNTED = (
    rf"(?P<number>(?i:(?:{'|'.join(_TENS.split())})-(?:{'|'.join(_TO_NINETEEN.split()[:9])})"
    rf"|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})|[0-9]{{1,3}})"
)
"""How many, in words or digits."""


def count_of(words: str) -> int:
    """Return the number that `COUNTED` found."""
    if words.isdigit():
        return int(words)
    said = " ".join(words.lower().split())
    return sum(_NUMBERS[part] for part in said.split("-"))


_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
MONTH_NAME = rf"(?P<month>(?:{'|'.join(MONTHS)})\b)"
NAME_OR_SHORT = rf"(?P<month>(?:{'|'.join(MONTHS)}|{'|'.join(MONTHS).upper()})\b|(?:{_SHORT})\b\.?)"
A_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})\b"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?\b"
_LAST_DAY = r"(?:\s?[-‑–]\s?(?P<last_day>[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?\b)?"
NO_NUMBER_GOES_ON = r"(?![\w%]|[.,:/][0-9])"
NO_NUMBER_BEFORE = r"(?<![\w$£€¥₩#.,:/+-])"
YEAR_NUMBER = rf"(?:1[0-9]|20)[0-9]{{2}}{NO_NUMBER_GOES_ON}"
OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?:(?P<year>{YEAR_NUMBER})|(?P<which>this|last)\s+year\b))"
STAGE = r"(?:(?i:early|mid|late)[\s-]+)"

NO_DATE_NUMBER = re.compile(
    r"""`[^`]*` | \bhttps?://\S+ | [$£€¥₩]\s?[0-9][0-9.,]*
    | \b(?:[Rr]esolutions?|[Nn]os?\.|[Pp]age|[Aa]rticle|[Ss]ection|Room|Office|Bureau|Flight)
      \s+[0-9]+(?:(?:,|,?\s+and)\s+[0-9]+)*\b
    | (?<!\b[Ii]n\s)\b[0-9]{4}\s+(?:people|won|dollars|euros|yen|yuan|k?m|kilomet\w+|met(?:er|re)s
      |miles|ton(?:ne)?s|percent|hours|days|years|times)\b""",
    re.VERBOSE,
)
"""Code, amounts, and numbers that name something."""
NO_WEEKDAY = re.compile(
    rf"""\b(?:[Tt]he(?:\s+last)?|[Ee]very|[Ee]ach|[Nn]ext|[Tt]his|[Aa]|Black|Good|Bloody)\s+{A_WEEKDAY}
    | {A_WEEKDAY}\s+(?:Times|Post|Mail|Telegraph|school)\b""",
    re.VERBOSE,
)
"""Days of the week that are none in particular."""

YEAR_MONTH_DAY = re.compile(
    r"(?<![\w-])(?P<whole>(?P<year>(?:1[0-9]|20)[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2}))(?![\w-])"
)
MONTH_DAY = re.compile(
    rf"\b(?:{A_WEEKDAY},?\s+)?(?P<whole>{NAME_OR_SHORT}\s+{_DAY}{_LAST_DAY}"
    rf"(?:{OF_YEAR}|(?![.,:/]?[0-9]|\s*(?:%|per\s?cent|million|billion))))"
)
DAY_MONTH = re.compile(
    rf"{NO_NUMBER_BEFORE}(?:{A_WEEKDAY},?\s+)?"
    rf"(?P<whole>{_DAY}{_LAST_DAY}(?:\s+of)?\s+{NAME_OR_SHORT}{OF_YEAR}?)"
)
MONTH_YEAR = re.compile(rf"\b(?P<whole>{STAGE}?{NAME_OR_SHORT}{OF_YEAR})")
LAST_MONTH_OF_A_NAME = re.compile(rf"(?<!\b[Tt]he\s)\b(?P<whole>[Ll]ast\s+{MONTH_NAME})")
MONTH = re.compile(
    r"\b(?:(?i:in|since)\s+|(?i:by|of)\s+(?!\w+\s+[A-Z])"
    r"|(?i:until|till|during|before|after|from|through|throughout)\s+(?!May\b|March\b)"
    r"|(?=(?i:early|mid|late)\b))"
    rf"(?P<whole>{STAGE}?(?!May['’]s){MONTH_NAME})(?!\s+[0-9])"
)
"""A month alone: only where a word before it shows that it is one."""

THIS_OR_LAST = re.compile(
    r"(?<!\b[Tt]he\s)\b(?P<whole>(?P<which>(?i:this|last|next))\s+(?P<unit>year|month))\b(?!-)"
)
WEEKDAY = re.compile(rf"\b(?P<whole>(?:[Ll]ast\s+)?(?P<day>{A_WEEKDAY}))")
TODAY_OR_YESTERDAY = re.compile(r"\b(?P<whole>(?P<day>[Yy]esterday|[Tt]oday(?!['’]s)))\b")

YEARS = re.compile(
    rf"{NO_NUMBER_BEFORE}(?P<first>(?:1[0-9]|20)[0-9]{{2}})"
    rf"(?:\s?[-‑–]\s?(?P<last>{YEAR_NUMBER})|[-‑–](?P<short>[0-9]{{2}}{NO_NUMBER_GOES_ON}))(?!-)"
)
DECADE = re.compile(rf"{NO_NUMBER_BEFORE}(?P<whole>(?P<year>(?:1[0-9]|20)[0-9]0)s)\b")
YEAR = re.compile(rf"{NO_NUMBER_BEFORE}(?P<whole>(?:{STAGE})?(?P<year>{YEAR_NUMBER}))(?!\s?[-‑–]\s?[0-9])")

DIRECTIONS = ("before", "after")
DISTANCE = re.compile(
    rf"\b{COUNTED}\s+(?P<unit>day|week|month|year)s?\s+"
    rf"(?P<direction>{'|'.join(DIRECTIONS)})\b"
)
"""How far a date is from another: "a month before"."""
NEAR = re.compile(r"(?:(?!\b(?:who|which|that|and|but|when|while)\b)[^.!?;:,()—]){1,80}")
"""What may stand between a distance and the date it counts from: no other thought."""
