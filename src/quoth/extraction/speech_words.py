"""Where the words of saying and of doubt stand in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from quoth.extraction.article import Sentence
from quoth.extraction.phrases import Phrases
from quoth.extraction.speech_rules import SpeechRules


class Cue(Enum):
    """What a word of saying or of doubt does."""

    SAYS = auto()
    REPORTS = auto()
    ACCUSES = auto()
    DENIES = auto()
    ACCORDING = auto()
    """The one who says the whole clause stands after."""
    SOURCE = auto()
    """The one who says it stands after, then "that"."""
    RELAYS = auto()
    """One says what another has said: the first stands before, the other after."""
    RELAYED = auto()
    """The same, the other way round."""
    NOUN = auto()
    """The one who says it stands before, as its owner."""
    REPORTED = auto()
    ALLEGED = auto()


VERBS = (Cue.SAYS, Cue.REPORTS, Cue.ACCUSES, Cue.DENIES)


@dataclass(frozen=True, slots=True)
class Found:
    """A word of saying or of doubt, or a phrase, where it stands in its sentence."""

    cue: Cue
    first: int
    last: int
    """The number of the word after its last."""
    topic: bool = False
    """Whether what it tells can be a noun: "discussed the execution"."""


class SpeechWords:
    """The words of the rules, ready to be looked for."""

    def __init__(self, rules: SpeechRules) -> None:
        self._cues = {
            Cue.REPORTED: Phrases(rules.reported),
            Cue.ALLEGED: Phrases(rules.alleged),
            Cue.SOURCE: Phrases(rules.sources),
            Cue.ACCORDING: Phrases(rules.according),
            Cue.RELAYS: Phrases(rules.relaying),
            Cue.RELAYED: Phrases(rules.relayed),
            Cue.NOUN: Phrases(rules.nouns),
            Cue.DENIES: Phrases(rules.denying),
            Cue.ACCUSES: Phrases(rules.accusing),
            Cue.REPORTS: Phrases(rules.reporting),
            Cue.SAYS: Phrases((*rules.verbs, *rules.topics)),
        }
        self._topics = Phrases((*rules.topics, *rules.accusing, *rules.denying))
        self._unsaid = Phrases(rules.unsaid)

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Yield what there is in a sentence; of two at one place the longer one."""
        words = sentence.lower
        at = 0
        while at < len(words):
            length, cue = max(
                ((phrases.at(words, at), cue) for cue, phrases in self._cues.items()), key=lambda one: one[0]
            )
            named = at > 0 and sentence.words[at].capital
            if length and not (
                cue in VERBS and (named or self._is_unsaid(words, at) or _is_passive(words, at))
            ):
                yield Found(cue, at, at + length, self._topics.at(words, at) > 0)
            at += length or 1

    def _is_unsaid(self, words: Sequence[str], at: int) -> bool:
        return any(
            self._unsaid.at(words, start) or words[start].endswith(("n't", "n’t"))
            for start in range(max(0, at - 3), at)
        )


_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "get", "got", "'s", "’s"])


def _is_passive(words: Sequence[str], at: int) -> bool:
    """Say whether a verb tells what was said of or to somebody, not by whom."""
    before = at - 1
    while before > 0 and words[before].endswith("ly"):
        before -= 1
    return before >= 0 and words[before] in _BE and not words[at].endswith("ing")
