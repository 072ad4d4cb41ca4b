"""What the words of a date say to EDTF, counted from the publication and from other dates in the text.

Where the words do not settle it, nothing is guessed.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from quoth.dates import Date, DateError, Precision, parse
from quoth.extraction.date_sayings import Base, Between, Calendar, Counted, Named, Said

_DAY_FIXED = (Precision.DAY,)
_MONTH_FIXED = (Precision.DAY, Precision.MONTH)
_YEAR_FIXED = (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.SEASON)


@dataclass(frozen=True, slots=True)
class Context:
    """What the words of a date are read against."""

    published: Date | None
    """None where it is not certain."""
    before: Date | None = None
    """The date that the words count from: the nearest before in the text, or the one of an event."""
    year: int | None = None
    """The year that the text is speaking of."""
    tense: int = 0
    """-1 where the words are of what has been, 1 of what is to come, 0 where they do not tell."""


def resolve(said: Said, context: Context) -> str | None:
    """Return the date that words mean, in EDTF, or None."""
    found = _resolve(said, context)
    try:
        return None if found is None else parse(found).text
    except DateError:
        return None


def _resolve(said: Said, context: Context) -> str | None:
    match said:
        case Calendar():
            return _calendar(said, context)
        case Named():
            return _named(said, context)
        case Counted():
            return _counted(said, context)
        case Between():
            return _between(said, context)


def certain(published: Date) -> Date | None:
    """Return a date of publication from which can be counted, or None."""
    first, last = published.earliest, published.latest
    if first is None or last is None or published.approximate or published.uncertain:
        return None
    # Whoever counts backwards from the year 1 soon leaves the calendar.
    return published if first.year == last.year and 1000 <= first.year < 3000 else None


def _calendar(said: Calendar, context: Context) -> str | None:
    mark = "~" if said.about else ""
    if said.digits:
        return said.digits + mark
    year = said.year
    if said.of is not None:
        of = resolve(said.of, context)
        year = int(of[:4]) if of else None
    if year is None:
        year = _year_of(said, context)
    if year is None:
        return None
    if said.season:
        return f"{year:04}-{said.season}{mark}"
    return _text(year, said.month, said.day) + mark


def _text(year: int, month: int | None = None, day: int | None = None) -> str:
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def _year_of(said: Calendar, context: Context) -> int | None:
    """Return the year of a day or a month that is told without one."""
    if said.month is None:
        return None
    published = context.published
    if published is None or published.earliest is None or published.latest is None:
        return context.year
    first, last = published.earliest, published.latest
    if context.year is not None and _may_be(said, context, first, last):
        return context.year
    if published.precision not in _MONTH_FIXED:
        return None
    possible = [one for one in (first.year - 1, first.year, first.year + 1) if _exists(said, one)]
    days = {one: date(one, said.month, said.day or 1) for one in possible}
    ends = {one: date(one, said.month, said.day or monthrange(one, said.month)[1]) for one in possible}
    if context.tense < 0:
        return max((one for one in possible if days[one] <= last), default=None)
    if context.tense > 0:
        return min((one for one in possible if ends[one] >= first), default=None)
    return min(
        possible, key=lambda one: max((first - ends[one]).days, (days[one] - last).days, 0), default=None
    )


def _may_be(said: Calendar, context: Context, first: date, last: date) -> bool:
    """Say whether the year that the text speaks of goes with the tense of the words."""
    begins = date(context.year or 1, said.month or 1, 1)
    return begins >= first.replace(day=1) if context.tense > 0 else begins <= last


def _exists(said: Calendar, year: int) -> bool:
    return said.day is None or said.day <= monthrange(year, said.month or 1)[1]


def _named(said: Named, context: Context) -> str | None:
    base = context.published if said.base is Base.PUBLICATION else context.before
    if base is None or base.earliest is None or base.latest is None:
        return None
    day = base.earliest
    if said.day is not None:
        return _day_of_month(said.day, context.tense, day) if base.precision in _DAY_FIXED else None
    if said.weekday is not None:
        return (
            _weekday(said.weekday, said.which, context.tense, day) if base.precision in _DAY_FIXED else None
        )
    if said.base is Base.BEFORE and base.precision in _YEAR_FIXED and said.which != -1:
        day = base.latest
    elif base.precision not in _MONTH_FIXED:
        return None
    if said.month is not None:
        step = {-1: -(said.month >= day.month), 0: 0, 1: int(said.month <= day.month)}[said.which or 0]
        return _text(day.year + step, said.month)
    if said.which is None and not context.tense:
        return None
    season = said.season or 21
    begins = 3 * (season - 20)
    year = day.year - (season == 24 and day.month < 3)
    if said.base is Base.BEFORE and said.which == 0:
        return f"{base.latest.year:04}-{season}"
    if said.which is None and context.tense > 0 and day.year * 12 + day.month >= year * 12 + begins + 3:
        year += 1
    if said.which is None and context.tense < 0 and day.year * 12 + day.month < year * 12 + begins:
        year -= 1
    if said.which == -1 and day.year * 12 + day.month < year * 12 + begins + 3:
        year -= 1
    if said.which == 1 and day.year * 12 + day.month >= year * 12 + begins:
        year += 1
    return f"{year:04}-{season}"


def _day_of_month(number: int, tense: int, day: date) -> str | None:
    """Return the nearest day with a number, before a day or, of what is to come, after it."""
    step = 1 if tense > 0 else -1
    months = day.year * 12 + day.month - 1 + (step if (number - day.day) * step < 0 else 0)
    year, month = months // 12, months % 12 + 1
    return _text(year, month, number) if number <= monthrange(year, month)[1] else None


def _weekday(number: int, which: int | None, tense: int, day: date) -> str:
    ahead = (number - day.weekday()) % 7
    back = (day.weekday() - number) % 7
    if which == -1:
        return (day - timedelta(days=back or 7)).isoformat()
    if which == 1:
        return (day + timedelta(days=ahead or 7)).isoformat()
    forward = tense > 0 or (which == 0 and tense == 0)
    return (day + timedelta(days=ahead) if forward else day - timedelta(days=back)).isoformat()


def _counted(said: Counted, context: Context) -> str | None:
    base = context.published if said.base is Base.PUBLICATION else context.before
    if base is None or base.earliest is None or base.latest is None or base.ends or base.members:
        return None
    day, mark = base.earliest, "~" if base.approximate else ""
    try:
        match said.unit:
            case "day" if base.precision in _DAY_FIXED:
                return (day + timedelta(days=said.number)).isoformat() + mark
            case "month" if base.precision in _MONTH_FIXED:
                return _months_on(said, day, base.precision) + mark
            case "year" if base.precision in _YEAR_FIXED:
                exact = said.exact and base.precision in _MONTH_FIXED
                if exact:
                    return _months_on(replace(said, number=said.number * 12), day, base.precision) + mark
                return _text(day.year + said.number) + mark
    except OverflowError:
        pass
    return None


def _months_on(said: Counted, day: date, precision: Precision) -> str:
    months = day.year * 12 + day.month - 1 + said.number
    year, month = months // 12, months % 12 + 1
    fits = precision is Precision.DAY and said.exact and day.day <= monthrange(year, month)[1]
    return _text(year, month, day.day if fits else None)


def _between(said: Between, context: Context) -> str | None:
    start = resolve(said.start, context)
    if start is None:
        return None
    first = parse(start)
    year = first.earliest.year if first.earliest else None
    later = said.end
    if isinstance(later, Named) and later.which is None:
        later = replace(later, base=Base.BEFORE, which=0)
    end = resolve(later, replace(context, before=first, year=year, tense=0))
    if end is None or year is None:
        return None
    last = parse(end)
    if last.sort_key < first.sort_key and isinstance(said.end, Calendar) and said.end.year is None:
        end = resolve(said.end, replace(context, before=first, year=year + 1, tense=1))
    return None if end is None else f"{start}/{end}"
