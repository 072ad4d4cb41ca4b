"""Words mean themselves in HTML, and stand on one line."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from quoth import html

ENDS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
WORDS = st.text(f"aé;&<>\"'#{ENDS}")


@given(WORDS)
def test_words_mean_themselves_on_one_line(words: str) -> None:
    shown = html.text(words)
    assert unescape(shown) == re.sub(f"[{ENDS}]+", " ", words)
    assert not re.search("[<>\"']", shown)


@given(WORDS)
def test_words_are_written_the_same_wherever_they_stand(words: str) -> None:
    shown = html.text(words)
    assert html.join(words, words) == shown + shown
    assert html.lines([words]) == shown
    assert html.tag("p", words, title=words) == f'<p title="{shown}">{shown}</p>'


def test_markup_stays_as_it_is() -> None:
    mark = html.tag("b", "&")
    assert html.tag("p", mark, " & ") == "<p><b>&amp;</b> &amp; </p>"
    assert html.join("a", "", mark, by="<") == "a&lt;<b>&amp;</b>"


def test_attributes() -> None:
    found = html.tag("br", aria_label="a", class_=None, hidden=True, download=False, r=1.50, x=2)
    assert found == '<br aria-label="a" hidden r="1.5" x="2">'


@given(st.dictionaries(st.text("a<>&/\u2028\x85"), WORDS))
def test_data_ends_no_script(record: dict[str, str]) -> None:
    said = html.data(record).removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search(f"[<>&{ENDS}]", said)


def test_an_attribute_is_written_by_its_own_value_alone_whatever_was_written_before() -> None:
    values = (True, 1, 1.0, "1", False, 0, 0.0, -0.0, "0", None)
    written = ("<i {0}></i>", *['<i {0}="1"></i>'] * 3, "<i></i>", *['<i {0}="0"></i>'] * 4, "<i></i>")
    for key, order in (("a", 1), ("b", -1)):
        made = [html.tag("i", **{key: value}) for value in values[::order]]
        assert made[::order] == [one.format(key) for one in written]
