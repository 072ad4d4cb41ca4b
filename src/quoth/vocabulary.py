"""What a knowledge base can speak of: its kinds of entries, and what claims may say of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from quoth.ids import KindId, PropertyId


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of entry: person, event, post, or what the vocabulary adds."""

    id: KindId
    folder: str
    """The folder under `entries/` and on the site."""
    label: str
    plural: str
    fields: frozenset[str]
    """Which of the optional fields of an entry (`living`, `holders`) this kind may have."""
    personal_names: bool
    """Whether one word of a name may stand for the whole in running text."""
    schema: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """What a claim may say of an entry, and of which kinds."""

    id: PropertyId
    label: str
    inverse: PropertyId | None
    """The name of the same relation seen from its value; None when the value is no entry."""
    inverse_label: str | None
    of: frozenset[KindId]
    takes: str
    """`date`, `text`, `number`, `place`, or the id of a kind."""
    one: bool
    """Whether an entry can have one value only; two are then a disagreement."""
    term: bool
    """Whether it is a term of office: from and until make a succession."""
    sensitive: str | None
    help: str
    schema: str | None


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """The kinds and the properties of a knowledge base."""

    kinds: Mapping[KindId, Kind]
    properties: Mapping[PropertyId, Property]

    @property
    def terms(self) -> dict[str, Kind | Property]:
        """All that others refer to, by names of which no two are the same."""
        kinds = {f"kind {kind.id}": kind for kind in self.kinds.values()}
        return {**kinds, **{f"property {one.id}": one for one in self.properties.values()}}

    def stated_as(self, name: str) -> tuple[Property, bool] | None:
        """Return the property that a claim names, and whether it is named by its inverse."""
        if name in self.properties:
            return self.properties[PropertyId(name)], False
        inverse = self.inverses.get(PropertyId(name))
        return None if inverse is None else (inverse, True)

    def names_for(self, kind: KindId) -> list[str]:
        """Return the names under which claims of a kind say something."""
        those = self.properties.values()
        own = [one.id for one in those if kind in one.of]
        inverses = [one.inverse for one in those if one.takes == kind and one.inverse is not None]
        return list(dict.fromkeys(own + inverses))

    @cached_property
    def inverses(self) -> dict[PropertyId, Property]:
        """Properties by the name of their inverse."""
        return {p.inverse: p for p in self.properties.values() if p.inverse is not None}
