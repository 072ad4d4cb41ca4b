"""A report for programs."""

import json
from dataclasses import asdict

from quoth.changes.told import Report

FORMAT = 1
"""Counts up when a key changes its meaning or goes."""


def as_json(report: Report) -> str:
    """Return a report as an object, its keys always in the same order."""
    return json.dumps({"format": FORMAT, **asdict(report)}, ensure_ascii=False, indent=2)
