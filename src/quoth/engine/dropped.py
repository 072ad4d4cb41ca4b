"""What of an answer was not used, counted by why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Reason(StrEnum):
    """Why something is not used, in words that follow a number."""

    QUOTE_NOT_FOUND = "with a quote that is not in the article"
    QUOTE_REPEATED = "with a quote that stands in several places"
    QUOTE_CUT = "with a quote that leaves words out"
    QUOTE_TOO_SHORT = "with a quote that is too short"
    NO_QUOTE = "with no quote"
    WITHOUT_ITS_WORDS = "with a quote in which the date does not stand"
    NAME_NOT_FOUND = "with a name or words that are not in the article"
    PERSON_UNCLEAR = "about a person who may be one of several"
    WORDS_NOT_FOUND = "with names or numbers in its heading that are not in the article"
    NOT_AS_ASKED = "not in the form that was asked for"
    DATE_UNREADABLE = "with a date that cannot be read, which was left open"
    DETAIL_NOT_FOUND = "with a detail that is not in the article, which was left out"
    SPEAKER_NOT_FOUND = "with a speaker who is not in the article, who was left out"
    MANNER_UNKNOWN = "with a manner that there is not, which was taken as reported"


@dataclass(frozen=True)
class Dropped:
    """How often something was not used, by why."""

    counts: Mapping[Reason, int] = field(default_factory=dict)

    def __add__(self, other: "Dropped") -> "Dropped":
        return Dropped(Counter(self.counts) + Counter(other.counts))

    def words(self) -> str:
        """Return the counts on a line, the reasons in their order; nothing where all was used."""
        return "; ".join(f"{self.counts[reason]} {reason}" for reason in Reason if self.counts.get(reason))
