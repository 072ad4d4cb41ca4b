"""The words of dates in a paragraph: looked for by patterns, in one order, and joined where two are one."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from quoth import date_patterns as patterns
from quoth.date_patterns import MONTH_NAME, MONTH_NUMBERS, NUMBERS, STAGE, WEEKDAYS
from quoth.extraction.date_sayings import Base, Between, Calendar, Counted, Named, Phrase, Said

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "that": 0, "same": 0, "next": 1, "following": 1}
_ORDINALS = "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
_CENTURIES = {word: number for number, word in enumerate(_ORDINALS.split(), 16)}
_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"

_SLASHED = re.compile(
    rf"{patterns.NO_NUMBER_BEFORE}(?P<a>[0-9]{{1,2}})(?P<mark>[./])(?P<b>[0-9]{{1,2}})(?P=mark)"
    r"(?P<year>(?:19|20)[0-9]{2})(?![\w/]|\.[0-9])"
)
_YEAR_MONTH = re.compile(
    r"(?<![\w./-])(?P<year>(?:19|20)[0-9]{2})-(?P<month>0[1-9]|1[0-2])(?![\w/-]|[.,][0-9])"
)
_SEASON = rf"{STAGE}?(?P<season>(?i:spring|summer|autumn|fall|winter))"
_SEASON_OF_YEAR = re.compile(
    rf"\b{_SEASON},?\s+(?:of\s+)?(?:(?P<year>{patterns.YEAR_NUMBER})|(?P<which>this|last|next|that)\s+year\b)"
)
_WHICH_SEASON = re.compile(rf"\b(?P<which>(?i:this|last|next))(?:\s+past)?\s+{_SEASON}\b")
_WHICH_MONTH = re.compile(
    rf"\b(?P<which>(?i:this|last|next|this\s+past|the\s+following|the\s+previous))\s+{MONTH_NAME}(?!\s+[0-9A-Z])"
)
_PLAIN_MONTH = re.compile(
    rf"""(?:(?i:\b(?:in|since|between))\s+
    | (?i:\b(?:by|of|until|till|during|before|after|from|to|through|throughout|around|about|for|and|or))\s+
      (?!May\b|March\b)
    | (?i:\b(?:the|its|his|her|their|our|a|an))\s+(?=\w+\s+[a-z])(?!March\s+(?:on|to|for|of|from|through)\b)
    | (?=\b(?i:early|mid|late)[\s-])
    | (?<![A-Za-z0-9.]\s)(?<![\w-])(?!May|March|April|June|August))
    (?P<whole>{STAGE}?(?!May['’]s){MONTH_NAME})(?!\s+(?:[0-9]|[A-Z][a-z]+\s+(?:said|told)))""",
    re.VERBOSE,
)
_DAY_OF_SPEAKING = re.compile(
    r"\b(?P<day>(?i:today(?!['’]s)|tonight|yesterday|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening)))\b"
)
_DAYS_AWAY = {"yesterday": -1, "last night": -1, "tomorrow": 1}
_THIS_YEAR = re.compile(r"(?<!\b[Tt]he\s)\b(?P<which>(?i:this|last|next))\s+(?P<unit>year|month|week)\b(?!-)")
_THAT_YEAR = re.compile(
    r"\b(?i:(?:(?P<that>that)|the\s+(?:very\s+)?(?P<which>same|next|following|previous))"
    r"\s+(?:(?P<unit>year|month|week|day)|(?P<weekday>[A-Z][a-z]+day))\b)(?!-)"
)
_WEEKDAY = re.compile(rf"\b(?:(?P<which>(?i:this|last|next))\s+)?(?P<weekday>{patterns.A_WEEKDAY})")
_AGO = re.compile(
    rf"\b{patterns.COUNTED}\s+(?P<unit>day|week|month|year|decade)s?\s+(?P<way>ago|from\s+now)\b"
)
_LATER = re.compile(
    rf"\b(?:{patterns.COUNTED}\s+(?P<unit>day|week|month|year|decade)s?\s+(?P<way>later|earlier|afterwards?|before(?=[.,;)]))"
    r"|the\s+(?P<one>day|week|month|year)\s+(?P<side>before|after)(?=[.,;)]))",
    re.IGNORECASE,
)
_DISTANCE = re.compile(
    rf"\b(?P<exact>(?i:exactly|precisely)\s+)?(?P<whole>{patterns.COUNTED}\s+(?P<unit>day|week|month|year|decade)s?\s+"
    r"(?P<way>before|after))\b"
)
_CENTURY = re.compile(
    rf"\b{STAGE}?(?:(?P<number>1?[0-9]|20|21)(?:st|nd|rd|th)|(?P<word>(?i:{'|'.join(_CENTURIES)})))[\s-]+century\b"
)
_DECADE = re.compile(
    rf"(?<!\w){STAGE}?(?<![\w$£€¥₩#.,:/+-])(?:(?P<year>(?:1[0-9]|20)[0-9]0)|(?<=\bthe\s)['’](?P<short>[1-9]0))['’]?s\b"
)
_YEARS = re.compile(
    rf"{patterns.NO_NUMBER_BEFORE}(?P<first>(?:1[0-9]|20)[0-9]{{2}})\s?[-‑–/]\s?"
    rf"(?P<last>{patterns.YEAR_NUMBER}|[0-9]{{2}}{patterns.NO_NUMBER_GOES_ON})(?!-)"
)
_YEAR = re.compile(
    rf"(?P<before>[\w’']+\s+)?{patterns.NO_NUMBER_BEFORE}(?P<whole>{STAGE}?(?P<year>{patterns.YEAR_NUMBER}))"
    r"(?!\s?[-‑–]\s?[0-9])(?P<after>\s+[a-z]+)?"
)
_COUNTS_AFTER = {"some", "over", "nearly", "almost", "than", "least", "most", "only", "additional", "another"}
_YEAR_AFTER = {
    "in",
    "the",
    "its",
    "their",
    "his",
    "her",
    "since",
    "until",
    "till",
    "during",
    "before",
    "after",
}
_YEAR_AFTER |= {"early", "late", "mid", "a", "an", "from", "through", "that", "this"}
_NO_PLURALS = {"as", "is", "was", "has", "his", "its", "this", "thus", "does", "us", "plus", "always", "less"}
_APPROXIMATELY = re.compile(r"\b(?i:about|around|circa|c\.|ca\.|roughly|approximately)\s*\Z")
_FROM = re.compile(r"\b(?i:from|between|since)\s+\Z")
_TO = re.compile(r"\s?[-‑–—]\s?|\s+(?:to|through|until|till|and|or)\s+(?:the\s+)?|,\s+")

_Reader = Callable[[re.Match[str]], Said | None]


def find_phrases(text: str) -> list[Phrase]:
    """Return the words of dates in a paragraph, in order; none overlaps another."""
    rest = patterns.NO_DATE_NUMBER.sub(_blank, _NO_WEEKDAY.sub(_blank, text))
    found: list[Phrase] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(rest):
            said = read(match)
            if said is not None:
                whole = "whole" if "whole" in pattern.groupindex else 0
                found.append(Phrase(match.start(whole), match.end(whole), said))
        rest = pattern.sub(_blank, rest)
    found.sort(key=lambda one: one.start)
    return list(_joined(text, [_marked(text, one) for one in found]))


_NO_WEEKDAY = re.compile(
    rf"""\b(?:[Ee]very|[Ee]ach|[Aa]n?|[Mm]ost|[Aa]ll|Black|Good|Bloody|Ash|Easter|Palm|Cyber)\s+{patterns.A_WEEKDAY}
    | \b[Tt]he\s+{patterns.A_WEEKDAY}\s+(?=[A-Z])
    | {patterns.A_WEEKDAY}\s+(?:Times|Post|Mail|Telegraph|school)\b""",
    re.VERBOSE,
)


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _marked(text: str, one: Phrase) -> Phrase:
    """Return a phrase with the word before it that says it is only about right."""
    before = _APPROXIMATELY.search(text, max(0, one.start - 20), one.start)
    if before is None or not isinstance(one.said, Calendar):
        return one
    return Phrase(before.start(), one.end, replace(one.said, about=True))


def _joined(text: str, found: list[Phrase]) -> Iterator[Phrase]:
    """Yield phrases, two as one where they are the ends of a span, with the year that one lends another."""
    number = 0
    while number < len(found):
        one = found[number]
        number += 1
        if number < len(found) and found[number].start - one.end < 20:
            other = found[number]
            between = text[one.end : other.start]
            if _TO.fullmatch(between):
                one = Phrase(one.start, one.end, _lent(one.said, other.said))
                opened = _FROM.search(text, max(0, one.start - 10), one.start)
                if _is_span(between.strip(), opened[0].strip().lower() if opened else "", one, other):
                    start = opened.start() if opened else one.start
                    yield Phrase(start, other.end, Between(one.said, other.said))
                    number += 1
                    continue
        yield one


def _is_span(between: str, opened: str, one: Phrase, other: Phrase) -> bool:
    if not isinstance(one.said, Calendar | Named) or not isinstance(other.said, Calendar | Named):
        return False
    if between in ("and", "or", ","):
        return between == "and" and opened == "between"
    return True


def _lent(one: Said, other: Said) -> Said:
    """Return a month or a day with the year that is only said after the next one."""
    if not isinstance(one, Calendar) or not isinstance(other, Calendar):
        return one
    if one.month and one.year is None and one.of is None and other.month:
        return replace(one, year=other.year, of=other.of)
    return one


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[" ".join(word.lower().split())]


def _counted(number: int, unit: str, base: Base, *, exact: bool = False) -> Counted:
    return (
        Counted(number * 10, "year", base, exact) if unit == "decade" else Counted(number, unit, base, exact)
    )


def _which_year(word: str | None) -> Counted | None:
    if not word:
        return None
    return Counted(_STEPS[word], "year", Base.BEFORE if word == "that" else Base.PUBLICATION)


def _of_calendar(match: re.Match[str]) -> Said | None:
    said = match.groupdict()
    month = int(said["month"]) if said["month"].isdigit() else MONTH_NUMBERS[said["month"][:3]]
    year = int(said["year"]) if said.get("year") else None
    day = int(said["day"]) if said.get("day") else None
    one = Calendar(year, month, day, of=_which_year(said.get("which")))
    return Between(one, replace(one, day=int(said["last_day"]))) if said.get("last_day") else one


def _of_slashes(match: re.Match[str]) -> Said | None:
    day, month = int(match["a"]), int(match["b"])
    if match["mark"] == "/" and day != month:
        if day <= 12 and month <= 12:
            return None
        if month > 12:
            day, month = month, day
    return Calendar(int(match["year"]), month, day)


def _of_year_and_month(match: re.Match[str]) -> Said | None:
    year, month = int(match["year"]), int(match["month"])
    # What could be the last two digits of a later year is a span: 2009-11.
    return (
        Calendar(year, month)
        if month <= year % 100
        else Between(Calendar(year), Calendar(year // 100 * 100 + month))
    )


def _of_season(match: re.Match[str]) -> Said | None:
    season = _SEASONS[match["season"].lower()]
    year = int(match["year"]) if match["year"] else None
    return Calendar(year, season=season, of=_which_year(match["which"]))


def _of_which_season(match: re.Match[str]) -> Said | None:
    return Named(season=_SEASONS[match["season"].lower()], which=_STEPS[match["which"].lower()])


def _of_which_month(match: re.Match[str]) -> Said | None:
    words = match["which"].lower().split()
    base = Base.BEFORE if words[0] == "the" else Base.PUBLICATION
    return Named(month=MONTH_NUMBERS[match["month"][:3]], which=_STEPS[words[-1]], base=base)


def _of_day_of_speaking(match: re.Match[str]) -> Said | None:
    return Counted(_DAYS_AWAY.get(" ".join(match["day"].lower().split()), 0), "day")


def _of_this_year(match: re.Match[str]) -> Said | None:
    return Counted(_STEPS[match["which"].lower()], match["unit"].lower())


def _of_that_year(match: re.Match[str]) -> Said | None:
    step = _STEPS[(match["that"] or match["which"]).lower()]
    if match["unit"]:
        return Counted(step, match["unit"].lower(), Base.BEFORE)
    if match["weekday"] not in WEEKDAYS:
        return None
    return Named(weekday=WEEKDAYS.index(match["weekday"]), which=step, base=Base.BEFORE)


def _of_weekday(match: re.Match[str]) -> Said | None:
    which = _STEPS[match["which"].lower()] if match["which"] else None
    return Named(weekday=WEEKDAYS.index(match["weekday"]), which=which)


def _of_ago(match: re.Match[str]) -> Said | None:
    number = _number(match["number"])
    return _counted(-number if match["way"] == "ago" else number, match["unit"], Base.PUBLICATION)


def _of_later(match: re.Match[str]) -> Said | None:
    way = (match["way"] or match["side"]).lower()
    number = _number(match["number"]) if match["number"] else 1
    step = -number if way in ("earlier", "before") else number
    return _counted(step, (match["unit"] or match["one"]).lower(), Base.BEFORE)


def _of_distance(match: re.Match[str]) -> Said | None:
    number = _number(match["number"]) * (-1 if match["way"] == "before" else 1)
    return _counted(number, match["unit"], Base.EVENT, exact=bool(match["exact"]))


def _of_century(match: re.Match[str]) -> Said | None:
    number = int(match["number"]) if match["number"] else _CENTURIES[match["word"].lower()]
    return Calendar(digits=f"{number - 1:02}XX") if number > 1 else None


def _of_decade(match: re.Match[str]) -> Said | None:
    return Calendar(digits=f"{match['year'] or '19' + match['short']}"[:3] + "X")


def _of_years(match: re.Match[str]) -> Said | None:
    first, last = match["first"], match["last"]
    last = last if len(last) == 4 else first[:2] + last
    return Between(Calendar(int(first)), Calendar(int(last))) if first < last else None


def _of_year(match: re.Match[str]) -> Said | None:
    before = (match["before"] or "").strip()
    after = (match["after"] or "").strip()
    small = before.lower()
    if small in _COUNTS_AFTER:
        return None
    if (
        after.endswith("s")
        and after not in _NO_PLURALS
        and small not in _YEAR_AFTER
        and not small.endswith(("'s", "’s"))
    ):
        return None
    named = before[:1].isupper() and small not in _YEAR_AFTER | {
        "between",
        "by",
        "of",
        "around",
        "about",
        "for",
    }
    return None if named else Calendar(int(match["year"]))


_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (patterns.YEAR_MONTH_DAY, _of_calendar),
    (_SLASHED, _of_slashes),
    (patterns.MONTH_DAY, _of_calendar),
    (patterns.DAY_MONTH, _of_calendar),
    (patterns.MONTH_YEAR, _of_calendar),
    (_SEASON_OF_YEAR, _of_season),
    (_WHICH_MONTH, _of_which_month),
    (_WHICH_SEASON, _of_which_season),
    (_PLAIN_MONTH, _of_calendar),
    (_DAY_OF_SPEAKING, _of_day_of_speaking),
    (_THIS_YEAR, _of_this_year),
    (_THAT_YEAR, _of_that_year),
    (_WEEKDAY, _of_weekday),
    (_AGO, _of_ago),
    (_LATER, _of_later),
    (_DISTANCE, _of_distance),
    (_CENTURY, _of_century),
    (_YEAR_MONTH, _of_year_and_month),
    (_YEARS, _of_years),
    (_DECADE, _of_decade),
    (_YEAR, _of_year),
)
"""What to look for, in this order; no later pattern sees the words that an earlier one has taken."""
