import pytest

from quoth.check.numbers import numbers_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nothing at all", set()),
        ("13 people, 12 of them women", {13, 12}),
        ("about 10,000 won, 1.5 percent", {10_000, 1.5}),
        ("Twelve women and one man", {12, 1}),
        ("the 11-membered family", {11}),
        ("thirty-one; forty five", {31, 45}),
        ("three million, 1.5 billion", {3e6, 1.5e9}),
        ("two dozen, a dozen", {24, 12}),
        ("two hundred and fifty-six", {256}),
        ("twenty, two", {20, 2}),
        ("the 57th anniversary in 2017", {57, 2017}),
    ],
)
def test_numbers_in(text: str, expected: set[float]) -> None:
    assert numbers_in(text) == expected
