"""The types of the values that authors write: how each is read, and what JSON Schema says of it.

Ids and quotes are written again and again: of those that are the same, one is kept in memory.
"""

import re
from collections.abc import Callable
from sys import intern
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, PlainValidator, Strict, WithJsonSchema
from pydantic_core import PydanticCustomError

from quoth import dates, shapes
from quoth.addresses import fault_of_address
from quoth.dates import Date, DateError
from quoth.dates_mended import mended
from quoth.findings import Code
from quoth.ids import LONGEST_ID, fault_of_id, mended_id

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_SERVICE = re.compile(shapes.SERVICE["pattern"])
_LANGUAGE = re.compile(shapes.LANGUAGE_CODE)
_MEANT = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}
Item = TypeVar("Item")


def read_number(text: str) -> float | None:
    """Return the number that plain digits give, or None; Python would take `nan`, `1e5` and `1_000` too."""
    return float(text) if _NUMBER.fullmatch(text) else None


def _says(code: Code, message: str, fix: str | None = None) -> PydanticCustomError:
    """Return an error whose type is our code; the message takes no part in pydantic's formatting."""
    return PydanticCustomError(code, "{message}", {"message": message, "fix": fix})


def _text(value: str) -> str:
    """Join the lines of a folded text."""
    joined = " ".join(value.split())
    if not joined:
        raise _says(Code.BAD_VALUE, shapes.EMPTY)
    return intern(joined)


def _quote(value: str) -> str:
    if not value.strip():
        raise _says(Code.BAD_VALUE, "is empty; copy the words of the source here that say it")
    return _text(value)


def _date(value: object) -> Date:
    if not isinstance(value, str):
        raise _says(Code.WRONG_TYPE, shapes.A_DATE)
    if not value.strip():
        raise _says(Code.BAD_DATE, "is empty; write a date, such as 2023, 2023-11 or 2023-11-05")
    try:
        return dates.parse(value)
    except DateError as exc:
        raise _says(Code.BAD_DATE, str(exc), mended(value)) from exc


def _id(value: str) -> str:
    if not value.strip():
        raise _says(Code.BAD_VALUE, "is empty; write an id here, which is the name of a file without '.md'")
    fault = fault_of_id(value)
    if fault is not None:
        shown = value if len(value) <= LONGEST_ID else f"{value[:LONGEST_ID]}…"
        raise _says(Code.BAD_VALUE, f"{shown!r} cannot be an id: {fault}", mended_id(value))
    return intern(value)


def _language(value: str) -> str:
    code = _text(value)
    if not _LANGUAGE.fullmatch(code):
        raise _says(Code.BAD_VALUE, shapes.A_LANGUAGE)
    return code


def _address(value: str) -> str:
    fault = fault_of_address(value)
    if fault is not None:
        raise _says(Code.BAD_ADDRESS, *fault)
    return value


def _service(value: str) -> str:
    if not _SERVICE.fullmatch(value):
        raise _says(Code.BAD_VALUE, shapes.A_SERVICE)
    return value.rstrip("/")


def _yes_no(value: object) -> bool:
    if value not in ("yes", "no"):
        fix = _MEANT.get(value.strip().lower()) if isinstance(value, str) else None
        raise _says(Code.BAD_VALUE, "takes yes or no", fix)
    return value == "yes"


def _number(low: float, high: float) -> Callable[[object], float]:
    def read(value: object) -> float:
        number = read_number(value) if isinstance(value, str) else None
        if number is None or not low <= number <= high:
            raise _says(Code.BAD_VALUE, f"takes a number in digits, from {low:,.0f} to {high:,.0f}")
        return number

    return read


def _position(value: object) -> tuple[float, float]:
    numbers = [read_number(text) for text in value] if isinstance(value, list) and _texts(value) else []
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None:
        raise _says(Code.BAD_VALUE, shapes.A_POSITION)
    latitude, longitude = numbers[0], numbers[1]
    for name, degrees, most, ends in (
        ("latitude", latitude, 90, "(south) to 90 (north)"),
        ("longitude", longitude, 180, "(west) to 180 (east)"),
    ):
        if abs(degrees) > most:
            turned = abs(latitude) <= 180 and abs(longitude) <= 90
            hint = "; the latitude comes first" if turned else ""
            raise _says(Code.BAD_VALUE, f"has a {name} of {degrees:g}; write one from -{most} {ends}{hint}")
    return latitude, longitude


def _texts(values: list[object]) -> bool:
    return all(isinstance(value, str) for value in values)


def _count(value: str) -> str:
    digits = value[1:] if value[:1] in ("~", "<", ">") else value
    if not digits.isascii() or not digits.replace(".", "", 1).isdigit():
        raise _says(Code.BAD_VALUE, shapes.A_COUNT)
    return value


Text = Annotated[str, AfterValidator(_text), WithJsonSchema(shapes.TEXT)]
"""Words; line breaks and runs of spaces become one space."""
Quote = Annotated[str, AfterValidator(_quote), WithJsonSchema(shapes.TEXT)]
"""Words of a source, read like other words."""
Several = Annotated[tuple[Item, ...], Strict(False)]
"""A list."""
Edtf = Annotated[Date, PlainValidator(_date), WithJsonSchema(shapes.EDTF)]
"""A date in EDTF."""
Id = Annotated[str, AfterValidator(_id), WithJsonSchema(shapes.ID)]
"""The id of an entry or a source."""
Language = Annotated[str, AfterValidator(_language), WithJsonSchema(shapes.LANGUAGE)]
"""The code of a language."""
Address = Annotated[str, AfterValidator(_address), WithJsonSchema(shapes.ADDRESS)]
"""A web address."""
Service = Annotated[str, AfterValidator(_service), WithJsonSchema(shapes.SERVICE)]
"""The web address below which a service answers; nothing in it is secret."""
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema(shapes.YES_NO)]
"""`yes` or `no`."""
Share = Annotated[float, BeforeValidator(_number(0, 1)), WithJsonSchema(shapes.SHARE)]
"""A number from 0 to 1."""
Small = Annotated[float, BeforeValidator(_number(1, 1e9)), WithJsonSchema(shapes.SMALL)]
"""A number from 1 to a billion, for limits."""
Seconds = Annotated[float, BeforeValidator(_number(1, 3600)), WithJsonSchema(shapes.SECONDS)]
"""A number from 1 to 3600, for how long to wait."""
Position = Annotated[tuple[float, float], PlainValidator(_position), WithJsonSchema(shapes.POSITION)]
"""A latitude and a longitude."""
Count = Annotated[str, AfterValidator(_count), WithJsonSchema(shapes.COUNT)]
"""How many."""
