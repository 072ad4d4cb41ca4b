"""What may stand under `extra: quoth:` in the settings, and what it is when it was read."""

from dataclasses import dataclass

from quoth.fields import Format
from quoth.values import Address, Seconds, Service, Share, Small, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """The language model that `draft --engine model` asks. The key to it stands in no file."""

    url: str
    """Where it answers, without a slash at the end; `/chat/completions` is put behind it."""
    model: str
    """Its name there."""
    timeout: float
    """Seconds that it may take for one answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much an entry may hold."""

    most_claims: int = 1_000
    longest_prose: int = 20_000
    widest_table: int = 50


class EngineFormat(Format):
    """What stands under `engine`."""

    url: Service
    """Where the model answers, as https://example.org/v1; any service that OpenAI's clients can talk to."""
    model: Text
    """The name of the model there."""
    timeout: Seconds = 120
    """How many seconds one answer may take."""


class SettingsFormat(Format):
    """What stands under `extra: quoth:`."""

    edit: Address | None = None
    """The address at which a file can be edited, without the file's path."""
    report: Address | None = None
    """The address of a form for errors; `{title}`, `{file}` and `{page}` in it are filled in."""
    quota: Share = 0.5
    """The share of a source's words that excerpts may show, from 0 to 1."""
    shortest_quote: Small = 3
    """How many words a quote must have."""
    largest_file: Small = 1_000_000
    """How many bytes a file may have."""
    engine: EngineFormat | None = None
    """The language model that `draft --engine model` asks; the key to it never stands in a file."""
    most_claims: Small = 1_000
    """How many claims an entry may make."""
    longest_prose: Small = 20_000
    """How many characters the prose of an entry may have."""
    widest_table: Small = 50
    """How many columns a table in prose may have."""
