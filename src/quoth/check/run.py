"""All checks, in one table: a new one is a generator in a module beside this one, and a line here."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from quoth.check import claims, dates, fit, ids, living, places, private, prose, quotes, sources
from quoth.findings import Finding
from quoth.quotes import Proved

Check: TypeAlias = Callable[[Proved], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    ids.ids_belong_to_one,
    ids.names_belong_to_one,
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
    places.mapped_places_are_named,
    places.countries_have_outlines,
    places.places_lie_in_their_country,
    sources.sources_are_used,
    sources.sources_stay_within_quota,
    sources.redacted_stays_unsaid,
    sources.closed_sources_are_not_shown,
    prose.entries_have_prose,
    prose.sentences_cite,
    prose.links_lead_somewhere,
)


def run_checks(proved: Proved) -> list[Finding]:
    """Return every fault of a knowledge base, in the order of files and lines, each once."""
    return sorted({finding for check in CHECKS for finding in check(proved)})
