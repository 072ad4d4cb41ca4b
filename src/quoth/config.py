"""Settings: what `mkdocs.yml` says that concerns us, typed and described."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from quoth import disk
from quoth.fields import read_fields
from quoth.findings import Code, Finding
from quoth.folders import FILE, FOLDER_OF_PAGES, Folders
from quoth.mkdocs_settings import faults_of_settings
from quoth.nodes import Mapping, Scalar, UnreadableError, locate, read_nodes
from quoth.place import Place
from quoth.settings import EngineFormat, EngineSettings, Limits, SettingsFormat
from quoth.unreadable import not_merged, not_read

LARGEST = 100_000
"""Bytes of the settings themselves."""
PRIVATE = "Private: not for publication"
"""What every page of a private build says."""
_NOT_FOR_OVERLAYS = ("sources", "entries", "pages", "theme", "build", "site", "site-private")

FIXED = {"docs_dir": FOLDER_OF_PAGES, "site_dir": "site", "use_directory_urls": "false"}
"""What the build relies on: MkDocs renders compiled pages alone, at addresses that work in any folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config(Folders):
    """Every setting."""

    site_name: str
    site_description: str
    """One sentence that says what the site is; shown on the home page."""
    site_url: str | None
    """Where the site stands, ending in a slash; None while that is not known."""
    edit: str | None
    """The address at which a file can be edited, without the file's path."""
    report: str | None
    """The address of a form for errors; `{title}`, `{file}` and `{page}` in it are filled in."""
    quota: float
    """The share of a source's words that excerpts may show, where the source does not say."""
    shortest_quote: int
    """Words that a quote must have."""
    largest_file: int
    """Bytes that a file may have."""
    engine: EngineSettings | None = None
    """Whom `draft --engine model` asks; None where nobody is to be asked."""
    most_claims: int = 1_000
    """Claims that an entry may make."""
    longest_prose: int = 20_000
    """Characters that the prose of an entry may have."""
    widest_table: int = 50
    """Columns that a table may have."""

    @property
    def limits(self) -> Limits:
        """How much an entry may hold."""
        return Limits(
            most_claims=self.most_claims, longest_prose=self.longest_prose, widest_table=self.widest_table
        )


def load_config(root: Path, overlay: Path | None = None) -> tuple[Config | None, list[Finding]]:
    """Read the settings of a knowledge base; None, and what is wrong, when they do not stand.

    With an overlay they are those of a private build.
    """
    place = Place(FILE)
    try:
        if not disk.is_plain_file(root / FILE):
            message = (
                f"there is no {FILE} in {root}; run where a knowledge base is, or name its folder with --root"
            )
            return None, [Finding(place, Code.MISSING_FILE, message)]
        size = disk.size(root / FILE)
        if size > LARGEST:
            return None, [Finding(place, Code.TOO_LARGE, f"is {size:,} bytes long; the limit is {LARGEST:,}")]
        text = disk.read(root / FILE).decode("utf-8")
        both = not_merged(text, FILE)
        if both is not None:
            return None, [both]
        tree, found = read_nodes(text, place)
    except OSError as exc:
        return None, [not_read(FILE, exc)]
    except UnicodeDecodeError:
        return None, [Finding(place, Code.NOT_UTF8, "is not UTF-8; save the file with the encoding 'UTF-8'")]
    except UnreadableError as exc:
        return None, [exc.finding]
    for key, value in FIXED.items():
        given = tree.get(key)
        if not isinstance(given, Scalar) or given.text != value:
            found.append(Finding(locate(tree, (key,)), Code.BAD_SETTING, f"'{key}: {value}' must stand here"))
    found += faults_of_settings(tree)
    settings, faults = _read_ours(tree)
    found += faults
    name, description = (_text(tree, key) for key in ("site_name", "site_description"))
    if not name:
        found.append(Finding(locate(tree, ("site_name",)), Code.MISSING_KEY, "'site_name: …' is missing"))
    site_url, faults = _read_site_url(tree)
    found += faults
    found += _faults_of_overlay(root, overlay)
    if settings is None or any(finding.stops for finding in found):
        return None, found
    return Config(
        root=root,
        site_name=name if overlay is None else f"{name} ({PRIVATE})",
        site_description=description,
        site_url=site_url,
        edit=settings.edit,
        report=settings.report,
        quota=settings.quota,
        shortest_quote=int(settings.shortest_quote),
        largest_file=int(settings.largest_file),
        engine=_engine(settings.engine),
        most_claims=int(settings.most_claims),
        longest_prose=int(settings.longest_prose),
        widest_table=int(settings.widest_table),
        overlay=overlay,
    ), found


def _faults_of_overlay(root: Path, overlay: Path | None) -> list[Finding]:
    """A private folder is none that is read or written without it."""
    if overlay is None:
        return []
    base, private = root.resolve(), overlay.resolve()
    read = [base / name for name in _NOT_FOR_OVERLAYS]
    if not base.is_relative_to(private) and not any(private.is_relative_to(folder) for folder in read):
        return []
    message = "the private folder is a part of the knowledge base itself, or holds it; keep the two apart"
    return [Finding(Place(overlay.name or "."), Code.BAD_SETTING, message)]


def _read_ours(tree: Mapping) -> tuple[SettingsFormat | None, list[Finding]]:
    extra = tree.get("extra")
    ours = extra.get("quoth") if isinstance(extra, Mapping) else None
    if ours is None:
        return SettingsFormat(), []
    if not isinstance(ours, Mapping):
        return None, [Finding(ours.place, Code.WRONG_TYPE, "'quoth' takes a group of 'key: value' lines")]
    return read_fields(SettingsFormat, ours)


def _engine(given: EngineFormat | None) -> EngineSettings | None:
    if given is None:
        return None
    return EngineSettings(url=given.url, model=given.model, timeout=given.timeout)


def _read_site_url(tree: Mapping) -> tuple[str | None, list[Finding]]:
    address = _text(tree, "site_url")
    if not address:
        return None, []
    message = "'site_url' takes where the site will stand, as https://example.org/, or is left out"
    fault = [Finding(locate(tree, ("site_url",)), Code.BAD_SETTING, message)]
    try:
        parts = urlsplit(address)
    except ValueError:
        return None, fault
    strange = any(c.isspace() or c in '"<>\\`{}?#' or not c.isprintable() for c in address)
    if parts.scheme not in ("https", "http") or not parts.hostname or strange:
        return None, fault
    return address.rstrip("/") + "/", []


def _text(tree: Mapping, key: str) -> str:
    value = tree.get(key)
    return value.text.strip() if isinstance(value, Scalar) else ""
