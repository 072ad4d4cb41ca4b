from pathlib import Path

import pytest

from quoth.config import load_config
from quoth.mkdocs_settings import missing_settings
from quoth.nodes import read_nodes
from quoth.place import Place
from quoth.settings import EngineSettings

FIXED = "docs_dir: build/docs\nsite_dir: site\nuse_directory_urls: false\n"
NEEDED = "site_name: Test\n" + FIXED


def faults(root: Path, text: str) -> list[str]:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    config, found = load_config(root)
    assert (config is None) == bool(found)
    return [str(finding).removeprefix("mkdocs.yml:") for finding in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NEEDED, []),
        (FIXED, ["1:1: error: 'site_name: …' is missing [missing-key]"]),
        (
            NEEDED.replace("site_dir: site", "site_dir: public").replace("docs_dir: build/docs\n", ""),
            [
                "1:1: error: 'docs_dir: build/docs' must stand here [bad-setting]",
                "2:11: error: 'site_dir: site' must stand here [bad-setting]",
            ],
        ),
        (
            NEEDED + "extra:\n  quoth:\n    quotas: 0.3\n",
            ["7:5: error: there is no key 'quotas' here. Did you mean 'quota'? [unknown-key]"],
        ),
        (
            NEEDED + "extra:\n  quoth:\n    quota: 2\n    shortest-quote: none\n",
            [
                "7:12: error: 'quota' takes a number in digits, from 0 to 1 [bad-value]",
                "8:21: error: 'shortest-quote' takes a number in digits, from 1 to 1,000,000,000 [bad-value]",
            ],
        ),
        (
            NEEDED + "extra:\n  quoth: yes\n",
            ["6:10: error: 'quoth' takes a group of 'key: value' lines [wrong-type]"],
        ),
        (
            NEEDED + "extra:\n  quoth:\n    engine: {url: 'https://a:b@c.org/v1', key: abc, timeout: 0}\n",
            [
                "7:19: error: 'url' takes where it answers, as https://example.org/v1, with no user, key, "
                "? or # in it [bad-value]",
                "7:5: error: 'model' is missing; add a line 'model: …' [missing-key]",
                "7:62: error: 'timeout' takes a number in digits, from 1 to 3,600 [bad-value]",
                "7:43: error: there is no key 'key' here. Known keys: url, model, timeout [unknown-key]",
            ],
        ),
        (
            NEEDED + "extra:\n  quoth:\n    engine: local\n",
            ["7:13: error: 'engine' takes a group of 'key: value' lines [wrong-type]"],
        ),
        (
            NEEDED + "extra:\n  other: yes\n",
            ["6:3: error: 'other' is not for this site: it would ask others; delete it [bad-setting]"],
        ),
        (
            NEEDED + "site_name: Again\n",
            ["5:1: error: the key 'site_name' is here twice, first on line 1; keep one [repeated-key]"],
        ),
        (
            f"<<<<<<< HEAD\n{NEEDED}",
            [
                "1:1: error: git left this mark where two people changed the same lines; keep the lines that "
                "are right, and delete the marks '<<<<<<<', '=======' and '>>>>>>>' [merge-conflict]"
            ],
        ),
        (
            NEEDED + "a: b: c\n",
            [
                "5:5: error: a value has ': ' in it; put the whole value between quotation marks [not-yaml]",
            ],
        ),
    ],
)
def test_faults(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert faults(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "hooks: [x.py]",
            "5:1: error: 'hooks' is not for this site: it could run code or ask others; delete it",
        ),
        ("plugins: [macros]", "5:11: error: 'macros' could run code; write 'plugins: []'"),
        ("plugins: [search: {lang: en}]", "5:11: error: 'search' could run code; write 'plugins: []'"),
        (
            "markdown_extensions: [attr_list]",
            "5:23: error: 'attr_list' could run code; only quoth.markdown_extension and toc stand here",
        ),
        ("theme: {name: readthedocs}", "5:15: error: 'name: material' must stand here"),
        ("theme: {font: {text: Roboto}}", "5:15: error: 'font: false' must stand here"),
        ("theme: {logo: ../x.svg}", "5:15: error: leads out of the theme; name a file of it"),
        (
            "extra_css: [//x.example/y.css]",
            "5:13: error: takes files of 'theme/' alone, as assets/extra.css",
        ),
        (
            "validation: {nav: {not_found: info}}",
            "5:31: error: this must be 'warn', so that a dead link stops the build",
        ),
        (
            "nav: [x: 'https://x.example']",
            "5:10: error: 'https://x.example' is no page of this site; name one that ends in '.md'",
        ),
        (
            "site_author: <b>",
            "5:14: error: has '<', '>', '{{' or a straight '\"' in it, which pages read as code; "
            "leave it out",
        ),
    ],
)
def test_what_mkdocs_is_not_to_be_told(tmp_path: Path, line: str, expected: str) -> None:
    assert faults(tmp_path, f"{NEEDED}{line}\n") == [f"{expected} [bad-setting]"]


