"""What stands at the top of every schema."""

from quoth.shapes import Shape

_DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that editors know best."""


def headed(shape: Shape, title: str, description: str, example: object) -> Shape:
    """Return a schema that says what it is for, and shows how it is used."""
    about = {"$schema": _DRAFT, "title": title, "description": description}
    return {
        **about,
        **{key: value for key, value in shape.items() if key not in about},
        "examples": [example],
    }
