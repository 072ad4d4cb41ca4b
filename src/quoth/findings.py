"""Findings: what an author should put right, as values that can be sorted, counted, tested and shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from quoth.place import Place


class Severity(StrEnum):
    """How grave a finding is. Errors stop the build."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Code(StrEnum):
    """What kind of fault it is. Each has a heading in the guide for editors."""

    # Files and front matter
    NOT_UTF8 = "not-utf8"
    BYTE_ORDER_MARK = "byte-order-mark"
    CARRIAGE_RETURN = "carriage-return"
    CONTROL_CHARACTER = "control-character"
    MERGE_CONFLICT = "merge-conflict"
    EMPTY_FILE = "empty-file"
    NO_FRONT_MATTER = "no-front-matter"
    UNCLOSED_FRONT_MATTER = "unclosed-front-matter"
    NOT_YAML = "not-yaml"
    NOT_PLAIN_YAML = "not-plain-yaml"
    REPEATED_KEY = "repeated-key"
    CUT_VALUE = "cut-value"
    BAD_FILE_NAME = "bad-file-name"
    UNEXPECTED_FILE = "unexpected-file"
    MISSING_FILE = "missing-file"
    NOT_READ = "not-read"
    TOO_LARGE = "too-large"
    NOT_CANONICAL = "not-canonical"
    # Fields
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    WRONG_TYPE = "wrong-type"
    BAD_VALUE = "bad-value"
    BAD_DATE = "bad-date"
    BAD_SETTING = "bad-setting"
    BAD_ADDRESS = "bad-address"
    LOOK_ALIKE = "look-alike"
    # Ids
    REPEATED_ID = "repeated-id"
    UNKNOWN_PROPERTY = "unknown-property"
    UNKNOWN_ENTRY = "unknown-entry"
    UNKNOWN_SOURCE = "unknown-source"
    UNKNOWN_LINK = "unknown-link"
    SAME_NAME = "same-name"
    PRIVATE = "private"
    WITHHELD_IN_GIT = "withheld-in-git"
    # Claims and evidence
    NO_CLAIMS = "no-claims"
    NO_EVIDENCE = "no-evidence"
    REPEATED_CLAIM = "repeated-claim"
    WRONG_KIND = "wrong-kind"
    QUOTE_NOT_FOUND = "quote-not-found"
    QUOTE_TOO_SHORT = "quote-too-short"
    QUOTE_AMBIGUOUS = "quote-ambiguous"
    QUOTE_FIT = "quote-fit"
    DATES_OUT_OF_ORDER = "dates-out-of-order"
    UNATTRIBUTED = "unattributed"
    SINGLE_ORIGIN = "single-origin"
    CONTACT_DETAILS = "contact-details"
    NONE_PREFERRED = "none-preferred"
    TERMS_OVERLAP = "terms-overlap"
    TERMS_GAP = "terms-gap"
    # Places
    UNMAPPED_PLACE = "unmapped-place"
    UNUSED_PLACE = "unused-place"
    UNKNOWN_COUNTRY = "unknown-country"
    MISPLACED = "misplaced"
    # Sources and prose
    UNUSED_SOURCE = "unused-source"
    NO_PARAGRAPHS = "no-paragraphs"
    SAME_TEXT = "same-text"
    OVER_QUOTA = "over-quota"
    REDACTED = "redacted"
    NO_PROSE = "no-prose"
    UNCITED = "uncited"
    RAW_HTML = "raw-html"
    IMAGE = "image"
    OTHER_MARKUP = "other-markup"
    UNCLOSED_CODE = "unclosed-code"
    NOT_HARMLESS = "not-harmless"
    # Proposing
    NOT_A_FORM = "not-a-form"
    # Drafts
    NOT_CLAIMED = "not-claimed"
    NOT_ENGLISH = "not-english"
    # Building the site
    RENDERING = "rendering"
    NO_POLICY = "no-policy"
    DEAD_LINK = "dead-link"
    NOT_OURS = "not-ours"
    LEAK = "leak"
    BUSY = "busy"
    NOT_WRITTEN = "not-written"


_SEVERITY = {
    Code.NOT_CANONICAL: Severity.ADVICE,
    Code.CUT_VALUE: Severity.WARNING,
    Code.SAME_NAME: Severity.WARNING,
    Code.WITHHELD_IN_GIT: Severity.WARNING,
    Code.NO_PROSE: Severity.WARNING,
    Code.QUOTE_FIT: Severity.WARNING,
    Code.NOT_CLAIMED: Severity.WARNING,
    Code.NOT_ENGLISH: Severity.WARNING,
    Code.UNUSED_SOURCE: Severity.WARNING,
    Code.NO_PARAGRAPHS: Severity.WARNING,
    Code.SAME_TEXT: Severity.WARNING,
    Code.UNCITED: Severity.WARNING,
    Code.MISPLACED: Severity.WARNING,
    Code.UNMAPPED_PLACE: Severity.ADVICE,
    Code.UNUSED_PLACE: Severity.ADVICE,
    Code.UNKNOWN_COUNTRY: Severity.ADVICE,
    Code.NONE_PREFERRED: Severity.ADVICE,
    Code.TERMS_OVERLAP: Severity.ADVICE,
    Code.TERMS_GAP: Severity.ADVICE,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, at its place."""

    place: Place
    code: Code
    message: str
    """What is wrong and how to mend it, in the author's terms."""
    fix: str | None = None
    """The text to put there instead, ready to paste."""

    def __lt__(self, other: "Finding") -> bool:
        """Order findings as files and lines are read."""
        mine, others = ((one.place, one.code, one.message, one.fix or "") for one in (self, other))
        return mine < others

    @property
    def severity(self) -> Severity:
        """How grave it is; every code that is not named otherwise is an error."""
        return _SEVERITY.get(self.code, Severity.ERROR)

    @property
    def stops(self) -> bool:
        """Whether the build must not go on."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.message} [{self.code}]"


def stopped(found: Iterable[Finding]) -> bool:
    """Say whether any finding stops the build."""
    return any(finding.stops for finding in found)


def an(noun: str) -> str:
    """Return a noun behind its article."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to one that is not known, or None when none is near."""
    # A list, since of a mapping the values would be compared.
    best = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=70)
    return None if best is None else best[0]
