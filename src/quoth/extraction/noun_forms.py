"""Nouns in the singular and the plural, by their endings."""


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
