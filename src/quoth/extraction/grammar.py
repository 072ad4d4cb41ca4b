"""The words that hold English sentences together: few, and always the same. Others are in the rules."""


def listed(words: str) -> frozenset[str]:
    """Return words that stand in one text."""
    return frozenset(words.split())


PREPOSITIONS = listed(
    """about above across after against ahead along alongside amid among around as at before behind below
    beneath beside between beyond by despite down during following for from in inside into like near of
    off on onto out outside over past per since through throughout to toward towards under until up upon
    via with within without"""
)
BEFORE_CLAUSES = frozenset(("before", "after", "since", "until", "as"))
"""Prepositions that can begin a clause."""
POSSESSIVES = listed("his her its their my our your")
DETERMINERS = listed("the a an this that these those both all each every some any no another")
JOINING = frozenset(("and", "or", "but", "&"))
RELATIVES = frozenset(("who", "which", "that"))
OPENING = RELATIVES | listed(
    """whom whose where when while because although though if unless whether how why what whereas whoever
    whatever so than"""
)
"""Words with which a clause begins."""
MARKS = frozenset(';:()[]—–“”"?!…')
"""Marks that end a clause."""
OWNERS = frozenset(("'s", "’s", "'", "’"))
BE = listed("is are was were be been being am")
HAVE = listed("has have had having")
MODALS = listed("would could should might may must can cannot ought")
FUTURE = frozenset(("will", "shall"))
DO = frozenset(("do", "does", "did"))
AUXILIARIES = BE | HAVE | MODALS | FUTURE | DO
FUNCTION_WORDS = PREPOSITIONS | DETERMINERS | JOINING | OPENING | AUXILIARIES | POSSESSIVES
NEGATIONS = listed("not never no neither nor without hardly")
NOBODY = frozenset(("nobody", "none", "nothing", "neither"))
OBJECT_PRONOUNS = frozenset(("him", "them", "me", "us"))
SUBJECT_PRONOUNS = listed("he she they it we i")
DOUBTING = NEGATIONS | listed("n't could might may should cannot refused declined")
"""Words before a verb that leave open, or deny, that it came about."""
BEFORE_NOUNS = DETERMINERS | POSSESSIVES
"""Words with which what is named begins: "the chair", "her deputy"."""
NEVER_NOUNS = (
    FUNCTION_WORDS
    | DOUBTING
    | OBJECT_PRONOUNS
    | SUBJECT_PRONOUNS
    | listed("you there also said says told till")
)
"""Words that are no noun and no adjective, so that no title has them but between its parts."""
ADVERBS = listed(
    """also then later once just soon already both ever again still now since first finally only even thus
    therefore instead since twice alone together eventually today yesterday not never"""
)
"""Adverbs that do not end in "ly"."""
LOOSE = listed("back later ago earlier home there here away then soon already again still now also")
"""Adverbs that are no part of what calls something."""
