from collections.abc import Iterator

import pytest

from quoth.romanise import spellings


def words(query: str) -> Iterator[str]:
    """Yield the words of a query as the search box reads them: hyphens part words, apostrophes do not."""
    yield from query.lower().replace("-", " ").replace("'", "").split()


@pytest.mark.parametrize(
    ("name", "queries"),
    [
        (
            "리일규",
            ["Ri Il-kyu", "Ri Il Gyu", "ri ilgyu", "ri ilkyu", "Lee Il-kyu", "Yi Il Gyu", "Rhee Il-gyu"],
        ),
        ("이일규", ["Ri Il-kyu", "Li Il Gyu", "Lee Ilgyu"]),
        ("태영호", ["Thae Yong-ho", "Tae Yong Ho", "Tae Young-ho", "tae yeongho"]),
        ("한성렬", ["Han Song-ryol", "Han Seong-ryeol", "Han Sung-ryul", "Han Song-yol", "Han Songnyol"]),
        ("조성길", ["Cho Song-gil", "Jo Seong-gil", "Jo Song Gil", "Cho Sung-kil"]),
        ("류현우", ["Ryu Hyon-u", "Yoo Hyun-woo", "Yu Hyeon-u", "Ryoo Hyunwoo"]),
        ("김정은", ["Kim Jong-un", "Gim Jeong-eun", "Kim Jung Eun", "kim chongun", "kimjongun"]),
        ("김 정 은", ["Kim Jong-un"]),
        ("김만철", ["Kim Man Chol", "Kim Man-cheol", "Kim Man-chul", "Kim Man-ch'ol"]),
        ("최선희", ["Choe Son-hui", "Choi Sun-hee", "Choe Seon-hui"]),
        ("박근혜", ["Park Geun-hye", "Pak Kun-hye"]),
        ("Ri Il Gyu", ["Lee Il-kyu", "ri ilgyu", "Yi Il Gyu"]),
        ("Thae Yong-ho", ["Tae Young-ho", "Tae Yeong-ho"]),
        ("Han Song-ryol", ["Han Seong-ryeol"]),
        ("Jo Song-gil", ["Cho Seong-gil"]),
        ("Ryu Hyun Woo", ["Ryu Hyon-u"]),
        ("Kim Jŏng-ŭn", ["Kim Jong-un", "Gim Jeong-eun"]),
        ("Kim Man-ch’ŏl", ["Kim Man Chol", "Kim Man-cheol"]),
        ("Ri Ilgyu", ["Lee Il-kyu"]),
    ],
)
def test_a_name_is_found_by_its_spellings(name: str, queries: list[str]) -> None:
    made = set(spellings([name]))
    assert {query: sorted(set(words(query)) - made) for query in queries} == {query: [] for query in queries}


@pytest.mark.parametrize(
    "name",
    [
        "Robert R King",
        "Robert King",
        "Jesús Aise Sotolongo",
        "Tim Park",
        "Kim",
        "Lee Harvey Oswald",
        "Park City Council",
        "An Old Man",
        "리",
        "북한 외무성 대변인",
        "",
    ],
)
def test_other_names_have_no_spellings(name: str) -> None:
    assert spellings([name]) == []


def test_spellings_are_sorted_and_each_comes_once() -> None:
    assert spellings(["류현우"]) == [
        *("hyeon", "hyeonu", "hyon", "hyonu", "hyun", "hyunoo", "hyunwoo"),
        *("oo", "ryoo", "ryoohyeonu", "ryoohyonu", "ryu", "ryuhyeonu", "ryuhyonu", "u", "woo"),
        *("yoo", "yoohyeonu", "yoohyonu", "you", "youhyeonu", "youhyonu", "yu", "yuhyeonu", "yuhyonu"),
    ]


def test_hangul_says_which_syllables_are_meant() -> None:
    assert spellings(["Jo Song-gil", "조성길"]) == spellings(["조성길"])
    assert "jeo" not in spellings(["Jo Song-gil"])


@pytest.mark.parametrize(
    "name", ["리일규", "한성렬", "김정은", "류현우", "Kim Jong-un", "Han Song-ryol", "Thae Yong-ho"]
)
def test_spellings_are_few(name: str) -> None:
    assert len(spellings([name])) < 60
