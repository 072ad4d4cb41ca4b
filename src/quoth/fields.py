"""Typed values out of plain YAML, noting every fault met at its place. The one module that knows pydantic.

A format is a class below `Format` whose fields say what a group of keys may hold. Python names with `_`
stand for keys with `-`, and a trailing `_` is dropped (`from_` is `from`).
"""

import re
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    Strict,
    ValidationError,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from quoth import dates
from quoth.dates import Date, DateError
from quoth.findings import Code, Finding, did_you_mean
from quoth.ids import fault_of_id
from quoth.nodes import Mapping, locate, locate_key, plain

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


class Format(BaseModel):
    """What a group of keys may hold. Unknown keys are faults, and no text is taken for another type."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        hide_input_in_errors=True,
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
    )

    @classmethod
    def keys(cls) -> list[str]:
        """Return the keys as an author writes them."""
        return [str(field.alias) for field in cls.model_fields.values()]


F = TypeVar("F", bound=Format)
Item = TypeVar("Item")


def read_fields(format_: type[F], node: Mapping) -> tuple[F | None, list[Finding]]:
    """Read a group of keys into a format; None, and every fault, when it does not fit."""
    try:
        return format_.model_validate(plain(node)), []
    except ValidationError as exc:
        return None, [_finding(error, format_, node) for error in exc.errors(include_url=False)]


def read_number(text: str) -> float | None:
    """Return the number that plain digits give, or None; Python would take `nan`, `1e5` and `1_000` too."""
    return float(text) if _NUMBER.fullmatch(text) else None


def _says(code: Code, message: str) -> PydanticCustomError:
    """Return an error whose type is our code; the message takes no part in pydantic's formatting."""
    return PydanticCustomError(code, "{message}", {"message": message})


def _text(value: str) -> str:
    """Join the lines of a folded text."""
    joined = " ".join(value.split())
    if not joined:
        raise _says(Code.BAD_VALUE, "is empty; write something here")
    return joined


def _quote(value: str) -> str:
    if not value.strip():
        raise _says(Code.BAD_VALUE, "is empty; copy the words of the source here that say it")
    return _text(value)


def _date(value: object) -> Date:
    if not isinstance(value, str):
        message = "takes one date; a set of dates wants quotes around it, as '[2016,2017]'"
        raise _says(Code.WRONG_TYPE, message)
    if not value.strip():
        raise _says(Code.BAD_DATE, "is empty; write a date, such as 2023, 2023-11 or 2023-11-05")
    try:
        return dates.parse(value)
    except DateError as exc:
        raise _says(Code.BAD_DATE, str(exc)) from exc


def _id(value: str) -> str:
    if not value.strip():
        raise _says(Code.BAD_VALUE, "is empty; write an id here, which is the name of a file without '.md'")
    fault = fault_of_id(value)
    if fault is not None:
        raise _says(Code.BAD_VALUE, f"{value!r} cannot be an id: {fault}")
    return value


def _address(value: str) -> str:
    if not value.startswith(("https://", "http://")) or any(c.isspace() or c in '"<>\\`' for c in value):
        message = "takes a web address that begins with https:// and has no spaces or quotes"
        raise _says(Code.BAD_VALUE, message)
    return value


def _yes_no(value: object) -> bool:
    if value not in ("yes", "no"):
        raise _says(Code.BAD_VALUE, "takes yes or no")
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
        raise _says(Code.BAD_VALUE, "takes a latitude and a longitude in degrees, as in [23.13, -82.38]")
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
        message = "takes digits only, with ~ (about), < or > before them if needed, as in ~10000"
        raise _says(Code.BAD_VALUE, message)
    return value


Text = Annotated[str, AfterValidator(_text)]
"""Words; line breaks and runs of spaces become one space."""
Quote = Annotated[str, AfterValidator(_quote)]
"""Words of a source, read like other words."""
Several = Annotated[tuple[Item, ...], Strict(False)]
"""A list."""
Edtf = Annotated[Date, PlainValidator(_date)]
"""A date in EDTF."""
Id = Annotated[str, AfterValidator(_id)]
"""The id of an entry or a source."""
Address = Annotated[str, AfterValidator(_address)]
"""A web address."""
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
"""`yes` or `no`."""
Share = Annotated[float, BeforeValidator(_number(0, 1))]
"""A number from 0 to 1."""
Small = Annotated[float, BeforeValidator(_number(1, 1e9))]
"""A number from 1 to a billion, for limits."""
Position = Annotated[tuple[float, float], PlainValidator(_position)]
"""A latitude and a longitude."""
Count = Annotated[str, AfterValidator(_count)]
"""How many."""


def _finding(error: ErrorDetails, format_: type[Format], node: Mapping) -> Finding:
    path = error["loc"]
    place = locate(node, path)
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown_key(key, _at(format_, path[:-1]), node, path)
    if kind == "missing":
        message = f"{key!r} is missing; add a line '{key}: …'"
        return Finding(locate(node, path[:-1]), Code.MISSING_KEY, message)
    if kind == "literal_error":
        expected = error["ctx"]["expected"].replace("'", "")
        return Finding(place, Code.BAD_VALUE, f"{key!r} takes {expected}")
    wrong = {
        "string_type": "takes one text, not a list or a group of keys",
        "tuple_type": "takes a list: put each on its own line after '- '",
        "model_type": "takes a group of 'key: value' lines",
    }
    if kind in wrong:
        return Finding(place, Code.WRONG_TYPE, f"{key!r} {wrong[kind]}")
    message = f"{key!r} {error['ctx']['message']}"
    if " is empty; " in message and not _is_needed(format_, path):
        message += ", or delete the line"
    return Finding(place, Code(kind), message)


def _is_needed(format_: type[Format], path: tuple[int | str, ...]) -> bool:
    """Say whether what a path leads to cannot be left out; an item of a list can."""
    fields = _at(format_, path[:-1]).model_fields.values()
    return any(field.alias == path[-1] and field.is_required() for field in fields)


def _unknown_key(key: str, format_: type[Format], node: Mapping, path: tuple[int | str, ...]) -> Finding:
    """A key that the format does not have: say what was probably meant, or what there is."""
    near = did_you_mean(key, format_.keys())
    hint = f"Did you mean {near!r}?" if near else f"Known keys: {', '.join(format_.keys())}"
    return Finding(locate_key(node, path), Code.UNKNOWN_KEY, f"there is no key {key!r} here. {hint}", near)


def _at(format_: type[Format], path: tuple[int | str, ...]) -> type[Format]:
    """Return the format that a path of keys and positions leads to."""
    for step in path:
        if isinstance(step, str):
            field = next(field for field in format_.model_fields.values() if field.alias == step)
            format_ = _inner(field.annotation)
    return format_


def _inner(annotation: Any) -> type[Format]:
    """Return the format inside an annotation such as `list[Format]`."""
    if isinstance(annotation, type) and issubclass(annotation, Format):
        return annotation
    return next(_inner(argument) for argument in annotation.__args__ if argument is not type(None))
