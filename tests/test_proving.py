"""Proving a built site again: what stands is proved, and whatever was changed is named."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from make import CONFIG, claim, entry, evidence, library, source

from quoth import archive, disk
from quoth import site as built_site
from quoth.cli import main
from quoth.data.files import data_files
from quoth.ledger import hash_of
from quoth.link.graph import link
from quoth.model import Source
from quoth.proving import verify
from quoth.proving.manifest import manifest
from quoth.proving.proofs import proof
from quoth.proving.verify import (
    MANIFEST,
    Opening,
    Range,
    first_salt,
    leaves,
    opened,
    root_of,
    salts_below,
    split_at,
)

PAGE = "people/ri-il-gyu.html"
PROOF = "data/proofs/king-2024.json"
Change = Callable[[Path], None]


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """A copy of the built site, to be changed."""
    return Path(shutil.copytree(built / "site", tmp_path / "site"))


def run(*arguments: str | Path) -> tuple[int, str]:
    """Run the command line; return the exit code and what it printed."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def alone(verifier: Path, *arguments: str | Path) -> tuple[int, str]:
    """Run the file of the download by itself, where the package cannot be imported."""
    command = [sys.executable, "-I", "-S", verifier, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", encoding="utf-8")
    assert done.stderr == ""
    return done.returncode, done.stdout


def in_json(name: str, change: Callable[[Any], None]) -> Change:
    """Return what changes a record in a file, and lists the file as if it were the one that was built."""

    def apply(site: Path) -> None:
        record = json.loads((site / name).read_bytes())
        change(record)
        (site / name).write_text(json.dumps(record), encoding="utf-8")
        if name != verify.MANIFEST:
            relist(site, name)

    return apply


def relist(site: Path, name: str) -> None:
    listed = json.loads((site / verify.MANIFEST).read_bytes())
    listed["files"][name] = sha256((site / name).read_bytes()).hexdigest()
    (site / verify.MANIFEST).write_text(json.dumps(listed), encoding="utf-8")


def one_byte(name: str) -> Change:
    def apply(site: Path) -> None:
        data = bytearray((site / name).read_bytes())
        data[len(data) // 2] ^= 1
        (site / name).write_bytes(data)

    return apply


def linked(name: str) -> Change:
    """Return what puts a link to the same bytes in the place of a file."""

    def apply(site: Path) -> None:
        moved = site.parent / "elsewhere"
        (site / name).rename(moved)
        (site / name).symlink_to(moved)

    return apply


def first_quote(knowledge: Any) -> Any:
    entries = (e for e in knowledge["entries"] if e["id"] == "ri-il-gyu")
    return next(entries)["claims"][0]["evidence"][0]


def other_digit(digits: str) -> str:
    return ("1" if digits[0] != "1" else "2") + digits[1:]


def test_a_good_site_is_proved(site: Path, built: Path) -> None:
    listed = (site / verify.MANIFEST).read_bytes()
    code, said = run("verify", site)
    knowledge = json.loads((site / verify.KNOWLEDGE).read_bytes())
    quotes = sum(len(c["evidence"]) for e in knowledge["entries"] for c in e["claims"])
    files = len(json.loads(listed)["files"])
    assert code == 0
    assert said == (
        f"{quotes:,} quotes proved. {files:,} files are those that were built, of version "
        f"{knowledge['version']}. SHA-256 of data/manifest.json: {sha256(listed).hexdigest()}\n"
    )
    assert run("verify", site, "--sources", built / "sources") == (0, said)
    assert alone(site / "data/verify.py", site) == (0, said)
    assert alone(site / "data/verify.py", site, "--sources", built / "sources") == (0, said)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (one_byte(PAGE), f"{PAGE}: is not the file that was built"),
        (one_byte("data/claims.csv"), "data/claims.csv: is not the file that was built"),
        (one_byte("data/kb.sqlite"), "data/kb.sqlite: is not the file that was built"),
        (one_byte("people/ri-il-gyu.html.md"), "people/ri-il-gyu.html.md: is not the file that was built"),
        (lambda site: (site / "x.html").write_text("x"), "x.html: was not built with the site"),
        (lambda site: (site / "data/.x").write_text("x"), "data/.x: was not built with the site"),
        (lambda site: (site / PAGE).unlink(), f"{PAGE}: is missing"),
        (linked(PAGE), f"{PAGE}: is not the file that was built"),
        (linked("posts"), "posts: was not built with the site"),
        (
            lambda site: (site / "data/kb.json").write_text("{"),
            "data/kb.json: is not the file that was built",
        ),
        (lambda site: (site / PROOF).write_text("[" * 90_000), f"{PROOF}: is not the file that was built"),
        (
            in_json(verify.MANIFEST, lambda listed: listed["files"].update({PAGE: "0" * 64})),
            f"{PAGE}: is not the file that was built",
        ),
        (
            in_json(verify.MANIFEST, lambda listed: listed["files"].pop(PAGE)),
            f"{PAGE}: was not built with the site",
        ),
        (
            in_json(verify.MANIFEST, lambda listed: listed.update(version="0" * 12)),
            "data/kb.json: is of version VERSION, not 000000000000",
        ),
        (
            in_json("data/kb.json", lambda k: first_quote(k).update(quote="he was never there")),
            "people/ri-il-gyu.html: not in king-2024: “he was never there”",
        ),
        (
            in_json("data/kb.json", lambda k: first_quote(k).update(paragraph=1)),
            "people/ri-il-gyu.html: not in king-2024: “QUOTE”",
        ),
        (
            in_json(PROOF, lambda p: p["passages"][3].update(text=p["passages"][3]["text"].swapcase())),
            f"{PROOF}: these passages are not of the source",
        ),
        (
            in_json(PROOF, lambda p: p["passages"][3].update(text=p["passages"][3]["text"] + " x")),
            f"{PROOF}: these passages are not of the source",
        ),
        (
            in_json(PROOF, lambda p: p["passages"][3].update(first=p["passages"][3]["first"] + 1)),
            f"{PROOF}: these passages are not of the source",
        ),
        (
            in_json(PROOF, lambda p: p["hashes"].__setitem__(0, other_digit(p["hashes"][0]))),
            f"{PROOF}: these passages are not of the source",
        ),
        (
            in_json(PROOF, lambda p: p["salts"].__setitem__(0, other_digit(p["salts"][0]))),
            f"{PROOF}: these passages are not of the source",
        ),
        (
            in_json(PROOF, lambda p: p["salts"].append("00")),
            f"{PROOF}: these passages are not of the source",
        ),
        (in_json(PROOF, lambda p: p["hashes"].pop()), f"{PROOF}: these passages are not of the source"),
        (
            in_json(PROOF, lambda p: p.update(leaves=2 * p["leaves"])),
            f"{PROOF}: these passages are not of the source",
        ),
        (
            in_json(PROOF, lambda p: p.update(leaves=1)),
            f"{PROOF}: these passages are not of the source",
        ),
        (
            in_json(
                "data/kb.json", lambda k: k["sources"][0].update(tree=other_digit(k["sources"][0]["tree"]))
            ),
            "data/proofs/SOURCE.json: these passages are not of the source",
        ),
        (
            in_json("data/kb.json", lambda k: k["sources"][0].update(id="../x")),
            "data/kb.json: '../x' is no id of a source",
        ),
    ],
)
def test_what_was_changed_is_named(site: Path, change: Change, expected: str) -> None:
    before = json.loads((site / verify.KNOWLEDGE).read_bytes())
    change(site)
    expected = (
        expected.replace("VERSION", before["version"])
        .replace("QUOTE", first_quote(before)["quote"])
        .replace("SOURCE", before["sources"][0]["id"])
    )
    code, said = run("verify", site)
    assert code == 1
    assert expected in said.splitlines()
    assert alone(Path(verify.__file__), site) == (1, said)


