"""All checks, in three tables: a new one is a generator in a module beside this one, and a line here.

Most look at one entry, or one source. Of others they look up what that one names, or what names it, and never
walk over all: what a file costs does not grow with the number of files, and files can be shared out.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from quoth.check import claims, dates, fit, ids, living, places, private, prose, quotes, sources
from quoth.crew import ALONE, Crew
from quoth.findings import Finding
from quoth.model import Entry, Source
from quoth.quotes import Proved

EntryCheck: TypeAlias = Callable[[Entry, Proved], Iterable[Finding]]
SourceCheck: TypeAlias = Callable[[Source, Proved], Iterable[Finding]]
WholeCheck: TypeAlias = Callable[[Proved], Iterable[Finding]]

ENTRY_CHECKS: tuple[EntryCheck, ...] = (
    ids.names_are_of_one_script,
    claims.entries_make_claims,
    claims.claims_have_evidence,
    claims.claims_stand_once,
    claims.relations_are_stated_once,
    claims.disagreements_show_one_first,
    claims.properties_are_for_the_kind,
    claims.values_are_entries,
    claims.tellers_are_entries,
    claims.evidence_names_a_source,
    private.public_leans_on_nothing_private,
    quotes.quotes_are_long_enough,
    quotes.quotes_are_found,
    quotes.quotes_are_found_once,
    living.sensitive_claims_say_who_tells_them,
    living.sensitive_claims_have_two_origins,
    living.nobody_can_be_reached,
    fit.dates_are_quoted,
    fit.numbers_are_quoted,
    fit.names_are_quoted,
    dates.claims_run_forward,
    dates.lives_run_forward,
    dates.terms_follow_one_another,
    places.places_are_on_the_map,
    sources.redacted_stays_unsaid,
    sources.closed_sources_are_not_shown,
    prose.entries_have_prose,
    prose.sentences_cite,
    prose.links_lead_somewhere,
)

SOURCE_CHECKS: tuple[SourceCheck, ...] = (
    ids.origins_are_of_one_script,
    sources.sources_are_used,
    sources.sources_have_paragraphs,
    sources.sources_stay_within_quota,
)

WHOLE_CHECKS: tuple[WholeCheck, ...] = (
    ids.ids_belong_to_one,
    ids.names_belong_to_one,
    sources.reprints_share_an_origin,
    places.mapped_places_are_named,
    places.countries_have_outlines,
    places.places_lie_in_their_country,
    prose.drafts_have_prose,
)


def run_checks(proved: Proved, crew: Crew = ALONE) -> list[Finding]:
    """Return every fault of a knowledge base, in the order of files and lines, each once."""
    # The whole first: tables that are made once are then there for all who help.
    found = set(check_whole(proved))
    library = proved.library
    library.make_tables()
    every: list[Source | Entry] = [*library.sources.values(), *library.entries.values()]
    for some in crew.each(_check, proved, every):
        found.update(some)
    return sorted(found)


def _check(proved: Proved, one: Source | Entry) -> list[Finding]:
    return list(check_source(one, proved) if isinstance(one, Source) else check_entry(one, proved))


def check_entry(entry: Entry, proved: Proved) -> Iterator[Finding]:
    """Yield the faults of one entry; some stand in the files of others, where two entries do not agree."""
    return (finding for check in ENTRY_CHECKS for finding in check(entry, proved))


def check_source(source: Source, proved: Proved) -> Iterator[Finding]:
    """Yield the faults of one source."""
    return (finding for check in SOURCE_CHECKS for finding in check(source, proved))


def check_whole(proved: Proved) -> Iterator[Finding]:
    """Yield the faults that are seen only by who looks at all files."""
    return (finding for check in WHOLE_CHECKS for finding in check(proved))
