"""The rules by which posts are found: `rules/posts.yml`."""

from quoth.fields import Format
from quoth.values import Several, Text


class TitleVerbs(Format):
    """Verbs that say what somebody is of a body: who chairs it is its chair."""

    title: Text
    """The title that they mean."""
    verbs: Several[Text]
    """Each of their forms but that after "to"."""
    infinitives: Several[Text] = ()
    """The form after "to"."""


class Abbreviation(Format):
    """A short form of a title: prof for professor."""

    short: Text
    """Without a full stop."""
    title: Text


class PostRules(Format):
    """What tells of posts."""

    heads: Several[Text] = ()
    """Words that name an office, alone or with others around them: minister, chief of mission."""
    abbreviations: Several[Abbreviation] = ()
    """Short forms of titles before names."""
    ranks: Several[Text] = ()
    """Ranks, which are posts only where the words also say of what: general."""
    members: Several[Text] = ()
    """Words for those who belong to a body: an office where the body is one of `seats`."""
    staff: Several[Text] = ()
    """Words for people who serve somewhere, which are no titles: official."""
    ranking: Several[Text] = ()
    """Words that make a title of such a word: most senior."""
    modifiers: Several[Text] = ()
    """Words before a head that belong to the title: deputy, foreign."""
    matters: Several[Text] = ()
    """What an office may be for, with or without capitals: affairs."""
    over: Several[Text] = ()
    """Words beside a title that say it is held no more: former, then."""
    acting: Several[Text] = ()
    """Words beside a title that are kept as a note: acting, interim."""
    now: Several[Text] = ()
    """Words beside a title that say nothing of the office: new, longtime."""
    adverbs: Several[Text] = ()
    """Words that may stand between a name, a verb and a title, and change nothing."""
    formerly: Several[Text] = ()
    """Adverbs that say it is over: previously."""
    begins: Several[Text] = ()
    """Verbs of taking up, in each of their forms: became."""
    ends: Several[Text] = ()
    """Verbs of leaving: resigned."""
    dismisses: Several[Text] = ()
    """Those of them whose object leaves: sacked."""
    holds: Several[Text] = ()
    """Verbs of holding: served."""
    serves: Several[Text] = ()
    """Those verbs of holding and taking up that also stand with a body alone: served, joined."""
    origins: Several[Text] = ()
    """Verbs before the body that somebody was of until then: joined from."""
    appoints: Several[Text] = ()
    """Verbs whose object, or subject in the passive, takes up a post: named."""
    calls: Several[Text] = ()
    """Verbs that only say what somebody is: lists."""
    succeeds: Several[Text] = ()
    """Verbs whose object held the post before: succeeded."""
    appointments: Several[Text] = ()
    """Nouns of appointment: return."""
    predecessors: Several[Text] = ()
    """Words for whoever held a post before: predecessor."""
    successors: Several[Text] = ()
    """Words for whoever holds it after."""
    posts: Several[Text] = ()
    """Words for posts as such, between a verb and a title: the role of."""
    missions: Several[Text] = ()
    """Missions abroad, where whoever has a post serves: embassy."""
    bodies: Several[Text] = ()
    """Other bodies: ministry, museum."""
    seats: Several[Text] = ()
    """Those bodies of which to be a member is an office: parliament."""
    title_verbs: Several[TitleVerbs] = ()
    """Verbs that stand for a title: chairs, headed."""
    state: Several[Text] = ()
    """Heads whose adjective says whose post it is: a Cuban ambassador is one of Cuba."""
    seconds: Several[Text] = ()
    """Heads of those who are second to somebody: deputy, so that "his deputy" has his title too."""
    chosen: Several[Text] = ()
    """Heads of those who are elected, so that "of a party" behind them tells nothing of the post."""
    sides: Several[Text] = ()
    """Words before such a head that say on which side somebody is: opposition."""
    parties: Several[Text] = ()
    """Those bodies that are parties."""
    nobody: Several[Text] = ()
    """Words that are people but no posts: refugee."""
    same: Several[Several[Text]] = ()
    """Words for one thing in titles; the first is taken to compare them."""
