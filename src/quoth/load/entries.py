"""A file in `entries/` to an Entry: its names, its claims with their evidence, and its prose."""

from typing import Literal

from quoth.fields import Format, read_fields
from quoth.findings import Code, Finding, an, did_you_mean
from quoth.ids import EntryId, SourceId
from quoth.load.claimed import NO_NAMES, Names, read_value
from quoth.load.frontmatter import Document
from quoth.load.markdown import ALLOWED
from quoth.load.prose import read_prose
from quoth.model import Claim, Entry, Evidence, Kind, Qualifiers, Vocabulary
from quoth.nodes import Mapping, Scalar, Sequence, locate
from quoth.place import Place
from quoth.settings import Limits
from quoth.values import Count, Edtf, Id, Quote, Several, Text


class EntryFormat(Format):
    """The front matter of an entry; its claims are read apart, by the vocabulary."""

    name: Text
    """The name as the articles spell it."""
    aliases: Several[Text] = ()
    """A list of other spellings."""
    living: Literal["yes", "no", "unknown"] | None = None
    """Whether the person lives: `yes`, `no` or `unknown`."""
    holders: Literal["one", "many"] | None = None
    """`many` where several people hold the post at a time; else leave it out."""
    publish: Literal["full", "draft", "withheld"] = "full"
    """`full`, `draft` (kept off the site until it is ready) or `withheld` (kept off for good)."""
    was: Several[Id] = ()
    """Ids that the entry had before, the oldest first; links and addresses with them go on working."""
    note: Text | None = None
    """A note to other editors; it is not shown."""
    claims: Several[object] = ()
    """What is said of the subject: each item one statement, with the quotes that it rests on."""


class EvidenceFormat(Format):
    """A piece of evidence."""

    source: Id
    """The id of the source: the name of its file in `sources/` without `.md`."""
    quote: Quote
    """The source's own words, copied; `…` stands for words left out."""
    said_by: Several[Text] = ()
    """Who tells it, if not the article itself: a list, outermost first, of ids or names."""
    manner: Literal["stated", "reported", "alleged"] = "stated"
    """How it is told: `stated`, `reported` or `alleged`."""
    stance: Literal["supports", "disputes"] = "supports"
    """Whether the passage `supports` or `disputes` the claim."""
    before: Text | None = None
    """The words right before the quote, where it stands in the source more than once."""
    after: Text | None = None
    """The words right after the quote, where it stands in the source more than once."""
    note: Text | None = None
    """Anything else about this passage."""


class ClaimFormat(Format):
    """What stands in a claim beside its property."""

    from_: Edtf | None = None
    """Since when, as a date."""
    until: Edtf | None = None
    """Until when, as a date."""
    on: Edtf | None = None
    """The day, month or year of something that does not last."""
    at: Text | None = None
    """Where."""
    as_: Text | None = None
    """In what role."""
    count: Count | None = None
    """How many: digits, with `~` (about), `<` or `>` before them if needed."""
    note: Text | None = None
    """A few words that are shown behind the claim."""
    preferred: Text | None = None
    """Why this version is shown first where sources disagree."""
    inferred: Text | None = None
    """Why it follows, where the quotes do not say it outright."""
    single_origin: Text | None = None
    """Why a sensitive claim about a person who may be living stands here though one origin alone has it."""
    evidence: Several[EvidenceFormat] = ()
    """The quotes it rests on; at least one supports it."""


_NONE = Qualifiers()
"""Of most claims: one for all takes less memory."""


def read_entry(
    document: Document,
    id_: EntryId,
    kind: Kind,
    vocabulary: Vocabulary,
    names: Names = NO_NAMES,
    limits: Limits = ALLOWED,
) -> tuple[Entry | None, list[Finding]]:
    """Read an entry, and note every fault met; None when its front matter does not fit.

    A claim that does not fit is left out, so that the checks can go on with the others in the same run. By
    the names of all entries it is told which one was meant where a name stands for an id.
    """
    given, found = read_fields(EntryFormat, document.head)
    for field in ("living", "holders"):
        if document.head.get(field) is not None and field not in kind.fields:
            cure = "delete the line, or move the file to the folder of its kind"
            message = f"{field!r} is not for {kind.plural.lower()}; {cure}"
            found.append(Finding(locate(document.head, (field,)), Code.UNKNOWN_KEY, message))
    born_as = EntryId(given.was[0]) if given is not None and given.was else id_
    claims = []
    for node in _claim_nodes(document.head, limits.most_claims, found):
        claim, faults = _read_claim(node, vocabulary, kind, subject=id_, born_as=born_as, names=names)
        found += faults
        claims += [] if claim is None else [claim]
    prose, faults = read_prose(document.body, document.body_place, limits)
    found += faults
    if given is None:
        return None, found
    return Entry(
        id=id_,
        kind=kind,
        name=given.name,
        aliases=given.aliases,
        living=given.living,
        holders=given.holders or "one",
        publish=given.publish,
        was=tuple(EntryId(old) for old in given.was),
        note=given.note,
        claims=tuple(claims),
        prose=prose,
        place=Place(document.path),
    ), found