def test_a_page_and_its_passage_can_tell_the_same_lie_and_are_found_out(site: Path) -> None:
    quote = "slipped away from the embassy in late November 2023"
    for name in ("data/kb.json", PROOF):
        text = (site / name).read_text(encoding="utf-8")
        assert quote in text
        (site / name).write_text(text.replace(quote, quote.replace("2023", "2022")), encoding="utf-8")
        relist(site, name)
    assert run("verify", site) == (1, f"{PROOF}: these passages are not of the source\n")


@pytest.mark.parametrize(
    ("old", "new", "code", "expected"),
    [
        ("November 2023", "November 2023", 0, ""),
        ("late November 2023", "late November 2022", 1, "king-2024.md: is not the text that the site"),
        ("\n---\n", "\nnote: x\n---\n", 0, ""),
    ],
)
def test_with_the_texts(
    built: Path, site: Path, tmp_path: Path, old: str, new: str, code: int, expected: str
) -> None:
    texts = Path(shutil.copytree(built / "sources", tmp_path / "sources"))
    text = (texts / "king-2024.md").read_text(encoding="utf-8")
    assert old in text
    (texts / "king-2024.md").write_text(text.replace(old, new, 1), encoding="utf-8")
    got, said = run("verify", site, "--sources", texts)
    assert (got, said.startswith(expected)) == (code, True), said
    assert alone(site / "data/verify.py", site, "--sources", texts) == (got, said)


