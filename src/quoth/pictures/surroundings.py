"""What surrounds an entry: itself in the middle, and on either side what it is tied to and how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quoth.html import Html, join, tag
from quoth.pictures.drawing import WIDTH, figure, kind_class, linked, number, rectangle, stroke, target, words
from quoth.pictures.measure import wrapped

MOST = 16
"""Neighbours in one picture; the words beside it tell of all."""
SIZE = 12
SMALL = 11
TITLE = 13.5
_CARD = 252
_LEG = 108
"""Of the straight part of an edge, which carries its words."""
_CURVE = 46
_CENTRE = WIDTH - 2 * (_CARD + _LEG + _CURVE)
_LINE = 15
_ROW_GAP = 10
_INSET = 13
"""Between the edge of a card and its words."""
_TOP = 4


@dataclass(frozen=True, slots=True)
class Node:
    """An entry, and where its page is."""

    label: str
    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class Tie:
    """That the entry in the middle is tied to another, and how, in words read from the middle."""

    node: Node
    label: str


@dataclass(frozen=True, slots=True)
class _Card:
    node: Node
    lines: tuple[str, ...]
    how: tuple[str, ...]
    """The words at the edge, on lines above it."""
    whole: str
    """How they are tied, not cut."""

    @property
    def tall(self) -> float:
        return len(self.lines) * _LINE + 13

    @property
    def high(self) -> float:
        """Of the card and of the words at its edge, which stand above its middle."""
        return max(self.tall, 2 * (len(self.how) * 13 + 4))


def surroundings(centre: Node, ties: Sequence[Tie], title: str) -> Html:
    """Return the entry with the first of its neighbours; nothing when there are none."""
    joined: dict[Node, list[str]] = {}
    for tie in ties:
        labels = joined.setdefault(tie.node, [])
        if tie.label and tie.label not in labels:
            labels.append(tie.label)
    if not joined:
        return Html()
    cards = [_card(node, ", ".join(labels)) for node, labels in list(joined.items())[:MOST]]
    left, right = _sides(cards)
    middle = wrapped(centre.label, _CENTRE - 24, TITLE, lines=6, bold=True)
    inner = max(_tall(left), _tall(right), len(middle) * 18 + 24)
    y = _TOP + inner / 2
    start = (WIDTH - _CENTRE) / 2 if left else (WIDTH - _CENTRE - _CURVE - _LEG - _CARD) / 2
    sides = ((left, start, -1), (right, start + _CENTRE, 1))
    placed = [(card, x, at, way) for side, x, way in sides for card, at in _places(side, y)]
    left_out = f"{MOST} of {len(joined)} are drawn" if len(joined) > MOST else ""
    parts = [
        tag("g", *(_edge(card, x, y, at, way) for card, x, at, way in placed)),
        _middle(centre, middle, start, y),
        *(_neighbour(card, x, at, way) for card, x, at, way in placed),
    ]
    parts += [words(left_out, WIDTH, _TOP + inner + 20, "q-note", "end")] if left_out else []
    return figure(title, inner + 2 * _TOP + (24 if left_out else 0), parts)


def _card(node: Node, how: str) -> _Card:
    lines = wrapped(node.label, _CARD - 2 * _INSET, SIZE, lines=2)
    return _Card(node, lines, wrapped(how, _LEG - 8, SMALL, lines=2) if how else (), how)


def _sides(cards: Sequence[_Card]) -> tuple[list[_Card], list[_Card]]:
    """Return what stands on the left and on the right: kinds together, and about as many on either side."""
    kinds = list(dict.fromkeys(card.node.kind for card in cards))
    ordered = sorted(cards, key=lambda card: kinds.index(card.node.kind))
    half = len(ordered) // 2
    borders = [
        place
        for place in range(1, len(ordered))
        if ordered[place - 1].node.kind != ordered[place].node.kind and abs(place - half) <= len(ordered) / 4
    ]
    split = min(borders, key=lambda place: (abs(place - half), place), default=half)
    return ordered[:split], ordered[split:]


def _tall(side: Sequence[_Card]) -> float:
    return sum(card.high + _ROW_GAP for card in side) - _ROW_GAP if side else 0


def _places(side: Sequence[_Card], y: float) -> Iterator[tuple[_Card, float]]:
    """Yield the cards of a side, and where the middle of each is."""
    top = y - _tall(side) / 2
    for card in side:
        yield card, top + card.high / 2
        top += card.high + _ROW_GAP


def _edge(card: _Card, x: float, y: float, at: float, way: int) -> Html:
    """Return a line from the middle to a card, with the words that say how they are tied above it."""
    turn, end = x + way * _CURVE, x + way * (_CURVE + _LEG)
    bend = number(x + way * _CURVE / 2)
    curve = f"C{bend} {number(y)} {bend} {number(at)} {number(turn)} {number(at)}"
    path = f"M{number(x)} {number(y)}{curve}H{number(end)}"
    middle = (turn + end) / 2
    first = at - 5 - 13 * (len(card.how) - 1)
    told = (words(line, middle, first + 13 * place, "q-how", "middle") for place, line in enumerate(card.how))
    return join(stroke(f"q-edge {kind_class(card.node.kind)}", path), *told)


def _middle(centre: Node, lines: Sequence[str], x: float, y: float) -> Html:
    high = len(lines) * 18 + 24
    box = rectangle("q-node q-centre", x, y - high / 2, _CENTRE, high, 6)
    first = y - 18 * (len(lines) - 1) / 2 + 5
    told = (
        words(line, x + _CENTRE / 2, first + 18 * place, "q-middle", "middle")
        for place, line in enumerate(lines)
    )
    return tag("g", tag("title", centre.label), box, *told, class_=kind_class(centre.kind))


def _neighbour(card: _Card, x: float, at: float, way: int) -> Html:
    inner = x + way * (_CURVE + _LEG)
    left = inner if way > 0 else inner - _CARD
    top = at - card.tall / 2
    first = at - _LINE * (len(card.lines) - 1) / 2 + 4
    stripe = left if way > 0 else left + _CARD - 4
    return linked(
        card.node.address,
        f"{card.node.label} ({card.whole})" if card.whole else card.node.label,
        card.node.kind,
        rectangle("q-node", left, top, _CARD, card.tall, 4),
        rectangle("q-stripe", stripe, top, 4, card.tall, 2),
        *(
            words(line, left + _INSET, first + _LINE * place, "q-name")
            for place, line in enumerate(card.lines)
        ),
        target(left, top, _CARD, card.tall),
    )
