"""How dates are written, beside the ways that `quoth.date_patterns` has: what drafts find."""

import re

from quoth import date_patterns as patterns
from quoth.date_patterns import MONTH_NAME, STAGE

_SEASON_NAMES = "spring summer autumn fall winter"
SEASONS = dict(zip(_SEASON_NAMES.split(), (21, 22, 23, 23, 24), strict=True))
"""As in EDTF."""
_ORDINALS = "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
CENTURIES = {word: number for number, word in enumerate(_ORDINALS.split(), 16)}
"""Centuries whose numbers are written as words."""

NAMED_DAYS = {
    "New Year[’']s Day": (1, 1),
    "New Year[’']s Eve": (12, 31),
    "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25),
    r"Christmas(?!\s+[A-Za-z])": (12, 25),
    "Boxing Day": (12, 26),
}
"""Days that are called by a name, as pattern, with month and day."""
NO_WEEKDAY = re.compile(
    rf"""\b(?:[Ee]very|[Ee]ach|[Oo]ne|[Aa]n?|[Mm]ost|[Aa]ll|Black|Good|Bloody|Ash|Easter|Palm|Cyber)\s+{patterns.A_WEEKDAY}
    | \b[Tt]he\s+{patterns.A_WEEKDAY}\s+(?=[A-Z])
    | {patterns.A_WEEKDAY}\s+(?:Times|Post|Mail|Telegraph|school)\b""",
    re.VERBOSE,
)


