"""The rules by which it is told who says something, and how sure it is: `rules/speech.yml`."""

from quoth.fields import Format
from quoth.values import Several, Text


class SpeechRules(Format):
    """The words of saying and of doubt."""

    verbs: Several[Text] = ()
    """Verbs of saying, in each of their forms: said, told."""
    topics: Several[Text] = ()
    """Verbs of saying that also take what is told as a noun: discussed the execution."""
    reporting: Several[Text] = ()
    """Verbs of those who pass something on: reported."""
    accusing: Several[Text] = ()
    """Verbs of those who accuse, or say what others doubt: claimed."""
    denying: Several[Text] = ()
    """Verbs of those who say that it is not so: denied."""
    unnamed: Several[Text] = ()
    """What those who say something are called without a name or an article: officials."""
    unsaid: Several[Text] = ()
    """Words before a verb of saying after which nothing is said: declined to."""
    according: Several[Text] = ()
    """Words before the one who says all of a clause: according to."""
    sources: Several[Text] = ()
    """Words before the one who says what follows with "that": heard from."""
    relaying: Several[Text] = ()
    """Verbs of those who say what another has said: quoted."""
    relayed: Several[Text] = ()
    """The same, the other way round: was quoted by."""
    nouns: Several[Text] = ()
    """What somebody's words are called: remarks that."""
    reported: Several[Text] = ()
    """Words that pass something on without vouching for it: reportedly."""
    alleged: Several[Text] = ()
    """Words that accuse: allegedly."""
