"""The rules by which names are told apart: `rules/names.yml`."""

from quoth.fields import Format
from quoth.values import Several, Text


class NameRules(Format):
    """What the words in and around a name say of it."""

    honorifics: Several[Text] = ()
    """Words before the name of a person: Mr, Sheikh, Datuk."""
