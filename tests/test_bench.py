"""What `make bench` rests on: synthetic knowledge bases without faults, and figures that are true."""

import gzip
import shutil
import sys
from collections import Counter
from pathlib import Path

import measuring
import pytest
import sites
import synthetic
import table
import yaml
from builders import PEERS, Hugo, MkDocs, Quoth
from playwright.sync_api import Browser
from reading import first_hit
from synthetic_names import person as invented
from synthetic_world import ENTRIES_PER_ARTICLE

from quoth.canonical import ENTRY, canonical
from quoth.disputes import disagreements
from quoth.ids import EntryId
from quoth.knowledge import read
from quoth.model import Library

ENTRIES = 60
SEARCH = """<!doctype html><input class="bench-search"><ol class="bench-hits"></ol><script>
const [box, hits] = [document.querySelector("input"), document.querySelector("ol")];
box.addEventListener("input", () => fetch("index.json").then(() => setTimeout(() => {
  hits.innerHTML = "<li>found</li>";
}, 200)), { once: true });
</script>"""


def files(folder: Path) -> dict[str, bytes]:
    below = [path for part in ("entries", "sources") for path in (folder / part).rglob("*.*")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in below}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    synthetic.make(folder, ENTRIES)
    return folder


@pytest.fixture(scope="module")
def library(made: Path) -> Library:
    _, proved, found = read(made)
    assert found == []
    assert proved is not None
    assert all(proved.passages.values())
    return proved.library


def test_a_synthetic_knowledge_base_is_as_large_as_is_asked(library: Library) -> None:
    assert len(library.entries) == ENTRIES
    assert len(library.sources) == ENTRIES // ENTRIES_PER_ARTICLE
    quotes = sum(len(claim.evidence) for claim in library.claims())
    assert 4 * ENTRIES <= quotes <= 6 * ENTRIES


def test_it_has_hubs_successions_disagreements_and_former_ids(library: Library) -> None:
    tied = Counter(claim.value.entry for claim in library.claims() if claim.value.entry)
    assert tied[EntryId("great-assembly")] > ENTRIES / 5
    assert tied[EntryId("general-secretariat")] > ENTRIES / 12
    terms = Counter(claim.value.entry for claim in library.claims() if claim.property.id == "held")
    assert max(terms.values()) > 3
    assert {found.why for those in disagreements(library).values() for found in those} == {"values"}
    assert any(entry.was for entry in library.entries.values())


def test_it_is_in_canonical_form(made: Path) -> None:
    for name, data in files(made).items():
        if name.startswith("entries/people/"):
            head = data.decode().split("---\n")[1]
            assert canonical(head, ENTRY) == head, name


def test_the_same_size_and_seed_make_the_same_bytes(made: Path, tmp_path: Path) -> None:
    synthetic.make(tmp_path / "same", ENTRIES)
    synthetic.make(tmp_path / "other", ENTRIES, seed=2)
    assert files(tmp_path / "same") == files(made)
    assert files(tmp_path / "other") != files(made)


def test_no_two_invented_names_are_the_same() -> None:
    called = [invented(number) for number in range(20_000)]
    names = [name for one in called for name in (one.name, *one.aliases)]
    assert len(set(names)) == len(names)


def test_the_memory_of_all_processes_counts(tmp_path: Path) -> None:
    if not Path("/proc/self/smaps_rollup").exists():
        pytest.skip("memory is told by /proc alone")
    own = "import time; taken = bytearray(60_000_000); time.sleep(1)"
    both = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {own!r}]); {own}"
    done = measuring.run([sys.executable, "-c", both], tmp_path, limit=30)
    assert done.fault is None
    assert 1 < done.seconds < 20
    assert 120e6 < done.peak < 200e6


@pytest.mark.parametrize(
    ("code", "fault"), [("raise SystemExit(3)", "failed (3)"), ("while True: pass", "not done after 1 s")]
)
def test_what_fails_or_takes_too_long_is_told(tmp_path: Path, code: str, fault: str) -> None:
    assert measuring.run([sys.executable, "-c", code], tmp_path, limit=1).fault == fault


