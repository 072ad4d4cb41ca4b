"""Invented names: as many as are wanted, each once, and the same for the same number."""

from typing import NamedTuple

_FAMILY = (
    ("Dak", "닥"), ("Geul", "글"), ("Hwim", "휨"), ("Jeup", "즙"), ("Kwep", "퀩"), ("Lun", "룬"), ("Mub", "뭅"),
    ("Neol", "널"), ("Pyul", "퓰"), ("Reum", "름"), ("Sop", "솝"), ("Teul", "틀"), ("Wol", "월"), ("Yap", "얍"),
)  # fmt: skip
_GIVEN = (
    ("Ba", "바"), ("Dol", "돌"), ("Ga", "가"), ("Gwi", "귀"), ("Ha", "하"), ("Hyo", "효"), ("Il", "일"), ("Jae", "재"),
    ("Ji", "지"), ("Kang", "강"), ("Ko", "코"), ("La", "라"), ("Man", "만"), ("Mi", "미"), ("Mok", "목"), ("Na", "나"),
    ("No", "노"), ("O", "오"), ("Pa", "파"), ("Rim", "림"), ("Ro", "로"), ("Sa", "사"), ("Seo", "서"), ("Sim", "심"),
    ("Su", "수"), ("Tae", "태"), ("To", "토"), ("U", "우"), ("Wi", "위"), ("Ya", "야"), ("Yu", "유"), ("Ze", "제"),
)  # fmt: skip
"""Syllables with their hangul; no family has one of these names."""
_STARTS = "B Br D Dr F Fl G Gr H K Kr L M N P Pl R S T Tr V Z".split()
_VOWELS = "a e i o u".split()
_MIDDLES = "b d g l ld m n nd r rv s st t v".split()
_ENDS = "dan gen lor mar nik rel sen tor vane wick".split()
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
    spread = turn * _STEP % (len(_FAMILY) * len(_GIVEN) ** 2)
    family, hangul = _FAMILY[spread % len(_FAMILY)]
    first, first_hangul = _GIVEN[spread // len(_FAMILY) % len(_GIVEN)]
    last, last_hangul = _GIVEN[spread // (len(_FAMILY) * len(_GIVEN)) % len(_GIVEN)]
    joined = f"{family} {first}-{last.lower()}"
    return Name(f"{family} {first} {last}", (joined, f"{hangul}{first_hangul}{last_hangul}"))


def id_of(name: str) -> str:
    """Return the id that an entry of some name gets."""
    return "-".join("".join(letter if letter.isalnum() else " " for letter in name.lower()).split())
