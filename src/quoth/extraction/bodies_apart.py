"""The body of an office that stands apart from it: after the name, or after the verb."""

from dataclasses import replace

from quoth.extraction.lines import Line, Verb
from quoth.extraction.names import NameKind
from quoth.extraction.post_bodies import read_body
from quoth.extraction.titles import Office


def with_body_after_name(line: Line, office: Office, place: int) -> Office:
    """Return an office with the body after the name: "Professor Lee of Hanbit University"."""
    if line.word(place) not in ("of", "at", "from"):
        return office
    body = read_body(line, place + 1)
    if body is not None and body.named:
        return replace(office, body=body)
    name = line.name_at.get(place + 1)
    if name is not None and name.kind is NameKind.PLACE and line.word(place) == "of":
        return replace(office, place=line.text(name.span.first, name.span.last))
    return office


def with_body_after_verb(line: Line, office: Office, verb: Verb) -> Office:
    """Return an office with the body between a verb and it: "served in the embassy as the counselor"."""
    at = verb.last + (line.word(verb.last) in ("in", "at", "with", "for", "on", "to"))
    body = read_body(line, at)
    if body is None or body.last > office.first:
        return office
    return replace(
        office, body=body, place=office.place or body.place, country=office.country or body.country
    )
