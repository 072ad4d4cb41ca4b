"""Findings for those who read them: in a terminal, in a program, on a pull or merge request."""

import json
from collections.abc import Sequence
from hashlib import sha256

from quoth.findings import Finding, Severity
from quoth.forge_text import code, plain

LARGEST = 1_000_000
"""Bytes of Markdown: GitHub drops the whole summary of a step from 1 MiB on."""

_COUNTED = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def as_text(found: Sequence[Finding]) -> str:
    """Return a line or two for each finding, and how many there are of each severity."""
    lines = [
        f"{finding}\n    write instead: {finding.fix}" if finding.fix else str(finding) for finding in found
    ]
    return "\n".join([*lines, _counts(found)])


def as_json(found: Sequence[Finding]) -> str:
    """Return the findings as a list of objects."""
    return json.dumps(as_rows(found), ensure_ascii=False, indent=2)


def as_rows(found: Sequence[Finding]) -> list[dict[str, str | int | None]]:
    """Return each finding as an object for programs, keys always in the same order."""
    return [
        {
            "path": finding.place.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "code": finding.code.value,
            "severity": finding.severity.value,
            "message": finding.message,
            "fix": finding.fix,
        }
        for finding in found
    ]


def as_annotations(found: Sequence[Finding]) -> str:
    """Return workflow commands of GitHub, which shows the first ten of each kind: errors come first."""
    return "\n".join(
        f"::{_LEVEL[finding.severity]} file={_property(finding.place.path)},line={finding.place.line},"
        f"col={finding.place.column},title={finding.code}::{_data(finding)}"
        for finding in _gravest_first(found)
    )


def as_code_quality(found: Sequence[Finding]) -> str:
    """Return a report that GitLab shows beside the lines of a merge request."""
    rows = [
        {
            "description": f"{finding.message} Write instead: {finding.fix}"
            if finding.fix
            else finding.message,
            "check_name": finding.code.value,
            "fingerprint": sha256(repr(finding).encode()).hexdigest(),
            "severity": _GITLAB[finding.severity],
            "location": {"path": finding.place.path, "lines": {"begin": finding.place.line}},
        }
        for finding in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_markdown(found: Sequence[Finding], *, largest: int = LARGEST) -> str:
    """Return the findings for a page of GitHub or GitLab, errors first, in at most so many bytes.

    Words that authors wrote show as they are: they call nobody, link nowhere and close no issue.
    """
    lines = [f"**{_counts(found)}**\n"]
    left = largest - len(lines[0].encode()) - 200
    for number, finding in enumerate(_gravest_first(found)):
        item = _item(finding)
        left -= len(item.encode()) + 1
        if left < 0:
            lines.append(f"\n… and {len(found) - number} more, which `python build_entries.py check` shows.")
            break
        lines.append(item)
    return "\n".join(lines)


def _counts(found: Sequence[Finding]) -> str:
    numbers = {severity: sum(finding.severity is severity for finding in found) for severity in _COUNTED}
    return ", ".join(f"{n} {_COUNTED[severity][n != 1]}" for severity, n in numbers.items())


def _gravest_first(found: Sequence[Finding]) -> list[Finding]:
    order = list(_LEVEL)
    return sorted(found, key=lambda finding: (order.index(finding.severity), finding))


def _item(finding: Finding) -> str:
    fix = f"\n  write instead: {code(finding.fix)}" if finding.fix else ""
    said = f"{code(str(finding.place))} {plain(finding.message)} ({code(finding.code)})"
    return f"- **{finding.severity}** {said}{fix}"


def _data(finding: Finding) -> str:
    text = f"{finding.message}\nWrite instead: {finding.fix}" if finding.fix else finding.message
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return text.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


FORMATS = {
    "text": as_text,
    "json": as_json,
    "github": as_annotations,
    "gitlab": as_code_quality,
    "markdown": as_markdown,
}
"""By the name that the command line gives each."""
