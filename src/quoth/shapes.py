r"""What each type of value looks like in a file, as JSON Schema, and what is said where it does not.

Our reader takes every scalar as text, but an editor's YAML server reads types: `2023` and `012` are numbers
to it, and `yes` is true by the rules of YAML 1.1. So every shape takes those types too, without naming them
where an editor would then offer `true` as a completion: `not` a text, a list and so on leaves numbers and
booleans, and offers nothing. A server may see a day as a date; to JSON Schema it is a text. What is left
empty and the bare words `null` and `~` are one to a server, and are refused, as the reader refuses what is
empty. By YAML 1.1 the key `on` is true as well; a server has to be told to read YAML 1.2, as most do.

Patterns are of the common part of the regular expressions of Python and JavaScript.
"""

from collections.abc import Iterable
from typing import Any

from quoth import ids
from quoth.addresses import AN_ADDRESS

Shape = dict[str, Any]
"""A part of a JSON Schema."""

EMPTY = "is empty; write something here"
A_LIST = "takes a list: put each on its own line after '- '"
A_DATE = "takes one date; a set of dates wants quotes around it, as '[2016,2017]'"
A_SERVICE = "takes where it answers, as https://example.org/v1, with no user, key, ? or # in it"
A_POSITION = "takes a latitude and a longitude in degrees, as in [23.13, -82.38]"
A_COUNT = "takes digits only, with ~ (about), < or > before them if needed, as in ~10000"
A_LANGUAGE = "takes a code of two or three letters, as en, ko or zh-Hant"
_READ_AS_BOOLEAN: Shape = {"not": {"type": ["string", "number", "null", "array", "object"]}}
_READ_AS_OTHER: Shape = {"not": {"type": ["string", "null", "array", "object"]}}
_WORDS_OF_YAML = frozenset({"yes", "no", "on", "off", "true", "false", "y", "n"})
"""Which YAML 1.1 reads as booleans."""
_DATE_CURE = "write 2023, 2023-11 or 2023-11-05, with ~ for about, ? for uncertain, 2016/2019 for a span"
_ONE_DATE = (
    r"(?!0000|000X|00XX)(?:[0-9]{4}(?:(?:-XX){1,2}|-2[1-4]"
    r"|-(?:0[1-9]|1[0-2])(?:-XX|-(?:0[1-9]|[12][0-9]|3[01]))?)?|[0-9]{3}X|[0-9]{2}XX)[~?%]?"
)
_MEMBER = rf"(?:{_ONE_DATE}(?:\.\.(?:{_ONE_DATE})?)?|\.\.{_ONE_DATE})"
_DATE = (
    rf"{_ONE_DATE}(?:/(?:{_ONE_DATE}|\.\.)?)?|(?:\.\.)?/{_ONE_DATE}"
    rf"|\[{_MEMBER}(?:,{_MEMBER})*\]"
)
"""EDTF as `dates.parse` reads it, but for what takes a calendar: 31 April, and ends before beginnings."""
LANGUAGE_CODE = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
_ID_CURE = f"use a-z, 0-9 and single hyphens between them, at most {ids.LONGEST_ID} characters"


def _whole(pattern: str) -> str:
    return f"^(?:{pattern})$"


def _spaced(pattern: str) -> str:
    """Return a pattern that lets white space stand around, as the reader does in what a claim says."""
    return rf"^\s*(?:{pattern})\s*$"


def choice(values: Iterable[str]) -> Shape:
    """Return the shape of one of some words."""
    words = list(values)
    if _WORDS_OF_YAML.isdisjoint(words):
        return {"enum": words}
    return {"anyOf": [{"enum": words}, _READ_AS_BOOLEAN]}


def known(values: Iterable[str]) -> Shape:
    """Return the shape of one of the ids that there are; one such as `2024` may be read as a number."""
    return {"anyOf": [{"enum": list(values)}, _READ_AS_OTHER]}


