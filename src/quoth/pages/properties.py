"""What claims can say: the properties of the vocabulary, for those who write claims."""

from quoth import html
from quoth.model import Page, Property, Vocabulary
from quoth.pages import markdown as md
from quoth.pages import tools
from quoth.pages.table import Cell, Column, table

HERE = "vocabulary.md"
_TAKES = {"date": "a date", "text": "some words", "number": "a number", "place": "a place"}


def properties_page(vocabulary: Vocabulary) -> Page:
    """Return the table of all properties: what each is for, which kinds may have it, what it takes."""
    rows = [_row(one, vocabulary) for one in vocabulary.properties.values()]
    columns = (
        Column(title="Property"),
        Column(title="Of", facet=True),
        Column(title="Takes", facet=True),
        Column(title="The other way round"),
        Column(title="For"),
    )
    meta: tools.Meta = {"title": "What claims can say", "hide": tools.PLAIN}
    intro = (
        "A claim begins with the name of a property. Where it takes a person, an event or a post, write the "
        "id of that entry; the same claim can stand there by the name in the fourth column."
    )
    shown = table("Properties", columns, rows) if rows else ""
    return md.page(HERE, meta, md.heading(1, "What claims can say"), html.tag("p", intro), shown)


def _row(one: Property, vocabulary: Vocabulary) -> tuple[Cell, ...]:
    kinds = tuple(kind.label for kind in vocabulary.kinds.values() if kind.id in one.of)
    takes = next((k.label for k in vocabulary.kinds.values() if k.id == one.takes), _TAKES.get(one.takes, ""))
    name = html.tag("code", one.id)
    return (
        Cell(shown=name, sort=one.id),
        Cell(shown=", ".join(kinds), facets=kinds),
        Cell(shown=takes, facets=(takes,)),
        Cell(shown=html.tag("code", one.inverse) if one.inverse else ""),
        Cell(shown=one.help),
    )
