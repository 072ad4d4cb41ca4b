"""The rules by which it is told who says something, and how sure it is: `rules/speech.yml`."""

from quoth.fields import Format
from quoth.values import Several, Text


class SpeechRules(Format):
    """The words of saying and of doubt."""

    verbs: Several[Text] = ()
    """Verbs of saying, in each of their forms: said, told."""
    reported: Several[Text] = ()
    """Words that pass something on without vouching for it: reportedly."""
    alleged: Several[Text] = ()
    """Words that accuse: allegedly."""
