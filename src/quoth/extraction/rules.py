"""All rules by which an article is read."""

from dataclasses import dataclass

from quoth.config import Config
from quoth.extraction.event_rules import EventRules
from quoth.extraction.name_files import read_name_rules
from quoth.extraction.name_rules import NameRules
from quoth.extraction.post_rules import PostRules
from quoth.extraction.rules_files import read_rules
from quoth.extraction.speech_rules import SpeechRules
from quoth.findings import Finding


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of each step."""

    names: NameRules
    speech: SpeechRules
    posts: PostRules
    events: EventRules


def load_rules(config: Config) -> tuple[Rules | None, list[Finding]]:
    """Read all rules; None, and what is wrong, when a file of the knowledge base does not fit."""
    names, found = read_name_rules(config)
    speech, faults = read_rules("speech", SpeechRules, config)
    found += faults
    posts, faults = read_rules("posts", PostRules, config)
    found += faults
    events, faults = read_rules("events", EventRules, config)
    found += faults
    if names is None or speech is None or posts is None or events is None:
        return None, found
    return Rules(names, speech, posts, events), found
