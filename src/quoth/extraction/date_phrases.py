"""The words of dates in a paragraph: looked for by patterns, in one order, and joined where two are one."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace

from quoth import date_patterns as patterns
from quoth.date_patterns import MONTH_NUMBERS, WEEKDAYS, count_of
from quoth.extraction import date_forms as forms
from quoth.extraction import date_years as years
from quoth.extraction.date_sayings import Base, Between, Calendar, Counted, Named, Phrase, Said
from quoth.extraction.date_spans import joined

_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "that": 0, "same": 0, "next": 1, "following": 1}
_DAYS_AWAY = {"yesterday": -1, "the day before yesterday": -2, "last night": -1, "tomorrow": 1}
_UNITS = {"night": ("day", 1), "week": ("day", 7), "fortnight": ("day", 14), "decade": ("year", 10)}
_PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
_Reader = Callable[[re.Match[str]], Said | None]


def find_phrases(text: str) -> list[Phrase]:
    """Return the words of dates in a paragraph, in order; none overlaps another."""
    rest = patterns.NO_DATE_NUMBER.sub(_blank, forms.NO_WEEKDAY.sub(_blank, text))
    found: list[Phrase] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(rest):
            said = read(match)
            if said is not None:
                whole = "whole" if "whole" in pattern.groupindex else 0
                found.append(Phrase(match.start(whole), match.end(whole), said))
        rest = pattern.sub(_blank, rest)
    found.sort(key=lambda one: one.start)
    return list(joined(text, found))


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _counted(number: int, unit: str, base: Base, *, exact: bool = False) -> Counted:
    unit, times = _UNITS.get(unit, (unit, 1))
    return Counted(number * times, unit, base, exact)


def _which_year(word: str | None) -> Counted | None:
    if not word:
        return None
    step = _STEPS[word.split()[-1]]
    return Counted(
        step, "year", Base.BEFORE if word.startswith("th") and word != "this" else Base.PUBLICATION
    )


def _of_calendar(match: re.Match[str]) -> Said | None:
    said = match.groupdict()
    month = int(said["month"]) if said["month"].isdigit() else MONTH_NUMBERS[said["month"][:3].title()]
    year = int(said["year"]) if said.get("year") else None
    day = int(said["day"]) if said.get("day") else None
    if not 1 <= month <= 12 or (day and not 1 <= day <= monthrange(year or 2000, month)[1]):
        return None
    one = Calendar(year, month, day, of=_which_year(said.get("which")))
    return Between(one, replace(one, day=int(said["last_day"]))) if said.get("last_day") else one


def _of_slashes(match: re.Match[str]) -> Said | None:
    day, month = int(match["a"]), int(match["b"])
    if match["mark"] == "/" and day != month:
        if day <= 12 and month <= 12:
            return None
        if month > 12:
            day, month = month, day
    known = month <= 12 and 1 <= day <= monthrange(int(match["year"]), month)[1]
    return Calendar(int(match["year"]), month, day) if known else None


def _of_year_and_month(match: re.Match[str]) -> Said | None:
    year, month = int(match["year"]), int(match["month"])
    # What could be the last two digits of a later year is a span: 2009-11.
    return (
        Calendar(year, month)
        if month <= year % 100
        else Between(Calendar(year), Calendar(year // 100 * 100 + month))
    )


def _of_season(match: re.Match[str]) -> Said | None:
    season = forms.SEASONS[match["season"].lower()]
    year = int(match["year"]) if match["year"] else None
    return Calendar(year, season=season, of=_which_year(match["which"]))


def _of_which_season(match: re.Match[str]) -> Said | None:
    which = match["which"].lower()
    base = Base.BEFORE if which == "that" else Base.PUBLICATION
    return Named(season=forms.SEASONS[match["season"].lower()], which=_STEPS[which], base=base)


def _of_which_month(match: re.Match[str]) -> Said | None:
    words = match["which"].lower().split()
    base = Base.BEFORE if words[0] == "the" else Base.PUBLICATION
    return Named(month=MONTH_NUMBERS[match["month"][:3]], which=_STEPS[words[-1]], base=base)


def _of_day_of_speaking(match: re.Match[str]) -> Said | None:
    return Counted(_DAYS_AWAY.get(" ".join(match["day"].lower().split()), 0), "day")


def _of_end_of_this(match: re.Match[str]) -> Said | None:
    return Counted(0, match["unit"].lower())


def _of_named_day(match: re.Match[str]) -> Said | None:
    month, day = next(those for name, those in forms.NAMED_DAYS.items() if re.fullmatch(name, match["name"]))
    return Calendar(int(match["year"]) if match["year"] else None, month, day)


def _of_this_year(match: re.Match[str]) -> Said | None:
    return Counted(_STEPS[match["which"].lower()], match["unit"].lower())


def _of_that_year(match: re.Match[str]) -> Said | None:
    step = _STEPS[(match["that"] or match["which"]).lower()]
    if match["unit"]:
        unit = match["unit"].lower()
        return Counted(step, "day" if unit in _PARTS_OF_DAY else unit, Base.BEFORE)
    if match["weekday"] not in WEEKDAYS:
        return None
    return Named(weekday=WEEKDAYS.index(match["weekday"]), which=step, base=Base.BEFORE)


def _of_weekday(match: re.Match[str]) -> Said | None:
    which = _STEPS[match["which"].lower()] if match["which"] else None
    return Named(weekday=WEEKDAYS.index(match["weekday"]), which=which)


def _of_ago(match: re.Match[str]) -> Said | None:
    number = count_of(match["number"])
    number = -number if match["way"] == "ago" else number
    return _counted(number, match["unit"], Base.PUBLICATION, exact=bool(match["exact"]))


def _of_vague(match: re.Match[str]) -> Said | None:
    return Calendar()


def _of_month_ago(match: re.Match[str]) -> Said | None:
    ago = Counted(-count_of(match["number"]), "year")
    return Calendar(month=MONTH_NUMBERS[match["month"][:3]], of=ago)


def _of_day_of_month(match: re.Match[str]) -> Said | None:
    return Named(day=int(match["day"]))


def _of_later(match: re.Match[str]) -> Said | None:
    way = (match["way"] or match["side"] or "after").lower()
    number = count_of(match["number"]) if match["number"] else 1
    step = -number if way in ("earlier", "before") else number
    return _counted(step, (match["unit"] or match["one"] or match["one_more"]).lower(), Base.BEFORE)


def _of_distance(match: re.Match[str]) -> Said | None:
    number = count_of(match["number"]) * (-1 if match["way"] == "before" else 1)
    return _counted(number, match["unit"], Base.EVENT, exact=bool(match["exact"]))


def _of_bare_season(match: re.Match[str]) -> Said | None:
    return Named(season=forms.SEASONS[match["season"]])


_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (patterns.YEAR_MONTH_DAY, _of_calendar),
    (forms.NAMED_DAY, _of_named_day),
    (forms.SLASHED, _of_slashes),
    (forms.WEEKDAY_OF_MONTH, _of_calendar),
    (forms.DAYS_OF_MONTH, _of_calendar),
    (patterns.MONTH_DAY, _of_calendar),
    (patterns.DAY_MONTH, _of_calendar),
    (forms.MONTH_OF_THAT_YEAR, _of_calendar),
    (patterns.MONTH_YEAR, _of_calendar),
    (forms.MONTH_AGO, _of_month_ago),
    (forms.SEASON_OF_YEAR, _of_season),
    (forms.WHICH_MONTH, _of_which_month),
    (forms.WHICH_SEASON, _of_which_season),
    (forms.PLAIN_MONTH, _of_calendar),
    (forms.VAGUE, _of_vague),
    (forms.AGO, _of_ago),
    (forms.DAY_OF_SPEAKING, _of_day_of_speaking),
    (forms.END_OF_THIS, _of_end_of_this),
    (forms.THIS_YEAR, _of_this_year),
    (forms.THAT_YEAR, _of_that_year),
    (forms.WEEKDAY, _of_weekday),
    (forms.LATER, _of_later),
    (forms.DISTANCE, _of_distance),
    (forms.CENTURY, years.of_century),
    (forms.YEAR_MONTH, _of_year_and_month),
    (forms.YEARS, years.of_years),
    (forms.DECADE, years.of_decade),
    (forms.DECADE_IN_WORDS, years.of_decade_in_words),
    (forms.BARE_SEASON, _of_bare_season),
    (forms.YEAR, years.of_year),
    (forms.DAY_OF_MONTH, _of_day_of_month),
)
"""What to look for, in this order; no later pattern sees the words that an earlier one has taken."""