def test_a_site_is_measured(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<article>One two two<script>three</script></article>")
    (tmp_path / "b.html").write_text("<svg>x</svg>" * 10)
    (tmp_path / "c.json").write_text("{}")
    assert sites.size_of(tmp_path) == sites.Size(
        site=174, files=3, median_page=86, largest_page=120, largest_without_pictures=52
    )
    wanted = sites.words_of(tmp_path, ["a.html"])
    assert wanted == {"a.html": {"One": 1, "two": 2}}
    (tmp_path / "a.html").write_text("<article>two One</article>")
    assert sites.share(tmp_path, wanted) == pytest.approx(2 / 3)
    assert sites.share(tmp_path / "none", wanted) == 0


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    """A knowledge base with two compiled pages, and the settings and theme of this one."""
    root = tmp_path / "compiled"
    (root / "build/docs/people").mkdir(parents=True)
    for name in ("index", "x"):
        (root / f"build/docs/people/{name}.md").write_text("---\ntitle: X\n---\n[x](x.md)\n")
    (root / "build/docs/people/x.json").write_text("{}")
    shutil.copytree(synthetic.ROOT / "theme", root / "theme")
    shutil.copy(synthetic.ROOT / "mkdocs.yml", root)
    return root


@pytest.mark.parametrize("peer", PEERS)
def test_a_peer_gets_the_compiled_pages_and_their_changes(compiled: Path, tmp_path: Path, peer: str) -> None:
    builder = PEERS[peer](tmp_path / "peer")
    builder.folder.mkdir()
    builder.prepare(compiled)
    builder.change("people/x", "Changed")
    assert builder.page("people/x.md").read_text() == "---\ntitle: X\n---\n[x](x.md)\n\nChanged\n"
    assert builder.page("people/index.md").exists()
    assert len(list(builder.folder.rglob("x.json"))) == 1


def test_mkdocs_has_its_own_theme_parser_and_search(compiled: Path, tmp_path: Path) -> None:
    builder = MkDocs(tmp_path / "peer")
    builder.folder.mkdir()
    builder.prepare(compiled)
    config = yaml.safe_load((builder.folder / "mkdocs.yml").read_text())
    assert config["nav"] == yaml.safe_load((compiled / "mkdocs.yml").read_text())["nav"]
    assert "custom_dir" not in config["theme"]
    assert "quoth" not in str(config["markdown_extensions"])
    assert [list(one) for one in config["plugins"]] == [["search"]]


def test_hugo_puts_the_page_of_a_folder_where_links_lead(compiled: Path, tmp_path: Path) -> None:
    builder = Hugo(tmp_path / "peer")
    builder.folder.mkdir()
    builder.prepare(compiled)
    index = builder.folder / "content/people/_index.md"
    assert index.read_text() == "---\nurl: /people/index.html\ntitle: X\n---\n[x](x.md)\n"


def test_what_is_changed_in_an_entry_leaves_no_fault(made: Path, tmp_path: Path) -> None:
    quoth = Quoth(tmp_path / "quoth")
    quoth.folder.mkdir()
    quoth.prepare(made)
    quoth.change("events/great-assembly", "Changed")
    quoth.rename("events/great-assembly", "Renamed")
    _, proved, found = read(quoth.folder)
    assert found == []
    assert proved is not None
    changed = proved.library.entries[EntryId("great-assembly")]
    assert changed.name == "Great Assembly Renamed"
    assert changed.prose.sentences[-1].text.endswith(" Changed.")


def test_a_search_is_measured_up_to_its_first_hit(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "a.html").write_text(SEARCH)
    for index in ("[" + "1, " * 5000 + "1]", "[2]"):
        (tmp_path / "index.json").write_text(index)
        reading = first_hit(browser, tmp_path, page="a.html", search="pagefind", words="who")
        assert reading is not None
        assert reading.opened == len(gzip.compress(SEARCH.encode(), 6))
        assert reading.moved - reading.opened == len(gzip.compress(index.encode(), 6))
        assert reading.milliseconds >= 200


def test_a_table_tells_what_was_not_measured() -> None:
    lines = table.markdown({"Quoth": {"check": "1 s", "build": "2 s"}, "Hugo": {"build": "3 s"}})
    assert list(lines) == [
        "| | Quoth | Hugo |",
        "|---|---|---|",
        "| check | 1 s | – |",
        "| build | 2 s | 3 s |",
    ]


@pytest.mark.parametrize(
    ("bytes_", "words"),
    [(0, "0 B"), (999, "999 B"), (12_340, "12.3 KB"), (305_900_000, "306 MB"), (1_050_000_000, "1.05 GB")],
)
def test_sizes_are_told_in_units(bytes_: int, words: str) -> None:
    assert table.size(bytes_) == words


@pytest.mark.parametrize(("seconds", "words"), [(0.374, "0.37 s"), (18.72, "18.7 s"), (1380.4, "1,380 s")])
def test_times_are_told_in_seconds(seconds: float, words: str) -> None:
    assert table.seconds(seconds) == words
