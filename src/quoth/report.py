"""Findings for those who read them: in a terminal, in a program, as annotations on a pull request."""

import json
from collections.abc import Sequence

from quoth.findings import Finding, Severity

_COUNTED = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.ADVICE: "pieces of advice"}
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def as_text(found: Sequence[Finding]) -> str:
    """Return a line or two for each finding, and how many there are of each severity."""
    lines = [
        f"{finding}\n    write instead: {finding.fix}" if finding.fix else str(finding) for finding in found
    ]
    counts = [f"{sum(f.severity is s for f in found)} {name}" for s, name in _COUNTED.items()]
    return "\n".join([*lines, ", ".join(counts)])


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
    order = list(_LEVEL)
    return "\n".join(
        f"::{_LEVEL[finding.severity]} file={_property(finding.place.path)},line={finding.place.line},"
        f"col={finding.place.column},title={finding.code}::{_data(finding)}"
        for finding in sorted(found, key=lambda finding: (order.index(finding.severity), finding))
    )


def _data(finding: Finding) -> str:
    text = f"{finding.message}\nWrite instead: {finding.fix}" if finding.fix else finding.message
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return text.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
