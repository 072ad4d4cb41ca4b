"""The files of rules by which names are told apart, read."""

from quoth.config import Config
from quoth.extraction.name_formats import GivenNames, NameWords, OrganisationWords, PlaceWords
from quoth.extraction.name_rules import NameRules
from quoth.extraction.rules_files import read_rules
from quoth.findings import Finding


def read_name_rules(config: Config) -> tuple[NameRules | None, list[Finding]]:
    """Read the rules; None, and what is wrong, when a file of the knowledge base does not fit."""
    words, found = read_rules("names", NameWords, config)
    bodies, more = read_rules("organisations", OrganisationWords, config)
    found += more
    places, more = read_rules("places", PlaceWords, config)
    found += more
    given, more = read_rules("given-names", GivenNames, config)
    found += more
    if words is None or bodies is None or places is None or given is None:
        return None, found
    return NameRules(words, bodies, places, given), found
