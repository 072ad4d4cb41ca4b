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

NO_WEEKDAY = re.compile(
    rf"""\b(?:[Ee]very|[Ee]ach|[Aa]n?|[Mm]ost|[Aa]ll|Black|Good|Bloody|Ash|Easter|Palm|Cyber)\s+{patterns.A_WEEKDAY}
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
WHICH_SEASON = re.compile(rf"\b(?P<which>(?i:this|last|next))(?:\s+past)?\s+{_SEASON}\b")
WHICH_MONTH = re.compile(
    rf"\b(?P<which>(?i:this|last|next|this\s+past|the\s+following|the\s+previous))\s+{MONTH_NAME}(?!\s+[0-9A-Z])"
)
PLAIN_MONTH = re.compile(
    rf"""(?:(?i:\b(?:in|since|between|(?:end|start|beginning|middle|month)\s+of))\s+
    | (?i:\b(?:by|of|until|till|during|before|after|from|to|through|throughout|around|about|for|and|or))\s+
      (?!May\b|March\b)
    | (?i:\b(?:the|its|his|her|their|our|a|an))\s+(?=\w+\s+[a-z])(?!March\s+(?:on|to|for|of|from|through)\b)
    | (?=\b(?i:early|mid|late)[\s-])
    | (?<![A-Za-z0-9.]\s)(?<![\w-])(?!May|March|April|June|August))
    (?P<whole>{STAGE}?(?!May['’]s){MONTH_NAME})(?!\s+(?:[0-9]|[A-Z][a-z]+\s+(?:said|told)))""",
    re.VERBOSE,
)
DAY_OF_SPEAKING = re.compile(
    r"\b(?P<day>(?i:today(?!['’]s)|tonight|yesterday|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening)))\b"
)
THIS_YEAR = re.compile(r"(?<!\b[Tt]he\s)\b(?P<which>(?i:this|last|next))\s+(?P<unit>year|month|week)\b(?!-)")
THAT_YEAR = re.compile(
    r"\b(?i:(?:(?P<that>that)|the\s+(?:very\s+)?(?P<which>same|next|following|previous))"
    r"\s+(?:(?P<unit>year|month|week|day)|(?P<weekday>[A-Z][a-z]+day))\b)(?!-)"
)
WEEKDAY = re.compile(rf"\b(?:(?P<which>(?i:this|last|next))\s+)?(?P<weekday>{patterns.A_WEEKDAY})")
AGO = re.compile(
    rf"\b{patterns.COUNTED}\s+(?P<unit>day|week|month|year|decade)s?\s+(?P<way>ago|from\s+now)\b"
)
LATER = re.compile(
    rf"\b(?:{patterns.COUNTED}\s+(?P<unit>day|week|month|year|decade)s?\s+(?P<way>later|earlier|afterwards?|before(?=[.,;)]))"
    r"|the\s+(?P<one>day|week|month|year)\s+(?P<side>before|after)(?=[.,;)]))",
    re.IGNORECASE,
)
DISTANCE = re.compile(
    rf"\b(?P<exact>(?i:exactly|precisely)\s+)?(?P<whole>{patterns.COUNTED}\s+(?P<unit>day|week|month|year|decade)s?\s+"
    r"(?P<way>before|after))\b"
)
CENTURY = re.compile(
    rf"\b{STAGE}?(?:(?P<number>1?[0-9]|20|21)(?:st|nd|rd|th)|(?P<word>(?i:{'|'.join(CENTURIES)})))[\s-]+century\b"
)
DECADE = re.compile(
    rf"(?<!\w){STAGE}?(?<![\w$£€¥₩#.,:/+-])(?:(?P<year>(?:1[0-9]|20)[0-9]0)|(?<=\bthe\s)['’](?P<short>[1-9]0))['’]?s\b"
)
YEARS = re.compile(
    rf"{patterns.NO_NUMBER_BEFORE}(?P<first>(?:1[0-9]|20)[0-9]{{2}})\s?[-‑–/]\s?"
    rf"(?P<last>{patterns.YEAR_NUMBER}|[0-9]{{2}}{patterns.NO_NUMBER_GOES_ON})(?!-)"
)
YEAR = re.compile(
    rf"(?P<before>[\w’']+\s+)?{patterns.NO_NUMBER_BEFORE}(?P<whole>{STAGE}?(?P<year>{patterns.YEAR_NUMBER}))"
    r"(?!\s?[-‑–]\s?[0-9])(?P<after>\s+[a-z]+)?"
)