SLASHED = re.compile(
    rf"{patterns.NO_NUMBER_BEFORE}(?P<a>[0-9]{{1,2}})(?P<mark>[./])(?P<b>[0-9]{{1,2}})(?P=mark)"
    r"(?P<year>(?:19|20)[0-9]{2})(?![\w/]|\.[0-9])"
)
YEAR_MONTH = re.compile(
    r"(?<![\w./-])(?P<year>(?:19|20)[0-9]{2})-(?P<month>0[1-9]|1[0-2])(?![\w/-]|[.,][0-9])"
)
_SEASON = rf"{STAGE}?(?P<season>(?i:spring|summer|autumn|fall|winter))"
SEASON_OF_YEAR = re.compile(
    rf"\b{_SEASON},?\s+(?:of\s+)?(?:(?P<year>{patterns.YEAR_NUMBER})|(?P<which>this|last|next|that)\s+year\b)"
)
WHICH_SEASON = re.compile(rf"\b(?P<which>(?i:this|last|next|that))(?:\s+past)?\s+{_SEASON}\b")
WHICH_MONTH = re.compile(
    rf"\b(?P<which>(?i:this|last|next|this\s+past|the\s+following|the\s+previous))\s+{MONTH_NAME}(?!\s+[0-9A-Z])"
)
_MONTH_WORD = MONTH_NAME.replace("?P<month>", "?:")
DAYS_OF_MONTH = re.compile(
    rf"\b(?i:between|from)\s+(?P<day>[0-9]{{1,2}})\s+(?:and|to|until)\s+(?P<last_day>[0-9]{{1,2}})\s+"
    rf"{MONTH_NAME}{patterns.OF_YEAR}?"
)
PLAIN_MONTH = re.compile(
    rf"""(?:(?i:\b(?:in|since|between|(?:end|start|beginning|middle|month)\s+of))\s+
    | (?i:\b(?:until|till|during|before|after|from|to|through|throughout|around|about|for|and|or|by|of|as))\s+
      (?:(?!May\b|March\b|(?:April|June|August)\s+[A-Z])
        | (?=\w+\s+(?:to|until|through|and)\s+(?:{_MONTH_WORD}|\0)))
    | (?i:\b(?:the|its|his|her|their|our|a|an))\s+(?=\w+\s+[a-z])(?!March\s+(?:on|to|for|of|from|through)\b)
    | (?=\b(?i:early|mid|late)[\s-])
    | (?<![A-Za-z0-9.]\s)(?<![\w-])(?!May|March|April|June|August))
    (?P<whole>{STAGE}?(?!May['’]s){MONTH_NAME})(?!\s+(?:[0-9]|[A-Z][a-z]+\s+(?:said|told)))""",
    re.VERBOSE,
)
DAY_OF_SPEAKING = re.compile(
    r"\b(?P<day>(?i:today(?!['’]s)|tonight|(?:the\s+day\s+before\s+)?yesterday|tomorrow|last\s+night"
    r"|this\s+(?:morning|afternoon|evening)))\b"
)
END_OF_THIS = re.compile(
    r"\b(?:(?:by|until|at|since|from)\s+)?(?P<whole>the\s+(?:end|beginning|start)\s+of\s+the\s+(?P<unit>year|month))\b"
)
NAMED_DAY = re.compile(
    rf"\b(?P<name>{'|'.join(name for name in NAMED_DAYS)})(?:,?\s+(?P<year>{patterns.YEAR_NUMBER}))?"
)
THIS_YEAR = re.compile(r"(?<!\b[Tt]he\s)\b(?P<which>(?i:this|last|next))\s+(?P<unit>year|month|week)\b(?!-)")
THAT_YEAR = re.compile(
    r"\b(?i:(?:(?P<that>that)(?:\s+same)?|the\s+(?:very\s+)?(?P<which>same|next|following|previous))"
    r"\s+(?:(?P<unit>year|month|week|day|morning|afternoon|evening|night)|(?P<weekday>[A-Z][a-z]+day))\b)(?!-)"
)
WEEKDAY_OF_MONTH = re.compile(
    rf"\b[Tt]he\s+(?:first|second|third|fourth|last)\s+{patterns.A_WEEKDAY}\s+(?:of|in)\s+"
    rf"{MONTH_NAME}{patterns.OF_YEAR}?"
)
"""Told is the month; which day it is nobody can say without its year."""
WEEKDAY = re.compile(rf"\b(?:(?P<which>(?i:this|last|next))\s+)?(?P<weekday>{patterns.A_WEEKDAY})")
_UNIT = "day|night|week|fortnight|month|year|decade"
_NO_PART = r"(?<!half\s)(?<!half-)(?<!than\s)(?<!within\s)(?<!nearly\s)(?<!almost\s)(?<!under\s)(?<!over\s)"
VAGUE = re.compile(
    r"\b(?i:a\s+few|several|some|many|a\s+couple\s+of)\s+(?:day|night|week|month|year|decade)s\s+"
    r"(?:ago|later|earlier|afterwards?)\b"
)
"""How far away it is in no number: that it is a date is all that can be told."""
MONTH_AGO = re.compile(
    rf"\b{MONTH_NAME}(?:\s+(?:day|morning|evening|night))?,?\s+{patterns.COUNTED}\s+years?\s+ago\b"
)
MONTH_OF_THAT_YEAR = re.compile(
    rf"\b(?P<whole>{STAGE}?{MONTH_NAME}\s+(?:of\s+)?(?P<which>that|the\s+(?:same|following|next|previous))\s+year)\b"
)
DAY_OF_MONTH = re.compile(
    r"\b[Oo]n\s+(?P<whole>the\s+(?P<day>[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th))(?=[.,;:)]|\s*\Z|\s+[Aa]nd\b)"
)
AGO = re.compile(
    rf"{_NO_PART}\b{patterns.COUNTED}\s+(?P<unit>{_UNIT})s?\s+(?P<way>ago|from\s+now)\b"
    r"(?P<exact>\s+(?:today|this\s+month|to\s+the\s+day))?"
)
LATER = re.compile(
    rf"{_NO_PART}\b(?:{patterns.COUNTED}\s+(?P<unit>{_UNIT})s?\s+"
    r"(?P<way>later|earlier|afterwards?|before(?=[.,;)]))"
    r"|(?:the\s+(?P<one>day|week|month|year)\s+(?P<side>before|after)(?=[.,;)])"
    r"|(?<=and\s)the\s+(?P<one_more>day|month|year)\s+after))",
    re.IGNORECASE,
)
DISTANCE = re.compile(
    rf"{_NO_PART}\b(?P<exact>(?i:exactly|precisely)\s+)?(?P<whole>{patterns.COUNTED}\s+(?P<unit>{_UNIT})s?\s+"
    r"(?P<way>before|after))\b"
)
CENTURY = re.compile(
    rf"\b{STAGE}?(?:(?P<number>1?[0-9]|20|21)(?:st|nd|rd|th)|(?P<word>(?i:{'|'.join(CENTURIES)})))[\s-]+century\b"
    r"(?!\s+B\.?C)"
)
DECADE = re.compile(
    rf"(?<!\w){STAGE}?(?<![\w$£€¥₩#.,:/+-])(?:(?P<year>(?:1[0-9]|20)[0-9]0)|(?:(?<=\bthe\s)|(?<=early\s)|(?<=late\s)|(?<=mid-))['’]?(?P<short>[2-9]0))['’]?s\b"
)
TIES = "twenties thirties forties fifties sixties seventies eighties nineties"
"""Decades of the last century, as words."""
DECADE_IN_WORDS = re.compile(rf"\bthe\s+(?P<whole>{STAGE}?(?P<name>(?i:{TIES.replace(' ', '|')})))\b")
BARE_SEASON = re.compile(
    r"\b(?i:in|during|since|by)\s+(?P<whole>(?:the\s+)?(?:(?i:early|late)\s+)?"
    r"(?:(?<=the\s)|(?<=early\s)|(?<=late\s))(?P<season>spring|summer|autumn|fall|winter))\b(?!\s+of\b)"
)
YEARS = re.compile(
    rf"{patterns.NO_NUMBER_BEFORE}(?P<first>(?:1[0-9]|20)[0-9]{{2}})\s?[-‑–/]\s?"
    rf"(?P<last>{patterns.YEAR_NUMBER}|[0-9]{{2}}{patterns.NO_NUMBER_GOES_ON})(?!-)"
)
YEAR = re.compile(
    rf"(?P<before>(?!(?i:early|mid|late)\b)[\w’']{{1,40}}+\s+)?(?<!\b[0-9]{{2}}\s)(?<!\b[0-9]{{3}}\s)(?<!\b[0-9]{{4}}\s){patterns.NO_NUMBER_BEFORE}(?P<whole>{STAGE}?(?P<year>{patterns.YEAR_NUMBER}))"
    r"(?!\s?[-‑–]\s?[0-9])(?P<after>\s+[a-z]+)?"
)