def test_a_text_that_is_not_there_is_named(site: Path, tmp_path: Path) -> None:
    code, said = run("verify", site, "--sources", tmp_path)
    assert code == 1
    assert "something is missing, or is not as a build writes it: FileNotFoundError: " in said
    assert ".md'" in said


@pytest.mark.parametrize("make", [lambda path: None, lambda path: (path / "data").mkdir()])
def test_no_site(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path)
    expected = f"{tmp_path} is no finished site: there is no data/manifest.json in it\n"
    assert run("verify", tmp_path) == (2, expected)
    assert alone(Path(verify.__file__), tmp_path) == (2, expected)


def test_the_verifier_of_the_download_is_that_of_the_program(built: Path) -> None:
    assert (built / "site/data/verify.py").read_bytes() == Path(verify.__file__).read_bytes()


# The commitments


def disclosed(words: list[str], ranges: list[Range], salt: bytes) -> Opening:
    """Return an opening, in another way than the program does: from the leaves up."""
    salts: list[str] = []
    hashes: list[str] = []

    def visit(first: int, last: int, salt: bytes) -> None:
        inside = [any(a <= at < b for a, b in ranges) for at in range(first, last)]
        whole = any(a <= first and last <= b for a, b in ranges)
        if whole:
            salts.append(salt.hex())
        elif not any(inside):
            hashes.append(root_of(words[first:last], salt).hex())
        else:
            middle = first + split_at(last - first)
            left, right = salts_below(salt)
            visit(first, middle, left)
            visit(middle, last, right)

    visit(0, len(words), salt)
    return Opening(salts, hashes)


@st.composite
def texts_with_ranges(draw: st.DrawFn) -> tuple[str, list[Range]]:
    """Return a text, and ranges of its leaves, in order and apart."""
    text = draw(st.text(alphabet="ab 1é리\n.,", min_size=1, max_size=80))
    count = len(leaves(text))
    places = draw(st.lists(st.integers(0, count), unique=True, max_size=8).map(sorted))
    return text, [(a, b) for a, b in zip(places[::2], places[1::2], strict=False)]


@given(texts_with_ranges())
def test_what_is_opened_has_the_root(drawn: tuple[str, list[Range]]) -> None:
    text, ranges = drawn
    words, salt = leaves(text), first_salt(text)
    assert "".join(words) == text
    opening = disclosed(words, ranges, salt)
    shown = {at: words[at] for first, last in ranges for at in range(first, last)}
    assert opened(shown, len(words), ranges, opening) == root_of(words, salt).hex()


def root_or_nothing(words: dict[int, str], count: int, ranges: list[Range], opening: Opening) -> str:
    try:
        return opened(words, count, ranges, opening)
    except (ValueError, LookupError, RecursionError):
        return ""