def offered(values: Iterable[str], shape: Shape) -> Shape:
    """Return a shape that offers some values, and takes others too."""
    return {"anyOf": [{"enum": list(values)}, shape]}


def _text(pattern: str, message: str) -> Shape:
    text = {
        "type": ["string", "number"],
        "pattern": pattern,
        "patternErrorMessage": message,
        "errorMessage": "takes one text, and cannot be empty; leave the key out if there is nothing to say",
    }
    return {"anyOf": [text, _READ_AS_BOOLEAN]}


def _number(pattern: str, low: float, high: float, message: str) -> Shape:
    return {
        "type": ["string", "number"],
        "pattern": _whole(pattern),
        "minimum": low,
        "maximum": high,
        "patternErrorMessage": message,
    }


TEXT = _text(r"\S", EMPTY)
LANGUAGE = _text(_whole(LANGUAGE_CODE), A_LANGUAGE)
ID = _text(_whole(ids.PATTERN), _ID_CURE)
CLAIMED_ID = _text(_spaced(ids.PATTERN), _ID_CURE)
EDTF: Shape = {
    "type": ["string", "integer"],
    "pattern": _whole(_DATE),
    "minimum": 1,
    "maximum": 9999,
    "patternErrorMessage": _DATE_CURE,
    "errorMessage": A_DATE,
    "examples": ["2023", "2023-11", "2023-11-05", "2019~", "2016/2019", "[2016,2017]"],
}
CLAIMED_DATE: Shape = {**EDTF, "pattern": _spaced(_DATE)}
CLAIMED_NUMBER: Shape = {
    "type": ["string", "number"],
    "pattern": _spaced(r"-?[0-9]+(?:\.[0-9]+)?"),
    "patternErrorMessage": "takes a number in digits",
}
ADDRESS: Shape = {
    "type": "string",
    "pattern": r"^https?://[^\s\"<>\\`]*$",
    "patternErrorMessage": AN_ADDRESS,
    "examples": ["https://example.org/article"],
}
SERVICE: Shape = {
    "type": "string",
    "pattern": _whole(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~%!&'()*+,;=:/-]*)?"),
    "patternErrorMessage": A_SERVICE,
    "examples": ["https://example.org/v1"],
}
YES_NO = choice(["yes", "no"])
SHARE = _number(
    r"-?0+(?:\.0+)?|0+\.[0-9]+|0*1(?:\.0+)?", 0, 1, "takes a number in digits, from 0 to 1, as 0.5"
)
SMALL = _number(
    r"0*(?:[1-9][0-9]{0,8}(?:\.[0-9]+)?|1000000000(?:\.0+)?)",
    1,
    1e9,
    "takes a number in digits, from 1 to 1000000000",
)
SECONDS = _number(
    r"0*(?:(?:[1-9][0-9]{0,2}|[12][0-9]{3}|3[0-5][0-9]{2})(?:\.[0-9]+)?|3600(?:\.0+)?)",
    1,
    3600,
    "takes a number in digits, from 1 to 3600",
)
POSITION: Shape = {
    "type": "array",
    "items": [
        _number(
            r"-?0*(?:[0-8]?[0-9](?:\.[0-9]+)?|90(?:\.0+)?)",
            -90,
            90,
            "takes the latitude first, from -90 (south) to 90 (north)",
        ),
        _number(
            r"-?0*(?:(?:[0-9]?[0-9]|1[0-7][0-9])(?:\.[0-9]+)?|180(?:\.0+)?)",
            -180,
            180,
            "takes the longitude second, from -180 (west) to 180 (east)",
        ),
    ],
    "errorMessage": A_POSITION,
    "minItems": 2,
    "maxItems": 2,
    "examples": [[23.13, -82.38]],
}
COUNT: Shape = {
    "type": ["string", "number"],
    "pattern": r"^[~<>]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)$",
    "minimum": 0,
    "patternErrorMessage": A_COUNT,
    "examples": ["13", "~10000"],
}
