"""The closed classes of English words: how sentences are put together, whatever they are about."""

DETERMINERS = frozenset(
    {"a", "an", "the", "his", "her", "its", "their", "our", "my", "this", "that", "another", "both", "all"}
)
POSSESSIVES = frozenset({"his", "her", "their", "its"})
BE = frozenset({"is", "was", "are", "were", "been", "be", "being", "am"})
HAVE = frozenset({"has", "have", "had", "having"})
MODALS = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must", "to"})
DOUBTFUL = frozenset(
    {
        "not",
        "never",
        "n't",
        "could",
        "might",
        "may",
        "should",
        "cannot",
        "nor",
        "neither",
        "refused",
        "declined",
    }
)
"""Words before a verb that leave open, or deny, that it came about."""
PREPOSITIONS = frozenset(
    {
        *(
            "of",
            "for",
            "to",
            "at",
            "in",
            "on",
            "with",
            "from",
            "by",
            "into",
            "under",
            "over",
            "within",
            "since",
        ),
        *(
            "until",
            "till",
            "during",
            "after",
            "before",
            "between",
            "through",
            "against",
            "about",
            "as",
            "near",
        ),
        *("around", "across", "among", "despite", "without", "via", "than", "like", "per", "amid", "upon"),
    }
)
CONJUNCTIONS = frozenset(
    {
        "and",
        "or",
        "but",
        "nor",
        "while",
        "when",
        "where",
        "because",
        "although",
        "though",
        "if",
        "whether",
        "so",
    }
)
RELATIVES = frozenset({"who", "whom", "whose", "which", "that", "what"})
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "him", "them", "us", "me", "there"})
OTHERS = frozenset(
    {"do", "does", "did", "said", "says", "told", "also", "not", "no", "some", "any", "every", "each"}
)
FUNCTION = (
    DETERMINERS | BE | HAVE | MODALS | DOUBTFUL | PREPOSITIONS | CONJUNCTIONS | RELATIVES | PRONOUNS | OTHERS
)
"""Words that are no noun and no adjective, so that no title has them but between its parts."""


def singulars(word: str) -> tuple[str, ...]:
    """Return what a word may be the plural of, itself first."""
    found = [word]
    if word.endswith("men"):
        found.append(word[:-3] + "man")
    if word.endswith("ies"):
        found.append(word[:-3] + "y")
    if word.endswith("es"):
        found.append(word[:-2])
    if word.endswith("s") and not word.endswith("ss"):
        found.append(word[:-1])
    return tuple(found)


def plurals(phrase: str) -> tuple[str, ...]:
    """Return the plurals that a phrase may have, of its last word or its first ("secretaries general")."""
    first, *rest = phrase.split()
    found = [" ".join([*phrase.split()[:-1], _plural(phrase.split()[-1])])]
    if rest:
        found.append(" ".join([_plural(first), *rest]))
    return tuple(found)


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
