import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import markdown
import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

import quoth
from quoth.shown import html_of

OURS = "quoth.markdown_extension"


def html(text: str) -> str:
    return markdown.markdown(text, extensions=[OURS])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("a *b* **c** `d*`", "<p>a <em>b</em> <strong>c</strong> <code>d*</code></p>"),
        ("# A\n\nB\n---", "<h1>A</h1>\n<h2>B</h2>"),
        ("a  \nb\\\nc\nd", "<p>a<br />\nb<br />\nc\nd</p>"),
        ("***", "<hr />"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>"),
        ("1) a\n2) b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("7. a", '<ol start="7">\n<li>a</li>\n</ol>'),
        ("0. a", '<ol start="0">\n<li>a</li>\n</ol>'),
        ("> a\n>\n> - b", "<blockquote>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</blockquote>"),
        ("```py x\n<a> &amp; *\n```", '<pre><code class="language-py">&lt;a&gt; &amp;amp; *\n</code></pre>'),
        ("    a\n\n    b\n", "<pre><code>a\n\nb\n</code></pre>"),
        ('[a](b "c")', '<p><a href="b" title="c">a</a></p>'),
        ("[a][r] [r]\n\n[r]: /u", '<p><a href="/u">a</a> <a href="/u">r</a></p>'),
        ("<https://a.b?c&d>", '<p><a href="https://a.b?c&amp;d">https://a.b?c&amp;d</a></p>'),
        ("<a@b.c>", '<p><a href="mailto:a@b.c">a@b.c</a></p>'),
        ('![a *b* `c`\nd](e "f")', '<p><img alt="a b c d" src="e" title="f" /></p>'),
        ("![a ![b](c)](d)", '<p><img alt="a b" src="d" /></p>'),
        ("a<sup>1</sup> <!-- b -->", "<p>a<sup>1</sup> <!-- b --></p>"),
        ("a\n\n<div>\n*b*\n</div>\n\nc", "<p>a</p>\n<div>\n*b*\n</div>\n<p>c</p>"),
        ("<details>\n\n*a*\n\n</details>", "<details>\n<p><em>a</em></p>\n</details>"),
        ("- <b>\n\n  a", "<ul>\n<li>\n<b>\n<p>a</p>\n</li>\n</ul>"),
        ("&copy; &lt; \\&copy; &amp;copy; \\*", "<p>© &lt; &amp;copy; &amp;copy; *</p>"),
        ("[a](b?c=1&amp;copy;=2)", '<p><a href="b?c=1&amp;copy;=2">a</a></p>'),
        ("[TOC] {: .a } {#b} [^1] ~~c~~", "<p>[TOC] {: .a } {#b} [^1] ~~c~~</p>"),
        (
            "|a|b|c|d|\n|-|:-|:-:|-:|\n|1|[2](x)|",
            "<table>\n"
            '<thead><tr><th>a</th><th align="left">b</th><th align="center">c</th>'
            '<th align="right">d</th></tr></thead>\n'
            '<tbody>\n<tr><td>1</td><td align="left"><a href="x">2</a></td><td align="center"></td>'
            '<td align="right"></td></tr>\n</tbody></table>',
        ),
    ],
)
def test_html(text: str, expected: str) -> None:
    assert html(text) == html_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x02wzxhzdk:0\x03 <b>", "<p>\ufffdwzxhzdk:0\ufffd <b></p>"),
        ("&#2;wzxhzdk:0&#3; <b>", "<p>\ufffdwzxhzdk:0\ufffd <b></p>"),
        ("&#2;amp&#3;lt;", "<p>\ufffdamp\ufffdlt;</p>"),
        ("\x0242\x03 `\x0242\x03`", "<p>\ufffd42\ufffd <code>\ufffd42\ufffd</code></p>"),
        (
            "[a](<&#2;wzxhzdk:0&#3;> '&#2;amp&#3;') <b>",
            '<p><a href="\ufffdwzxhzdk:0\ufffd" title="\ufffdamp\ufffd">a</a> <b></p>',
        ),
        ("<b> <!-- \x02wzxhzdk:0\x03 -->", "<p><b> <!-- \ufffdwzxhzdk:0\ufffd --></p>"),
        ("a\0b", "<p>a\ufffdb</p>"),
    ],
)
def test_an_author_cannot_forge_a_mark(text: str, expected: str) -> None:
    assert html(text) == expected


