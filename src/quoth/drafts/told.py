"""What came of an article, in plain words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from quoth.drafting import clean
from quoth.drafts.draft import Draft
from quoth.drafts.left_out import LeftOut
from quoth.drafts.patch import patch
from quoth.drafts.run import Drafted

_MOST = 8
"""Things that were left out that are named, of each kind."""


def told(drafted: Drafted, written: Sequence[Draft], fault: str | None) -> str:
    """Return what was made, what entries would gain, what was left out, and what to do next."""
    groups = (
        list(_made(drafted, written)),
        list(_gained(drafted)),
        list(drafted.said),
        list(_left_out(drafted.left_out)),
        list(_next(drafted, written, fault)),
    )
    return "\n\n".join("\n".join(lines) for lines in groups if lines)


def _made(drafted: Drafted, written: Sequence[Draft]) -> Iterator[str]:
    articles = ", ".join(drafted.sources)
    if not written:
        gaining = any(one.entry is not None for one in drafted.drafts)
        wanting = any(one.entry is None for one in drafted.drafts)
        yield f"{'No file was made of' if gaining or wanting else 'Nothing new was found in'} {articles}."
        return
    yield f"Made of {articles}, each with 'publish: draft':"
    width = max(len(one.path) for one in written)
    for one in sorted(written, key=lambda one: one.path):
        yield f"  {one.path:{width}}  {_claims(len(one.claims))}"
    yield f"{_counted(len(written), 'file')}, {_claims(sum(len(one.claims) for one in written))}."


def _gained(drafted: Drafted) -> Iterator[str]:
    gaining = sorted((one for one in drafted.drafts if one.entry is not None), key=lambda one: one.path)
    if not gaining:
        return
    yield "For entries that are there already, as a patch ('git apply' takes it; nothing was changed):"
    for one in gaining:
        yield f"  {one.path}: {_claims(len(one.claims))}"
    yield ""
    patches = (patch(one.path, drafted.before[one.path], drafted.texts[one.path]) for one in gaining)
    yield "".join(patches).rstrip("\n")


def _left_out(left: Sequence[LeftOut]) -> Iterator[str]:
    if not left:
        return
    yield "Found and left out:"
    for why, those in groupby(sorted(set(left)), key=lambda one: one.why):
        names = [one.what for one in those]
        yield f"  {len(names)}, since {why}:"
        yield from (f"    {clean(name)}" for name in names[:_MOST])
        if len(names) > _MOST:
            yield f"    and {len(names) - _MOST} more"


def _next(drafted: Drafted, written: Sequence[Draft], fault: str | None) -> Iterator[str]:
    if fault is not None:
        yield f"Error: {fault}. See to it, and run this again; what was made stays."
    if written:
        yield "Now look through them: correct and delete, and write a few sentences of prose for each. Run"
        yield "'python build_entries.py check'. Then take 'publish: draft' out of each that is right."
        yield "'python build_entries.py --drafts' builds a site to look at, with the drafts in it."


def _claims(count: int) -> str:
    return _counted(count, "claim")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
