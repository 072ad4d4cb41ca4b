"""Whether the words around a date are of what has been or of what is to come."""

from quoth.extraction.article import Article, Span

_FUTURE = "will shall 'll ’ll upcoming scheduled due expected plans planned set would"
_PAST = """
    was were had did said told went came left took made became began fled won lost met got gave saw held
    sent spent led ran fell rose brought bought sold built found put cut hit quit stood spoke wrote
    chose flew grew knew paid sat sought taught thought has"""
_TO_COME = frozenset(_FUTURE.split())
_AHEAD = frozenset(["ahead", "before", "until", "till", "by", "forthcoming", "upcoming"])
_HAS_BEEN = frozenset(_PAST.split())
_STOPS = frozenset(".;:—!?")
_REACH = 12


def tense_at(article: Article, span: Span) -> int:
    """Return -1 where words are of what has been, 1 of what is to come, 0 where they do not tell."""
    words = article.sentences[span.sentence].lower
    before = _until_stop(words[max(0, span.first - _REACH) : span.first][::-1])
    after = _until_stop(words[span.last : span.last + _REACH // 2])
    if _AHEAD.intersection(before[:8]) or "before" in after[:1]:
        return 1 if "ahead" in before[:8] or _TO_COME.intersection(before) else 0
    if _TO_COME.intersection(before) or _TO_COME.intersection(after):
        return 1
    if any(word in _HAS_BEEN or (len(word) > 4 and word.endswith("ed")) for word in (*before, *after)):
        return -1
    return 0


def _until_stop(words: tuple[str, ...]) -> tuple[str, ...]:
    stop = next((number for number, word in enumerate(words) if word in _STOPS), len(words))
    return words[:stop]
