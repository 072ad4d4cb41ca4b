"""Proposals as data, for programs."""

import json
from collections.abc import Sequence
from typing import Any

from quoth.extraction.proposals import Holding, Proposals, Support


def as_json(proposals: Proposals) -> str:
    """Return proposals as one JSON object."""
    data = {
        "people": [
            {"name": one.name, "aliases": list(one.aliases), "quote": _quote(one.support)}
            for one in proposals.people
        ],
        "posts": [
            {
                "name": one.name,
                "organisation": one.organisation,
                "place": one.place,
                "holders": [_holder(holder) for holder in one.holders],
            }
            for one in proposals.posts
        ],
        "events": [
            {
                "name": one.name,
                "date": one.date,
                "place": one.place,
                "people": [part.person for part in one.people],
                "quote": _quote(one.support),
            }
            for one in proposals.events
        ],
        "dates": [
            {"text": one.text, "edtf": one.edtf, "quote": _quote(one.support)} for one in proposals.dates
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _holder(holding: Holding) -> dict[str, Any]:
    return {
        "person": holding.person,
        "from": holding.since,
        "until": holding.until,
        "quote": _quote(holding.support),
    }


def _quote(support: Sequence[Support]) -> str:
    return support[0].quote
