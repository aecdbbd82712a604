"""The columns of a card and of an outcome: what each is called, means and may hold."""

from django.db import models
from django.utils.translation import gettext_lazy

from headwater_web.evidence.effects import EffectMeasure, GoodDirection
from headwater_web.ui.rows_of_files import Column, Shape


class Whereabouts(models.TextChoices):
    """Whether something was studied in the United Kingdom."""

    UK = "uk", gettext_lazy("In the United Kingdom")
    ELSEWHERE = "elsewhere", gettext_lazy("Not in the United Kingdom")
    BOTH = "both", gettext_lazy("In the United Kingdom and elsewhere")
    NOT_STATED = "not_stated", gettext_lazy("The source does not say where")


class Prespecified(models.TextChoices):
    """Whether an outcome was chosen before anybody saw the results."""

    MAIN = "main", gettext_lazy("The main outcome, named beforehand")
    SECOND = "second", gettext_lazy("A further outcome, named beforehand")
    NO = "no", gettext_lazy("Chosen after the results were seen")
    NOT_KNOWN = "not_known", gettext_lazy("Nobody can say")


KEY_LENGTH = 60
_EFFECT = (
    Column(
        "measure",
        gettext_lazy("How the effect is stated"),
        gettext_lazy("the kind of number that the source gives; empty where it gives none"),
        Shape.CHOICE,
        is_needed=False,
        choices=tuple(EffectMeasure.choices),
    ),
    Column(
        "estimate",
        gettext_lazy("Effect"),
        gettext_lazy("the effect itself; a share lies from 0 to 1, such as 0.75"),
        Shape.NUMBER,
        is_needed=False,
    ),
    Column(
        "lower",
        gettext_lazy("Lower end of the interval"),
        gettext_lazy("of the interval in the source, or that follows from its counts: then say so"),
        Shape.NUMBER,
        is_needed=False,
    ),
    Column(
        "upper",
        gettext_lazy("Upper end of the interval"),
        gettext_lazy("the same, at the other end"),
        Shape.NUMBER,
        is_needed=False,
    ),
    Column(
        "interval_percent",
        gettext_lazy("Which interval, in percent"),
        gettext_lazy("such as 95; needed with an interval"),
        Shape.WHOLE,
        is_needed=False,
    ),
)
_DIRECTION = Column(
    "good_direction",
    gettext_lazy("Which way is better"),
    gettext_lazy("whether a lower or a higher value of the outcome is better"),
    Shape.CHOICE,
    choices=tuple(GoodDirection.choices),
)
_FOLLOW_UP = Column(
    "follow_up_months",
    gettext_lazy("Follow-up in months"),
    gettext_lazy("how long after it began the outcome was looked at; empty where not stated"),
    Shape.WHOLE,
    is_needed=False,
)
_NO_NUMBER = Column(
    "no_number_because",
    gettext_lazy("Why there is no number"),
    gettext_lazy("why no effect is given, such as that the source states none"),
    is_needed=False,
)
CARD_COLUMNS = (
    Column(
        "key",
        gettext_lazy("Short name"),
        gettext_lazy("small letters, digits and hyphens; never changed: imports find a card by it"),
        longest=KEY_LENGTH,
    ),
    Column(
        "intervention",
        gettext_lazy("Type of intervention"),
        gettext_lazy("what is done, as a type; cards of one type stand together"),
        longest=120,
    ),
    Column(
        "question",
        gettext_lazy("Question"),
        gettext_lazy("what the source set out to answer, as a question"),
    ),
    Column("outcome", gettext_lazy("Outcome"), gettext_lazy("what was counted or measured")),
    *_EFFECT,
    _DIRECTION,
    _FOLLOW_UP,
    _NO_NUMBER,
    Column(
        "design",
        gettext_lazy("How it was studied"),
        gettext_lazy("who was compared with whom, and how"),
    ),
    Column(
        "who",
        gettext_lazy("Who took part"),
        gettext_lazy("for whom it holds: ages, places, circumstances"),
    ),
    Column(
        "participants",
        gettext_lazy("How many"),
        gettext_lazy("people, or units if the source counts those; empty where not stated"),
        Shape.WHOLE,
        is_needed=False,
    ),
    Column(
        "whereabouts",
        gettext_lazy("In the United Kingdom?"),
        gettext_lazy("whether it was studied in the United Kingdom"),
        Shape.CHOICE,
        choices=tuple(Whereabouts.choices),
    ),
    Column(
        "setting",
        gettext_lazy("Where"),
        gettext_lazy("the place and the kind of place"),
    ),
    Column(
        "certainty_rating",
        gettext_lazy("Certainty, as somebody else rated it"),
        gettext_lazy("a published rating in its own words; we never rate ourselves"),
        is_needed=False,
        longest=120,
    ),
    Column(
        "certainty_scheme",
        gettext_lazy("By which scheme"),
        gettext_lazy("the scheme of the rating and its scale"),
        is_needed=False,
    ),
    Column(
        "certainty_source",
        gettext_lazy("Who rated it, and where that stands"),
        gettext_lazy("the publication that holds the rating"),
        is_needed=False,
    ),
    Column(
        "certainty_on",
        gettext_lazy("Rated on"),
        gettext_lazy("the day of the rating, or the day it was looked up"),
        Shape.DAY,
        is_needed=False,
    ),
    Column(
        "cost",
        gettext_lazy("Cost, as stated"),
        gettext_lazy("what the source says it costs, with its year and unit"),
        is_needed=False,
    ),
    Column(
        "unknowns",
        gettext_lazy("What nobody knows"),
        gettext_lazy("what the source leaves open, or cannot say"),
        Shape.TEXT,
    ),
    Column(
        "source",
        gettext_lazy("Source"),
        gettext_lazy("authors, year, title and publication, so that anybody can find it"),
        Shape.TEXT,
    ),
    Column(
        "address",
        gettext_lazy("Where it can be read"),
        gettext_lazy("an address that begins with https://"),
        Shape.ADDRESS,
        is_needed=False,
        longest=500,
    ),
    Column(
        "as_at",
        gettext_lazy("As at"),
        gettext_lazy("the day up to which this was looked at"),
        Shape.DAY,
    ),
    Column(
        "next_review",
        gettext_lazy("Look at it again by"),
        gettext_lazy("the day by which somebody looks for newer evidence"),
        Shape.DAY,
    ),
)
OUTCOME_COLUMNS = (
    Column("outcome", gettext_lazy("Outcome"), gettext_lazy("what was counted or measured")),
    Column(
        "prespecified",
        gettext_lazy("Named beforehand?"),
        gettext_lazy("whether this outcome was chosen before anybody saw the results"),
        Shape.CHOICE,
        choices=tuple(Prespecified.choices),
    ),
    Column(
        "design",
        gettext_lazy("How it was studied"),
        gettext_lazy("who was compared with whom, and how"),
    ),
    *_EFFECT,
    _DIRECTION,
    _NO_NUMBER,
    Column(
        "number_supported",
        gettext_lazy("How many had it"),
        gettext_lazy("people, or units, that had the intervention and were counted"),
        Shape.WHOLE,
    ),
    Column(
        "number_compared",
        gettext_lazy("How many were compared with"),
        gettext_lazy("people, or units, without it; empty where there were none"),
        Shape.WHOLE,
        is_needed=False,
    ),
    Column(
        "number_lost",
        gettext_lazy("How many were lost"),
        gettext_lazy("who took part and could not be counted at the end; empty where not known"),
        Shape.WHOLE,
        is_needed=False,
    ),
    _FOLLOW_UP,
    Column(
        "counted_by",
        gettext_lazy("Where the counts come from"),
        gettext_lazy("whose records or answers they are"),
    ),
    Column(
        "what_went_wrong",
        gettext_lazy("What went wrong"),
        gettext_lazy("what was not done as planned, and what that means for the number"),
        Shape.TEXT,
        is_needed=False,
    ),
)
