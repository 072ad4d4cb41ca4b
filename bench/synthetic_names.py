"""Invented names: as many as are wanted, each once, and the same for the same number."""

from typing import NamedTuple

_FAMILY = "Dak Geul Hwim Jeup Kwep Lun Mub Neol Pyul Reum Sop Teul Wol Yap"
_FAMILIES = tuple(zip(_FAMILY.split(), "닥글휨즙퀩룬뭅널퓰름솝틀월얍", strict=True))
_GIVEN = (
    "Ba Dol Ga Gwi Ha Hyo Il Jae Ji Kang Ko La Man Mi Mok Na No O Pa Rim Ro Sa Seo Sim Su Tae To U Wi Ya Yu"
)
_SYLLABLES = tuple(
    zip(_GIVEN.split(), "바돌가귀하효일재지강코라만미목나노오파림로사서심수태토우위야유", strict=True)
)
"""With their hangul; there are no families of these names."""
_STARTS, _VOWELS, _MIDDLES, _ENDS = (
    sounds.split()
    for sounds in (
        "B Br D Dr F Fl G Gr H K Kr L M N P Pl R S T Tr V Z",
        "a e i o u",
        "b d g l ld m n nd r rv s st t v",
        "dan gen lor mar nik rel sen tor vane wick",
    )
)
_WORDS = len(_STARTS) * len(_VOWELS) * len(_MIDDLES) * len(_VOWELS) * len(_ENDS)
_STEP = 48_271
"""Prime, so that steps of it come to every word before they come to one again."""


class Name(NamedTuple):
    """What somebody is called."""

    name: str
    aliases: tuple[str, ...]


def word(number: int) -> str:
    """Return an invented word, another for each number below 86,250: `Dorevane`."""
    number = number * _STEP % _WORDS
    said = ""
    for choices in (_STARTS, _VOWELS, _MIDDLES, _VOWELS, _ENDS):
        number, position = divmod(number, len(choices))
        said += choices[position]
    return said


def person(number: int) -> Name:
    """Return an invented name of a person, another for each number below 28,672; every second has hangul."""
    turn, second = divmod(number, 2)
    if second:
        family = word(turn)
        given = f"{_STARTS[turn % len(_STARTS)]}{_VOWELS[turn % len(_VOWELS)]}{'lmnrt'[turn % 3]}o"
        return Name(f"{given} {family}", (f"{family} {given}",) if turn % 3 == 0 else ())
    spread = turn * _STEP % (len(_FAMILIES) * len(_SYLLABLES) ** 2)
    family, hangul = _FAMILIES[spread % len(_FAMILIES)]
    first, first_hangul = _SYLLABLES[spread // len(_FAMILIES) % len(_SYLLABLES)]
    last, last_hangul = _SYLLABLES[spread // (len(_FAMILIES) * len(_SYLLABLES)) % len(_SYLLABLES)]
    joined = f"{family} {first}-{last.lower()}"
    return Name(f"{family} {first} {last}", (joined, f"{hangul}{first_hangul}{last_hangul}"))


def id_of(name: str) -> str:
    """Return the id that an entry of some name gets."""
    return "-".join("".join(letter if letter.isalnum() else " " for letter in name.lower()).split())