class Seen(HTMLParser):
    """What a reader gets from HTML: its elements, with what matters of them, and its words."""

    def __init__(self, text: str, *, attributes: tuple[str, ...]) -> None:
        super().__init__(convert_charrefs=True)
        self._attributes = attributes
        self._steps: list[str] = []
        self.feed(text)
        self.close()

    @property
    def steps(self) -> list[str]:
        merged: list[str] = []
        for step in self._steps:
            if merged and not merged[-1].startswith("<") and not step.startswith("<"):
                merged[-1] += step
            else:
                merged.append(step)
        return [" ".join(step.split()) for step in merged if step.strip() and "tbody" not in step]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = sorted(f" {name}={unquote(value or '')}" for name, value in attrs if name in self._attributes)
        self._steps.append(f"<{tag}{''.join(kept)}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._steps.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._steps.append(data.replace("<", "‹"))


SHARED = [
    "# One\n\n## Two & *three*\n\n## Two & *three*\n\n### `four` [five](a.md)\n\nWords.",
    "# A <a id='c-1'></a>B\n\nText<sup>1</sup> with <a id=\"c-2\"></a>anchors.",
    "한국 *사람* **이름** *a **b** c*\n\nline\nbreak  \nhard",
    '[a](b.md) [c](d.md#e "t") [f][g] [g][]\n\n<https://x.y/z>\n\n[g]: /h "T"',
    "- a\n- b\n    - c\n        - d\n    - e\n- f",
    "1. a\n2. b\n\n    c\n\n3. d",
    "- a\n\n    > b\n    > c\n\n- d",
    "> a\n>\n> - b\n>     - c\n\ntext",
    "a\n\n    code <b> &amp;\n\nb",
    "```py\nx = '<b>'\n\n# no heading\n```\n\nafter",
    "|a|b|\n|---|--:|\n|1|*2*|\n|[3](c.md)|`4`|",
    "a\n\n---\n\nb",
    "<details>\n<summary>a</summary>\n<p>b</p>\n</details>\n\nc",
    "A & B < C > D \"E\" 'F' &copy; \\* \\_ AT&T",
    '![alt](i.png) ![two](j.png "t")',
]


@pytest.mark.parametrize("text", SHARED)
@pytest.mark.parametrize("first", [True, False])
def test_what_both_parsers_know_comes_out_the_same(text: str, first: bool) -> None:
    theirs = ["toc", "tables", "fenced_code"]
    plain = markdown.Markdown(extensions=theirs)
    ours = markdown.Markdown(extensions=[OURS, *theirs] if first else [*theirs, OURS])
    attributes = ("id", "href", "src", "title", "class", "start", "alt")
    expected, given = (Seen(md.convert(text), attributes=attributes).steps for md in (plain, ours))
    # Whether an item holds paragraphs is where Python-Markdown and CommonMark part.
    loose = ("<p>", "</p>")
    assert [step for step in given if step not in loose] == [step for step in expected if step not in loose]
    assert ours.toc_tokens == plain.toc_tokens  # type: ignore[attr-defined]


@pytest.mark.parametrize("extensions", [[OURS, "toc"], ["toc", OURS], ["toc", "tables", "fenced_code", OURS]])
def test_the_order_of_extensions_does_not_matter(extensions: list[str]) -> None:
    md = markdown.Markdown(extensions=extensions, extension_configs={"toc": {"permalink": "#", "marker": ""}})
    for _ in range(2):
        assert md.reset().convert("# A *b*\n\n```\n[TOC]\n```\n\n[TOC]") == (
            '<h1 id="a-b">A <em>b</em><a class="headerlink" href="#a-b" title="Permanent link">#</a></h1>\n'
            "<pre><code>[TOC]\n</code></pre>\n<p>[TOC]</p>"
        )


PIECES = ["a", "b c", "é", "amp;", "&", "<", ">", '"', "'", "&amp;", "&lt;", "&copy;", "&#2;", "\\", "|"]
PIECES += ["\n", "\n\n", "  ", "    ", "  \n", "\\\n", "- ", "1. ", "3) ", "> ", "# ", "---\n", "===\n"]
PIECES += ["*", "**", "_", "`", "``", "\n```\n", "[", "![", "](x.md)", '](x "t")', "[r]", "[r][]"]
PIECES += ["\n\n[r]: /u 'T'\n\n", "<http://a.b?c=d&e;>", "<x@y.z>", "|a|b|\n|-|:-:|\n", "|1|2|\n"]
PIECES += ["<b>", "</b>", "\n\n<div>\n", "<!-- c -->"]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_the_tree_says_what_the_parser_itself_would_write(text: str) -> None:
    attributes = ("id", "href", "src", "title", "class", "start", "alt")
    reference = pyromark.html(text, options=pyromark.Options.ENABLE_TABLES).replace("\x02", "\ufffd")
    assert Seen(html(text), attributes=attributes).steps == Seen(reference, attributes=attributes).steps
    assert html_of(text) == html(text)


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "[a](" * 20_000, "*a **a " * 5_000, "<b>" * 5_000, "&" * 20_000]
)
def test_hostile_text_is_rendered_at_once(text: str) -> None:
    begun = time.process_time()
    html(text)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("text", ["- " * 1_000 + "a", ">" * 100_000, "> " * 101 + "a"])