def test_what_every_site_needs() -> None:
    tree, _ = read_nodes(NEEDED + "theme: {name: material, font: false}\n", Place("mkdocs.yml"))
    assert [finding.message for finding in missing_settings(tree)] == [
        "under 'theme:' the line 'custom_dir: theme' is missing",
        "the line 'plugins: []' is missing",
        "under 'markdown_extensions:' the line '- quoth.markdown_extension' is missing",
    ]


def test_settings_of_megabytes_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(NEEDED + "#\n" * 100_000, encoding="utf-8")
    _, found = load_config(tmp_path)
    assert [finding.code for finding in found] == ["too-large"]


def test_a_folder_without_settings_is_no_knowledge_base(tmp_path: Path) -> None:
    config, found = load_config(tmp_path)
    assert config is None
    assert [str(finding) for finding in found] == [
        f"mkdocs.yml:1:1: error: there is no mkdocs.yml in {tmp_path}; run where a knowledge base is,"
        " or name its folder with --root [missing-file]"
    ]


def test_settings_in_another_encoding_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(b"site_name: \xe9\n")
    _, found = load_config(tmp_path)
    assert [str(finding) for finding in found] == [
        "mkdocs.yml:1:1: error: is not UTF-8; save the file with the encoding 'UTF-8' [not-utf8]"
    ]


def test_settings_as_read(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        NEEDED + "extra:\n  quoth:\n    shortest-quote: 4\n", encoding="utf-8"
    )
    config, _ = load_config(tmp_path)
    assert config is not None
    assert (config.site_name, config.shortest_quote, config.quota, config.edit) == ("Test", 4, 0.5, None)
    assert (config.docs, config.site) == (tmp_path / "build" / "docs", tmp_path / "site")


def test_whom_to_ask(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        NEEDED + "extra:\n  quoth:\n    engine:\n      url: http://localhost:8080/v1/\n      model: small\n",
        encoding="utf-8",
    )
    config, _ = load_config(tmp_path)
    assert config is not None
    assert config.engine == EngineSettings(url="http://localhost:8080/v1", model="small", timeout=120)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", None),
        ("site_url: https://example.org\n", "https://example.org/"),
        ("site_url: http://example.org/kb/\n", "http://example.org/kb/"),
    ],
)
def test_where_the_site_stands(tmp_path: Path, line: str, expected: str | None) -> None:
    (tmp_path / "mkdocs.yml").write_text(NEEDED + line, encoding="utf-8")
    config, _ = load_config(tmp_path)
    assert config is not None
    assert config.site_url == expected


@pytest.mark.parametrize(
    "address", ["example.org", "ftp://example.org", "https://", "https://a b", "https://x/?q=1", "https://[x"]
)
def test_where_no_site_can_stand(tmp_path: Path, address: str) -> None:
    message = "'site_url' takes where the site will stand, as https://example.org/, or is left out"
    assert faults(tmp_path, f"{NEEDED}site_url: '{address}'\n") == [f"5:11: error: {message} [bad-setting]"]
