"""The JSON that a model answers, to proposals: each is taken apart by hand, and held against the article."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from quoth.engine.dropped import Reason
from quoth.engine.errors import EngineError
from quoth.engine.proving import Against, clean, holds, words_of
from quoth.extraction.proposals import DateSaid, Event, Holding, Part, Person, Post, Proposals

_THOUGHT = "</think>"
"""Ends what models that reason aloud write before their answer."""
_FENCE = "```"
_MOST = 500
"""Of each kind in one answer; no part of an article has so many."""
_MOST_ALIASES = 20


def read_answer(content: str, article: Against) -> Proposals:
    """Return what of an answer the article bears out; what it does not is counted there."""
    data = _object(content)
    return Proposals(
        people=tuple(one for item in _items(data, "people", article) for one in _person(item, article)),
        posts=tuple(one for item in _items(data, "posts", article) for one in _post(item, article)),
        events=tuple(one for item in _items(data, "events", article) for one in _event(item, article)),
        dates=tuple(one for item in _items(data, "dates", article) for one in _date(item, article)),
    )


def _object(content: str) -> Mapping[str, Any]:
    """Return the JSON object in an answer, be it bare, in a code fence or with words around it."""
    text = content.rpartition(_THOUGHT)[2].strip()
    inner = text[text.find("{") : text.rfind("}") + 1]
    fenced = text.partition(_FENCE)[2].partition("\n")[2].partition(_FENCE)[0]
    for tried in (text, fenced, inner):
        try:
            data = json.loads(tried)
        except (ValueError, RecursionError):
            continue
        if isinstance(data, dict):
            return data
    message = "the model does not answer in JSON, though it was asked to"
    raise EngineError(f"{message}; try again, or take another 'model' under 'engine' in mkdocs.yml")


def _items(data: Mapping[str, Any], key: str, article: Against) -> Iterator[Mapping[str, Any]]:
    """Yield the groups of a list, as many as an article can have."""
    value = data.get(key)
    items = value if isinstance(value, list) else [value] if value else []
    groups = [item for item in items[:_MOST] if isinstance(item, dict)]
    article.dropped[Reason.NOT_AS_ASKED] += len(items) - len(groups)
    yield from groups


def _person(item: Mapping[str, Any], article: Against) -> Iterator[Person]:
    name = article.name(item.get("name"))
    if name is None:
        return
    support = article.support(item.get("evidence"))
    if not support:
        return
    given = item.get("aliases")
    aliases = dict.fromkeys(clean(one) for one in given[:_MOST_ALIASES]) if isinstance(given, list) else {}
    # A single word of a name is a way to speak of somebody, not a name of its own.
    whole = [one for one in aliases if one != name and (len(words_of(one)) > 1 or one.upper() == one.lower())]
    yield Person(
        name=name,
        aliases=tuple(one for one in (article.detail(alias) for alias in whole) if one),
        described=article.detail(item.get("described")),
        support=support,
    )


def _post(item: Mapping[str, Any], article: Against) -> Iterator[Post]:
    name = article.heading(item.get("name"))
    if name is None:
        return
    holders = [one for held in _items(item, "holders", article) for one in _holding(held, article)]
    support = article.support(item.get("evidence"))
    support = support or tuple(dict.fromkeys(piece for one in holders for piece in one.support))
    if not support:
        return
    yield Post(
        name=name,
        title=article.detail(item.get("title")),
        organisation=article.detail(item.get("organisation")),
        place=article.detail(item.get("place")),
        country=article.detail(item.get("country")),
        holders=tuple(holders),
        support=support,
    )


def _holding(item: Mapping[str, Any], article: Against) -> Iterator[Holding]:
    person = article.name(item.get("person"))
    if person is None:
        return
    support = article.support(item.get("evidence"))
    if not support:
        return
    yield Holding(
        person=person,
        since=article.date(item.get("from")),
        until=article.date(item.get("until")),
        note=article.remark(item.get("note")),
        support=support,
    )


def _event(item: Mapping[str, Any], article: Against) -> Iterator[Event]:
    date = article.date(item.get("date"))
    name = article.heading(item.get("name"), date)
    if name is None:
        return
    support = article.support(item.get("evidence"))
    if not support:
        return
    people = [
        Part(person, article.remark(one.get("role")))
        for one in _items(item, "people", article)
        if (person := article.name(one.get("person"))) is not None
    ]
    yield Event(
        name=name,
        kind=(article.remark(item.get("kind")) or "event").casefold(),
        date=date,
        place=article.detail(item.get("place")),
        people=tuple(people),
        support=support,
    )


def _date(item: Mapping[str, Any], article: Against) -> Iterator[DateSaid]:
    text = article.name(item.get("text"))
    if text is None:
        return
    given = article.support(item.get("evidence"))
    support = tuple(piece for piece in given if holds(piece.quote, text))
    if not support:
        article.dropped[Reason.WITHOUT_ITS_WORDS] += len(given) > 0
        return
    yield DateSaid(text=text, edtf=article.date(item.get("edtf")), support=support)
