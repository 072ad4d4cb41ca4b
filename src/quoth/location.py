"""Where a place is that claims name, for maps."""

from dataclasses import dataclass

from quoth.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a place is that claims name."""

    name: str
    """As claims write it."""
    label: str
    """As maps write it."""
    latitude: float
    """North, in degrees."""
    longitude: float
    """East, in degrees."""
    country: str | None
    place: Place

    @property
    def whole(self) -> bool:
        """Whether it is a country as a whole: then no spot in it stands out."""
        return self.name == self.country