def _claim_nodes(head: Mapping, most: int, found: list[Finding]) -> list[Mapping]:
    claims = head.get("claims")
    items = claims.items if isinstance(claims, Sequence) else ()
    if len(items) > most:
        message = f"{len(items):,} claims; the limit is {most:,} (setting 'most-claims' in mkdocs.yml)"
        found.append(Finding(items[most].place, Code.TOO_LARGE, f"{message}; make several entries of it"))
        return []
    for item in items:
        if not isinstance(item, Mapping):
            message = "a claim is a group of lines that begins with '- property: value'"
            found.append(Finding(item.place, Code.WRONG_TYPE, message))
    return [item for item in items if isinstance(item, Mapping)]


def _read_claim(
    node: Mapping, vocabulary: Vocabulary, kind: Kind, *, subject: EntryId, born_as: EntryId, names: Names
) -> tuple[Claim | None, list[Finding]]:
    known = ClaimFormat.keys()
    named = [key for key, _ in node.items if key.text not in known and vocabulary.stated_as(key.text)]
    strange = [key for key, _ in node.items if key.text not in known and not vocabulary.stated_as(key.text)]
    of_kind = vocabulary.names_for(kind.id) if strange or named[1:] else []
    found = [_strange(key, kind, of_kind, is_property=not named) for key in strange]
    if not named and not strange:
        found.append(Finding(node.place, Code.MISSING_KEY, "this claim says nothing; add 'property: value'"))
    for key in named[1:]:
        if key.text not in of_kind:
            found.append(_strange(key, kind, of_kind, is_property=False))
            continue
        cure = f"begin a new claim with '- {key.text}: …'"
        message = f"a claim says one thing, and {named[0].text!r} is it; {cure}"
        found.append(Finding(key.place, Code.UNKNOWN_KEY, message))
    given, faults = read_fields(ClaimFormat, node.without(*(key.text for key in named + strange)))
    found += faults
    if not named:
        return None, found
    stated = vocabulary.stated_as(named[0].text)
    assert stated is not None
    property_, inverted = stated
    kinds = tuple(sorted(property_.of)) if inverted else (property_.takes,)
    value, fault = read_value(
        named[0], node.get(named[0].text), property_, vocabulary, kinds=kinds, names=names
    )
    found += [] if fault is None else [fault]
    if given is None or value is None or found:
        return None, found
    qualifiers = Qualifiers(
        since=given.from_,
        until=given.until,
        on=given.on,
        at=given.at,
        role=given.as_,
        count=given.count,
        note=given.note,
    )
    return Claim(
        subject=subject,
        born_as=born_as,
        property=property_,
        inverted=inverted,
        value=value,
        qualifiers=_NONE if qualifiers == _NONE else qualifiers,
        evidence=tuple(
            _evidence(piece, locate(node, ("evidence", position, "quote")))
            for position, piece in enumerate(given.evidence)
        ),
        preferred=given.preferred,
        inferred=given.inferred,
        single_origin=given.single_origin,
        place=named[0].place,
    ), []


def _strange(key: Scalar, kind: Kind, of_kind: list[str], *, is_property: bool) -> Finding:
    """Say what a key that is neither a property of the kind nor a qualifier was probably meant to be."""
    keys = ClaimFormat.keys()
    if is_property:
        code, what, meant = Code.UNKNOWN_PROPERTY, f"property {key.text!r}", [*of_kind, *keys]
        known = f"{an(kind.id).capitalize()} can have: {', '.join(of_kind)}"
    else:
        code, what, meant = Code.UNKNOWN_KEY, f"key {key.text!r} here", [*keys]
        known = f"Known keys: {', '.join(keys)}"
    near = did_you_mean(key.text, meant)
    hint = f"Did you mean {near!r}?" if near else known
    return Finding(key.place, code, f"there is no {what}. {hint}", near)


def _evidence(given: EvidenceFormat, place: Place) -> Evidence:
    return Evidence(
        source=SourceId(given.source),
        quote=given.quote,
        said_by=given.said_by,
        manner=given.manner,
        stance=given.stance,
        before=given.before,
        after=given.after,
        note=given.note,
        place=place,
    )
