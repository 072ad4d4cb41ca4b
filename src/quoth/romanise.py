"""Spellings under which readers may look for a Korean name: made by rule, for searching, never to be shown.

They are a bag of words, since a search asks that each of its words be there. Marks over letters and
apostrophes are left out: the search takes Chŏl and Ch'ol for chol.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, product

Style = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""The spellings of a syllable by the way its vowel is written: Revised, McCune-Reischauer, the press."""


def _table(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(options.split("/")) for options in text.split(" "))


_INITIALS = _table("g/k kk n d/t tt r/l m b/p pp s ss  j/ch jj ch k/kh t/th p/ph h")
"""By the order of Unicode: Revised Romanisation first, then the others."""
_VOWELS = _table(
    "a/a/a ae/ae/ae ya/ya/ya yae/yae/yae eo/o/u e/e/e yeo/yo/yu ye/ye/ye o/o/o wa/wa/wa wae/wae/wae "
    "oe/oe/oi yo/yo/yo u/u/oo wo/wo/wo we/we/we wi/wi/wi yu/yu/yoo eu/u/eu ui/ui/eui i/i/i"
)
"""By the order of Unicode: Revised; McCune-Reischauer and the North, without marks; the press."""
_OPEN_VOWELS = {4: "eo", 6: "yeo", 18: "eu"}
"""How the press writes vowels of syllables that end in them, where it is not as above."""
_SOFT = {2, 6, 7, 12, 17, 20}
"""Vowels before which the South drops an initial r, in speech and in writing: 렬 becomes 열."""
_FINALS = _table(" k k k n n n t l k m l l l p l m p p t t ng t t k t p t")
_PRESS = {
    "영": "young",
    "우": "woo",
    "운": "woon",
    "욱": "wook",
    "희": "hee hi",
    "시": "shi",
    "식": "shik",
    "신": "shin",
    "심": "shim",
}
"""Spellings of single syllables that no rule gives."""
_FAMILY = {
    "김": "kim gim",
    "이": "ri li lee yi rhee i",
    "박": "pak park bak",
    "최": "choe choi",
    "류": "ryu yu yoo ryoo you",
    "임": "im rim lim yim",
    "노": "no ro roh noh",
    "나": "na ra nah",
    "오": "o oh",
    "서": "so seo suh",
    "안": "an ahn",
    "허": "ho heo hur huh",
    "고": "ko go koh",
    "손": "son sohn",
    "백": "paek baek paik",
    "양": "yang ryang",
    "염": "yom yeom ryom ryeom",
    "여": "yo yeo ryo ryeo",
    "연": "yon yeon ryon ryeon",
    "용": "yong ryong",
}
"""Family names with spellings that no rule gives."""
_NORTH = dict(zip("리유림로라량렴려련룡", "이류임노나양염여연용", strict=True))
"""Family names as the other half of the country writes them."""
_FAMILIES = (
    "강고곽구국권기길김나남노도동라량려련렴로류룡리림마맹명모문민박반방배백변사서석선설성소손송신심안양"
    "엄여연염오옥왕용우원위유육윤은이인임장전정제조주지진차채천최추태표하한함허현홍황"
)
_GIVEN = (
    "가강건경계고공관광교구국군권규균근금기길나남내노단달대덕도동두득라락란래려련렬령례로룡률리림만명모무묵문미민박배"
    "백범법병보복본봉부비빈사산삼상새서석선설섭성세소솔송수숙순숭슬승시식신실심아안애양억언여연열엽영예오옥온완왕외"
    "요용우욱운웅원월위유육윤율은을의이익인일임자장재전정제조종주준중지진창채천철청초최춘충치칠태택특판평표필하학한"
    "해향허헌혁현형혜호홍화환황회효훈휘흠흥희"
)
"""Syllables of given names; a name in Latin letters made of others is not taken for Korean."""
_HANGUL_NAME = re.compile(r"([가-힣])\s?([가-힣]{1,2})|([가-힣])\s([가-힣])\s([가-힣])")
_R_AFTER_CONSONANT = re.compile("(?<=[kmnpg]) r")
"""Spoken, and by McCune-Reischauer also written, as n: Song Ryol is Sŏngnyŏl."""
_LATIN_NAME = re.compile(r"([a-z]+)[ -]([a-z]+)(?:[ -]([a-z]+))?")