def test_too_deep(text: str) -> None:
    with pytest.raises(ValueError, match="line 1: more than 100 lists, quotes or marks inside one another"):
        html(text)


def test_as_deep_as_may_be_is_rendered() -> None:
    marks = "> " * 95
    md = markdown.Markdown(extensions=[OURS, "toc"])
    assert md.convert(marks + "# a").count("<blockquote>") == 95
    assert md.toc_tokens[0]["id"] == "a"  # type: ignore[attr-defined]


CONFIG = f"""\
site_name: T
use_directory_urls: false
theme: {{name: null, custom_dir: theme}}
plugins: []
markdown_extensions: [{OURS}, toc]
validation: {{links: {{anchors: warn, not_found: warn, unrecognized_links: warn}}}}
"""
HOME = """\
# Home

[Other](other.md), [claim](other.md#c-12ab), [part](other.md#a-part), [here](#home), <https://x.y>.

1) CommonMark
"""
OTHER = '# Other\n\n## A part\n\n<a id="c-12ab"></a>Words.\n'
HOME_HTML = """\
<h1 id="home">Home</h1>
<p><a href="other.html">Other</a>, <a href="other.html#c-12ab">claim</a>, \
<a href="other.html#a-part">part</a>, <a href="#home">here</a>, <a href="https://x.y">https://x.y</a>.</p>
<ol>
<li>CommonMark</li>
</ol>"""


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs", "zensical"])
@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        (None, None),
        ("[a](gone.md)", ("but the target is not found", "page does not exist")),
        ("[a](other.md#nope)", ("does not contain an anchor '#nope'", "anchor does not exist")),
        ("[a](#nope)", ("there is no such anchor on this page", "anchor does not exist")),
    ],
)
def test_a_site(tmp_path: Path, builder: str, broken: str | None, complaint: tuple[str, str] | None) -> None:
    pytest.importorskip(builder)
    for name, text in {
        "mkdocs.yml": CONFIG,
        "theme/main.html": "{{ page.content }}",
        "docs/index.md": HOME + ("" if broken is None else f"\n{broken}\n"),
        "docs/other.md": OTHER,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", builder, "build", "-f", "mkdocs.yml", "--strict"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(str(quoth.__file__)).parents[1]), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    if complaint is None:
        assert done.returncode == 0, said
        assert (tmp_path / "site/index.html").read_text(encoding="utf-8").strip() == HOME_HTML
    else:
        assert done.returncode == 1
        assert complaint[builder == "zensical"] in said
