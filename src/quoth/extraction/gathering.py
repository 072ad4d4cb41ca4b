"""Names to people: the places of each person's name, and nobody twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quoth.extraction.article import Article, Span
from quoth.extraction.known import Known
from quoth.extraction.name_rules import NameRules
from quoth.extraction.variants import Form, called, form_of_name, plain, same_person
from quoth.folding import fold

_TWO = 2
"""Family names that one person may have: García Márquez."""
MAN, WOMAN = "man", "woman"


@dataclass
class Gathered:
    """A person while the places of the name are gathered."""

    name: str
    introduced: Span
    forms: dict[str, Span] = field(default_factory=dict)
    """The first place of each whole form, the name's own too."""
    shapes: list[Form] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    """Every place with the whole name or a part of it."""
    gender: str | None = None

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other whole forms."""
        return tuple(form for form in self.forms if form != self.name)


@dataclass(frozen=True)
class People:
    """Everybody whom the names of an article name."""

    people: tuple[Gathered, ...]
    mentions: tuple[tuple[Span, str], ...]
    """Each place of a name with the name of the person, in order."""
    genders: Mapping[str, str]


def gather(article: Article, spans: Iterable[Span], rules: NameRules, known: Known) -> People:
    """Return the people whom the words at some places name."""
    return _Gathering(article, rules, known).run(sorted(spans))


def _inner(parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the runs of several words within a name, without its first: García Márquez, Jong Un."""
    return [
        parts[first:last] for first in range(1, len(parts)) for last in range(first + _TWO, len(parts) + 1)
    ]


class _Gathering:
    """First all whole names, so that a bare family name in a lead finds its bearer; then the bare ones."""

    def __init__(self, article: Article, rules: NameRules, known: Known) -> None:
        self._article, self._rules, self._known = article, rules, known
        self._people: list[Gathered] = []
        self._by_part: dict[str, list[Gathered]] = {}
        self._who: dict[Span, Gathered] = {}

    def run(self, spans: list[Span]) -> People:
        shapes = {span: form_of_name(self._article.words(span), self._rules) for span in spans}
        whole = [span for span in spans if self._is_whole(shapes[span])]
        inner = {part for span in whole for part in _inner(shapes[span].parts)}
        whole = [span for span in whole if shapes[span].suffix or shapes[span].parts not in inner]
        bare = sorted(set(spans) - set(whole))
        for span in whole:
            self._add_whole(span, shapes[span])
        self._add_bare(bare, shapes)
        for span, person in sorted(self._who.items()):
            person.spans.append(span)
        for person in self._people:
            self._settle(person)
        mentions = tuple((span, person.name) for span, person in sorted(self._who.items()))
        genders = {person.name: person.gender for person in self._people if person.gender}
        return People(tuple(person for person in self._people if person.forms), mentions, genders)

    def _is_whole(self, form: Form) -> bool:
        return len(form.parts) > 1 or len(form.initials) > 1

    def _add_whole(self, span: Span, form: Form) -> None:
        text = self._article.text(span)
        here = [person for person in self._near(form) if self._agrees(person, form, span)]
        if len(here) == 1:
            person = here[0]
        else:
            person = Gathered(text, span)
            self._people.append(person)
        person.forms.setdefault(text, span)
        if form not in person.shapes:
            person.shapes.append(form)
        for part in form.parts:
            those = self._by_part.setdefault(part, [])
            if person not in those:
                those.append(person)
        self._who[span] = person
        person.gender = person.gender or self._gender_by_honorific(span) or self._gender_by_name(span)

    def _near(self, form: Form) -> list[Gathered]:
        found: dict[int, Gathered] = {}
        for part in form.parts[:1] + form.parts[-1:]:
            for person in self._by_part.get(part, ()):
                found[id(person)] = person
        return list(found.values())

    def _agrees(self, person: Gathered, form: Form, span: Span) -> bool:
        if form in person.shapes:
            return True
        if not any(same_person(form, other) for other in person.shapes):
            return False
        if any(other.suffix != form.suffix for other in person.shapes):
            # In one sentence, father and son.
            return all(place.sentence != span.sentence for place in person.forms.values())
        return True

    def _add_bare(self, spans: list[Span], shapes: Mapping[Span, Form]) -> None:
        for span in spans:
            form = shapes[span]
            if not form.parts:
                continue
            owners = self._owners(form)
            before = [one for one in owners if min(one.forms.values()) < span]
            chosen = self._chosen(before or owners, span)
            if chosen is not None:
                self._who[span] = chosen
            elif not owners:
                self._add_single(span, form)

    def _owners(self, form: Form) -> list[Gathered]:
        """Return the people who may be called so; those whose family name it is, if there are any."""
        those = self._by_part.get(form.parts[0], [])
        if len(form.parts) > 1:
            return [one for one in those if any(form.parts in _inner(shape.parts) for shape in one.shapes)]
        part = form.parts[0]
        names = [(one, [called(shape, self._rules) for shape in one.shapes]) for one in those]
        family = [one for one, groups in names if any(part in group[0] for group in groups)]
        return family or [one for one, groups in names if any(part in group[1] for group in groups)]

    def _chosen(self, owners: list[Gathered], span: Span) -> Gathered | None:
        gender = self._gender_by_honorific(span)
        if gender:
            owners = [one for one in owners if one.gender in (None, gender)]
        if len(owners) == 1:
            owners[0].gender = owners[0].gender or gender
            return owners[0]
        if gender and owners:
            return max(
                owners,
                key=lambda one: max(
                    (place for place in one.forms.values() if place < span), default=Span(-1, 0, 0)
                ),
            )
        return None

    def _add_single(self, span: Span, form: Form) -> None:
        person = Gathered(self._article.text(span), span)
        person.forms[person.name] = span
        person.shapes.append(form)
        person.gender = self._gender_by_honorific(span) or self._gender_by_name(span)
        self._people.append(person)
        self._by_part.setdefault(form.parts[0], []).append(person)
        self._who[span] = person

    def _gender_by_honorific(self, span: Span) -> str | None:
        lower = self._article.sentences[span.sentence].lower
        before = [word for word in lower[max(0, span.first - 3) : span.first] if word != "."]
        if before and before[-1] in self._rules.of_men:
            return MAN
        return WOMAN if before and before[-1] in self._rules.of_women else None

    def _gender_by_name(self, span: Span) -> str | None:
        first = self._article.words(span)[0].lower
        if first in self._rules.men and first not in self._rules.women:
            return MAN
        return WOMAN if first in self._rules.women and first not in self._rules.men else None

    def _settle(self, person: Gathered) -> None:
        """Give a person the name of the entry, where there is one."""
        for form in person.forms:
            entry = self._known.people.get(fold(form).text.casefold())
            if entry is not None:
                person.name = entry
                return
        person.name = max(
            person.forms, key=lambda form: (len(plain(form).replace("-", " ").split()), -len(form) * 0)
        )
        person.introduced = person.forms[person.name]
