"""Names to people: the places of each person's name, and nobody twice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from quoth.extraction.article import Article, Span
from quoth.extraction.known import Known
from quoth.extraction.name_rules import NameRules
from quoth.extraction.sexes import sex_by_word, sex_told, word_before
from quoth.extraction.variants import Form, called, form_of_name, plain, same_person
from quoth.folding import fold

_TWO = 2
"""Family names that one person may have: García Márquez."""
_MOST = 12
"""People with a part of their names in common among whom one is looked for, the last ones named."""


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
    titles: set[str] = field(default_factory=set)
    """The words right before the name, where they are honorifics or titles."""

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


def _fullness(form: str) -> tuple[bool, int, int]:
    """Say how full a form is; of equals the first one counts, and none shouts."""
    return not form.isupper(), len(plain(form).replace("-", " ").split()), sum(map(str.isalpha, form))


class _Gathering:
    """First all whole names, so that a bare family name in a lead finds its bearer; then the bare ones."""

    def __init__(self, article: Article, rules: NameRules, known: Known) -> None:
        self._article, self._rules, self._known = article, rules, known
        self._people: list[Gathered] = []
        self._by_part: dict[str, dict[int, Gathered]] = {}
        self._by_form: dict[Form, Gathered] = {}
        self._who: dict[Span, Gathered] = {}
        self._whole: dict[tuple[int, int], Span] = {}

    def run(self, spans: list[Span]) -> People:
        shapes = {span: form_of_name(self._article.words(span), self._rules) for span in spans}
        whole = [span for span in spans if self._is_whole(shapes[span])]
        inner = {part for span in whole for part in _inner(shapes[span].parts)}
        whole = [span for span in whole if shapes[span].suffix or shapes[span].parts not in inner]
        bare = sorted(set(spans) - set(whole))
        self._whole = {(span.sentence, span.first): span for span in whole}
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
        return form.words > 1

    def _add_whole(self, span: Span, form: Form) -> None:
        text = self._article.text(span)
        person = self._by_form.get(form) or self._alike(form, span)
        if person is None:
            person = Gathered(text, span)
            self._people.append(person)
        person.forms.setdefault(text, span)
        self._keep(person, form)
        self._who[span] = person
        person.titles.update(self._title(span))
        person.gender = person.gender or sex_told(self._article, span, self._rules)

    def _keep(self, person: Gathered, form: Form) -> None:
        if form not in self._by_form:
            self._by_form[form] = person
            person.shapes.append(form)
        for part in form.parts:
            self._by_part.setdefault(part, {})[id(person)] = person

    def _alike(self, form: Form, span: Span) -> Gathered | None:
        """Return the one person with another form of a name; None where there are several."""
        near = {id(one): one for part in form.parts[:1] + form.parts[-1:] for one in self._sharing(part)}
        alike = [one for one in near.values() if self._agrees(one, form, span)]
        return alike[0] if len(alike) == 1 else None

    def _sharing(self, part: str) -> list[Gathered]:
        return list(islice(reversed(self._by_part.get(part, {}).values()), _MOST))

    def _agrees(self, person: Gathered, form: Form, span: Span) -> bool:
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
            if word_before(self._article, span) in self._rules.relatives:
                # "My father, Ramanathan" is not Sushila Ramanathan.
                owners = [
                    one for one in owners if any(form.parts[0] == shape.parts[0] for shape in one.shapes)
                ]
            before = [one for one in owners if min(one.forms.values()) < span]
            chosen = self._chosen(before or owners, span)
            if chosen is not None:
                self._who[span] = chosen
            elif not owners:
                self._add_single(span, form)

    def _owners(self, form: Form) -> list[Gathered]:
        """Return the people who may be called so; those whose family name it is, if there are any."""
        those = self._sharing(form.parts[0])
        if len(form.parts) > 1:
            length = len(form.parts)
            return [
                one
                for one in those
                if any(form.parts in (shape.parts[:length], *_inner(shape.parts)) for shape in one.shapes)
            ]
        part = form.parts[0]
        names = [(one, [called(shape, self._rules) for shape in one.shapes]) for one in those]
        family = [one for one, groups in names if any(part in group[0] for group in groups)]
        return family or [one for one, groups in names if any(part in group[1] for group in groups)]

    def _chosen(self, owners: list[Gathered], span: Span) -> Gathered | None:
        gender = sex_by_word(self._article, span, self._rules)
        if gender:
            owners = [one for one in owners if one.gender in (None, gender)]
        titles = set(self._title(span))
        titled = [one for one in owners if titles & one.titles]
        if len(titled) == 1 or not owners:
            return titled[0] if titled else None
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
        partner = self._partner(span)
        text = self._article.text(span)
        if partner is not None:
            family = Span(span.sentence, partner.first + 1, partner.last)
            text = f"{text} {self._article.text(family)}"
            form = form_of_name((*self._article.words(span), *self._article.words(family)), self._rules)
        person = Gathered(text, span)
        person.forms[text] = span
        self._keep(person, form)
        person.gender = sex_told(self._article, span, self._rules)
        self._people.append(person)
        self._who[span] = person

    def _partner(self, span: Span) -> Span | None:
        """Return the name of who shares the family name: "Marc and Olivier Delvaux"."""
        words = self._article.sentences[span.sentence].words
        if span.last >= len(words) or words[span.last].lower not in ("and", "&"):
            return None
        if words[span.first].lower not in self._rules.given_names:
            return None
        partner = self._whole.get((span.sentence, span.last + 1))
        given = partner is not None and self._article.words(partner)[0].lower in self._rules.given_names
        return partner if given else None

    def _title(self, span: Span) -> Iterator[str]:
        word = word_before(self._article, span)
        if word and (self._rules.honorifics.at((word,), 0) or self._rules.titles.at((word,), 0)):
            yield word

    def _settle(self, person: Gathered) -> None:
        """Give a person the name of the entry, where there is one."""
        for form in person.forms:
            entry = self._known.people.get(fold(form).text.casefold())
            if entry is not None:
                person.name = entry
                return
        person.name = max(person.forms, key=_fullness)
        person.introduced = person.forms[person.name]
