"""Findings by the pages that they concern, as the preview shows them."""

from collections.abc import Collection, Sequence
from pathlib import PurePosixPath

from quoth.findings import Finding, Severity
from quoth.report import as_rows

WHOLE_SITE = "The whole site"
"""What findings about no page alone are shown under."""

_GRAVEST_FIRST = list(Severity)


def page_of(path: str) -> str | None:
    """Return the page of the site that shows what is in a file; None when no page alone does."""
    if path.endswith(".html"):
        # What the finished pages are searched for, dead links, is found in them.
        return None if path.startswith("theme/") else path
    folder, _, rest = path.partition("/")
    if not path.endswith(".md") or folder not in ("entries", "pages", "sources"):
        return None
    return html_of(path if folder == "sources" else rest)


def html_of(path: str) -> str:
    """Return where a compiled page stands on the site."""
    return str(PurePosixPath(path).with_suffix(".html"))


def panel(page: str, found: Sequence[Finding], pages: Collection[str], *, behind: bool) -> dict[str, object]:
    """Return what the panel on a page shows.

    Findings about this page are told in full, and so, apart, are those about the whole site and about files
    that have no page yet; of other pages, how many there are. `behind` says that the site is older than the
    files.
    """
    here: list[Finding] = []
    apart: dict[str, list[Finding]] = {}
    elsewhere: dict[str, list[Finding]] = {}
    for finding in found:
        theirs = page_of(finding.place.path)
        if theirs == page:
            here.append(finding)
        elif theirs is None:
            apart.setdefault(WHOLE_SITE, []).append(finding)
        elif theirs not in pages:
            apart.setdefault(finding.place.path, []).append(finding)
        else:
            elsewhere.setdefault(theirs, []).append(finding)
    return {
        "behind": behind,
        "here": _rows(here),
        "apart": [
            {"about": about, "findings": _rows(apart[about])}
            for about in sorted(apart, key=lambda about: (about != WHOLE_SITE, about))
        ],
        "elsewhere": [
            {
                "page": other,
                "path": theirs[0].place.path,
                "errors": sum(one.stops for one in theirs),
                "findings": len(theirs),
            }
            for other, theirs in sorted(elsewhere.items())
        ],
    }


def _rows(found: Sequence[Finding]) -> list[dict[str, str | int | None]]:
    return as_rows(sorted(found, key=lambda one: (_GRAVEST_FIRST.index(one.severity), one)))