@given(texts_with_ranges(), st.data())
def test_nothing_else_has_the_root(drawn: tuple[str, list[Range]], data: st.DataObject) -> None:
    text, ranges = drawn
    words, salt = leaves(text), first_salt(text)
    root = root_of(words, salt).hex()
    opening = disclosed(words, ranges, salt)
    shown = {at: words[at] for first, last in ranges for at in range(first, last)}
    kinds = [
        kind for kind, there in (("leaf", shown), ("salt", opening.salts), ("hash", opening.hashes)) if there
    ]
    kind = data.draw(st.sampled_from([*kinds, *(["range", "more"] if ranges else [])]))
    count = len(words)
    if kind == "leaf":
        at = data.draw(st.sampled_from(sorted(shown)))
        shown = {**shown, at: shown[at] + "x"}
    elif kind in ("salt", "hash"):
        values = opening.salts if kind == "salt" else opening.hashes
        at = data.draw(st.integers(0, len(values) - 1))
        values[at] = other_digit(values[at])
    elif kind == "range":
        at = data.draw(st.integers(0, len(ranges) - 1))
        first, last = ranges[at]
        moved = [*ranges[:at], (first + 1, last + 1), *ranges[at + 1 :]]
        shown = {
            new: words[old]
            for (a, b), (c, d) in zip(ranges, moved, strict=True)
            for old, new in zip(range(a, b), range(c, d), strict=True)
        }
        if [*shown.values()] == [words[at] for a, b in moved for at in range(a, b) if at < count]:
            return  # The words there are the same ones.
        ranges = moved
    else:
        count *= 2
    assert root_or_nothing(shown, count, ranges, opening) != root


PROVED = [
    ({"publish": "excerpts"}, ["left the embassy"]),
    ({"publish": "full"}, ["left the embassy"]),
    ({"publish": "none"}, []),
]


@pytest.mark.parametrize(("fields", "shown"), PROVED)
def test_a_proof_has_no_word_that_is_not_shown(fields: dict[str, Any], shown: list[str]) -> None:
    one = source(**fields)
    graph = link(library([entry("ri-il-gyu", claim(), prose="")], [one]))
    made = proof(one, graph).record
    assert [passage["text"] for passage in made["passages"]] == shown
    assert set(made) == {"leaves", "passages", "salts", "hashes"}
    words = leaves(whole(one))
    ranges = [(p["first"], p["first"] + len(leaves(p["text"]))) for p in made["passages"]]
    # No salt that is given leads to that of a leaf outside the passages.
    given_salts = {bytes.fromhex(salt) for salt in made["salts"]}
    reached = {
        at for at, above in enumerate(ways(len(words), first_salt(whole(one)))) if given_salts & set(above)
    }
    assert reached == {at for first, last in ranges for at in range(first, last)}
    shown_words = {at: words[at] for first, last in ranges for at in range(first, last)}
    made_root = opened(shown_words, made["leaves"], ranges, Opening(made["salts"], made["hashes"]))
    assert made_root == proof(one, graph).root == tree_hash(one)


@pytest.mark.parametrize("publish", ["full", "excerpts", "none"])
def test_nothing_is_there_that_would_confirm_a_guess_of_what_is_redacted(publish: str) -> None:
    one = source(publish=publish, redact=("Havana",))
    made = dict(data_files(link(library([entry("ri-il-gyu", claim(), prose="")], [one])), CONFIG))
    assert [path for path in made if path.startswith(verify.PROOFS)] == []
    # The hash of the text and the root of its tree; all that a proof holds follows from the same text.
    for told in (sha256(whole(one).encode()).hexdigest(), tree_hash(one)):
        assert [path for path, data in made.items() if told.encode() in data] == []


def test_quotes_of_a_redacted_source_are_proved_with_its_text_alone(
    knowledge_base: Path, tmp_path: Path
) -> None:
    text = (knowledge_base / "sources/king-2024.md").read_text(encoding="utf-8")
    (knowledge_base / "sources/king-2024.md").write_text(
        text.replace("\n---\n", "\nredact: [forces attached]\n---\n", 1), encoding="utf-8"
    )
    assert [str(one) for one in built_site.build(knowledge_base) if one.stops] == []
    site = knowledge_base / "site"
    knowledge = json.loads((site / verify.KNOWLEDGE).read_bytes())
    pieces = [p for e in knowledge["entries"] for c in e["claims"] for p in c["evidence"]]
    of_it = [piece for piece in pieces if piece["source"] == "king-2024"]
    masked = [piece for piece in of_it if "[…]" in piece["quote"]]
    assert 0 < len(masked) < len(of_it)
    with_texts = ("--sources", str(knowledge_base / "sources"))
    for arguments, closed in (((), len(of_it)), (with_texts, len(masked))):
        code, said = run("verify", site, *arguments)
        assert code == 0
        assert said.startswith(
            f"{len(pieces) - closed:,} quotes proved; {closed:,} from sources that are redacted or not shown "
            "could not be. "
        )