def spellings(names: Iterable[str]) -> list[str]:
    """Return the words under which the bearer of these names may be looked for; none if they are not Korean.

    A name in hangul says which syllables are meant, so that names in Latin letters are then not asked.
    """
    found = [
        (match[1] or match[3], match[2] or match[4] + match[5])
        for name in names
        if (match := _HANGUL_NAME.fullmatch(name.strip()))
    ]
    words = {word for family, given in found for word in _of_hangul(family, given)}
    if not found:
        words = {word for name in names for word in _of_latin(_folded(name))}
    return sorted(words)


def _of_hangul(family: str, given: str) -> Iterator[str]:
    yield from _family(family)
    yield from _given([[syllable] for syllable in given])
    revised, north, _ = _joined(given)
    yield from map("".join, product(_family(family), revised | north))


def _of_latin(name: str) -> Iterator[str]:
    """Yield the spellings of a name in Latin letters, the family first, by every reading."""
    match = _LATIN_NAME.fullmatch(name)
    families = [] if match is None else _families().get(match[1], [])
    if match is None or not families:
        return
    given = _readings(match[2], match[3])
    if not given:
        return
    for family in families:
        yield from _family(family)
    for syllables in given:
        yield from _given(syllables)


def _readings(first: str, second: str | None) -> list[list[list[str]]]:
    """Return the ways to read a given name as syllables, each of which may be one of several in hangul."""
    known = _syllables()
    if second is not None:
        splits = [[first, second]]
    else:
        splits = [[first], *([first[:at], first[at:]] for at in range(1, len(first)))]
    return [[known[part] for part in split] for split in splits if all(part in known for part in split)]


def _given(name: list[list[str]]) -> Iterator[str]:
    """Yield the spellings of a given name: each syllable, and all as one word."""
    for syllable in chain.from_iterable(name):
        yield from chain(*_styles(syllable))
    for syllables in product(*name):
        yield from chain(*_joined(syllables))


def _joined(syllables: Iterable[str]) -> Style:
    """Return the spellings of syllables as one word, all in the same way of writing."""
    revised, north, press = (
        frozenset(
            word
            for parts in product(*way)
            for word in ("".join(parts), _R_AFTER_CONSONANT.sub("n", " ".join(parts)).replace(" ", ""))
        )
        for way in zip(*map(_styles, syllables), strict=True)
    )
    return revised, north, press


def _family(syllable: str) -> frozenset[str]:
    name = _NORTH.get(syllable, syllable)
    return frozenset(_FAMILY[name].split() if name in _FAMILY else chain(*_styles(name)))


@cache
def _styles(syllable: str) -> Style:
    """Return the spellings of a syllable in each of the ways of writing."""
    initial, vowel, final = _parts(syllable)
    starts = ("r", "") if _INITIALS[initial] == ("r", "l") and vowel in _SOFT else _INITIALS[initial]
    revised, north, press = (
        frozenset(f"{start}{middle}{_FINALS[final][0]}" for start in starts)
        for middle in _middles(vowel, final)
    )
    return revised, north, press | frozenset(_PRESS.get(syllable, "").split())


def _middles(vowel: int, final: int) -> tuple[str, ...]:
    """Return a vowel in each of the ways of writing."""
    *others, press = _VOWELS[vowel]
    return (*others, press if final else _OPEN_VOWELS.get(vowel, press))


def _parts(syllable: str) -> tuple[int, int, int]:
    """Return the numbers of a syllable's initial, vowel and final, as Unicode counts them."""
    number = ord(syllable) - ord("가")
    return number // 588, number % 588 // 28, number % 28


@cache
def _syllables() -> Mapping[str, list[str]]:
    """Return the syllables of given names by each of their spellings."""
    found: dict[str, list[str]] = defaultdict(list)
    for syllable in _GIVEN:
        for word in sorted(set(chain(*_styles(syllable)))):
            found[word].append(syllable)
    return dict(found)


@cache
def _families() -> Mapping[str, list[str]]:
    """Return family names by each of their spellings."""
    found: dict[str, list[str]] = defaultdict(list)
    for family in _FAMILIES:
        for word in sorted(_family(family)):
            found[word].append(family)
    return dict(found)


def _folded(name: str) -> str:
    """Return a name in small letters without marks and apostrophes."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return re.sub("['’‘ʼ`]", "", bare).replace("‐", "-").replace("‑", "-").strip()