def tree_hash(one: Source) -> str:
    return root_of(leaves(whole(one)), first_salt(whole(one))).hex()


def whole(one: Source) -> str:
    return "\n\n".join(paragraph.text for paragraph in one.paragraphs)


def ways(count: int, salt: bytes) -> Iterator[list[bytes]]:
    """Yield for each leaf the salts from the first to its own."""
    if count == 1:
        yield [salt]
        return
    left, right = salts_below(salt)
    middle = split_at(count)
    yield from ([salt, *way] for way in ways(middle, left))
    yield from ([salt, *way] for way in ways(count - middle, right))


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        (["left the embassy"], ["left the embassy"]),
        (["left the", "embassy in November"], ["left the", "embassy in November"]),
        (["left the embassy", "the embassy in November"], ["left the embassy in November"]),
        (["left … with two"], ["left", "with two"]),
        (["was counselor in", "left the embassy"], ["was counselor in", "left the embassy"]),
    ],
)
def test_passages_are_whole_words_and_never_overlap(quotes: list[str], expected: list[str]) -> None:
    one = source()
    stated = [claim("said", f"it {number}", evidence(quote)) for number, quote in enumerate(quotes)]
    made = proof(one, link(library([entry("ri-il-gyu", *stated, prose="")], [one]))).record
    assert [passage["text"] for passage in made["passages"]] == expected
    starts = [0, *accumulate(map(len, leaves(whole(one))))]
    for passage in made["passages"]:
        assert whole(one)[starts[passage["first"]] :].startswith(passage["text"])


# The archive


def test_an_archive_works_from_a_folder_and_is_always_the_same(built: Path, tmp_path: Path) -> None:
    root = tmp_path / "kb"
    shutil.copytree(built / "site", root / "site")
    code, said = run("--root", root, "archive")
    (made,) = (root / "dist").iterdir()
    version = json.loads((built / "site" / verify.MANIFEST).read_bytes())["version"]
    assert (code, said) == (0, f"The archive stands in {made}.\n")
    assert made.name == f"quoth-{version}.zip"
    before = made.read_bytes()
    for path in (root / "site").rglob("*"):
        path.touch()
    assert archive.pack(root).read_bytes() == before
    shutil.unpack_archive(made, tmp_path)
    unpacked = tmp_path / f"quoth-{version}"
    assert alone(unpacked / "data/verify.py", unpacked)[0] == 0
    assert {path.stat().st_mode & 0o777 for path in unpacked.rglob("*") if path.is_file()} <= {0o644, 0o664}


def test_no_archive_of_a_site_that_is_not_there_or_not_proved(built: Path, tmp_path: Path) -> None:
    root = tmp_path / "kb"
    code, said = run("--root", root.parent, "archive")
    assert code == 1
    assert said == (
        f"Error: there is no finished site in {tmp_path / 'site'}; run 'python build_entries.py' first.\n"
    )
    shutil.copytree(built / "site", root / "site")
    one_byte(PAGE)(root / "site")
    code, said = run("--root", root, "archive")
    assert code == 1
    assert f"{PAGE}: is not the file that was built" in said
    assert not (root / "dist").exists()


def test_a_word_goes_on_with_digits_and_letters_that_have_capitals() -> None:
    text = "".join(f"a{chr(number)}b 1" for number in range(0x20000) if not 0xD800 <= number < 0xE000)
    goes_on = [one.isdigit() or one.lower() != one.upper() for one in text]
    runs = groupby(range(len(text)), lambda at: -1 if goes_on[at] else at)
    assert leaves(text) == ["".join(text[at] for at in run) for _, run in runs]


def test_a_manifest_is_in_the_order_in_which_a_folder_is_walked(tmp_path: Path) -> None:
    names = ["a/b.html", "a.html", "a-b.html", "z.html", "a/c/d.html", "a/c.html", MANIFEST]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    path, data = manifest({name: hash_of(name.encode()) for name in names}, "0123456789ab")
    # In the order in which a folder is walked, by which the same site is the same bytes.
    walked = [path.relative_to(tmp_path).as_posix() for path in disk.files_below(tmp_path)]
    assert list(json.loads(data)["files"]) == [name for name in walked if name != path]
