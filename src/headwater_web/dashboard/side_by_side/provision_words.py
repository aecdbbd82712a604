"""Sentences about alternative provision beside mainstream schools, and about why there are none."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from headwater.released.provision import LikeWithLike, Limits, NotGoodEnough, ProvisionCompared
from headwater.vocabulary.provision import (
    COMPLETE_AT_LEAST,
    PUPILS_AT_LEAST,
    Likeness,
    Obstacle,
    Question,
    Setting,
)
from headwater_web.ui.words import day_words, period_words, share_words

TITLES = {
    Question.ATTENDANCE: gettext_lazy("Attendance"),
    Question.DESTINATION: gettext_lazy("What they do at 16"),
}
SETTINGS = {
    Setting.ALTERNATIVE: gettext_lazy("alternative provision"),
    Setting.MAINSTREAM: gettext_lazy("mainstream schools"),
}
LIKENESSES = {
    Likeness.YEAR_GROUP: gettext_lazy("year group"),
    Likeness.AGE_GROUP: gettext_lazy("age"),
    Likeness.SEX: gettext_lazy("sex"),
    Likeness.NEED: gettext_lazy("special educational needs"),
    Likeness.FREE_MEALS: gettext_lazy("free school meals"),
}
SHARES = {
    Question.ATTENDANCE: gettext_lazy("half days attended, of those possible"),
    Question.DESTINATION: gettext_lazy(
        "in education, employment or training, of those whose destination is known"
    ),
}
_DID = {
    Question.ATTENDANCE: gettext_lazy(
        "Pupils in alternative provision attended {alternative} of their half days in {period}; "
        "similar pupils in mainstream schools attended {mainstream}."
    ),
    Question.DESTINATION: gettext_lazy(
        "Of those who were in alternative provision at 16, {alternative} were in education, "
        "employment or training in {period}; of similar pupils of mainstream schools, "
        "{mainstream} were."
    ),
}
_VALUES = {
    "male": gettext_lazy("boys"),
    "female": gettext_lazy("girls"),
    "other": gettext_lazy("another description"),
    "plan": gettext_lazy("with a plan"),
    "support": gettext_lazy("support without a plan"),
    "none": gettext_lazy("no need identified"),
    "true": gettext_lazy("free meals"),
    "false": gettext_lazy("no free meals"),
}

MINUS = "\N{MINUS SIGN}"


def when_words(said: ProvisionCompared) -> str:
    """The school year, or the month, that is compared; empty where there is none."""
    is_month = said.question is Question.DESTINATION and said.period
    return period_words(said.period) if is_month else said.period


def reading(said: ProvisionCompared, compared: LikeWithLike) -> str:
    """The comparison in a few plain sentences."""
    did = str(_DID[said.question]).format(
        alternative=share_words(compared.alternative.value),
        mainstream=share_words(compared.mainstream.value),
        period=when_words(said),
    )
    plain = _("Beside all pupils of mainstream schools it would have looked like {gap}.").format(
        gap=_gap_words(compared.plain_difference.value)
    )
    return " ".join((did, _difference(compared.difference), plain))


def points_words(difference: Limits) -> tuple[str, str]:
    """A difference in percentage points, and its interval.

    >>> points_words(Limits(0.0754, 0.0093, 0.1368))
    ('7.5', '0.9 to 13.7')
    """
    value, lower, upper = (
        _signed(each, decimals=1) for each in (difference.value, difference.lower, difference.upper)
    )
    return value, _("{lower} to {upper}").format(lower=lower, upper=upper)


def percent_words(share: Limits) -> tuple[str, str]:
    """A share, and its interval.

    >>> percent_words(Limits(0.7348, 0.6929, 0.772))
    ('73.5%', '69.3% to 77.2%')
    """
    interval = _("{lower} to {upper}").format(
        lower=f"{share.lower:.1%}", upper=f"{share.upper:.1%}"
    )
    return f"{share.value:.1%}", interval


def group_words(said: ProvisionCompared, values: Iterable[str]) -> str:
    """One group of similar pupils in words."""
    named = dict(zip(said.alike, values, strict=True))
    parts = [str(_VALUES.get(value, value)) for value in named.values()]
    if year := named.get(Likeness.YEAR_GROUP):
        parts[list(named).index(Likeness.YEAR_GROUP)] = _("Year {year}").format(year=year)
    if age := named.get(Likeness.AGE_GROUP):
        parts[list(named).index(Likeness.AGE_GROUP)] = _("Aged {age}").format(age=age)
    return ", ".join(parts)


def likeness_words(likenesses: Iterable[Likeness]) -> str:
    """What pupils have in common, one after another."""
    return ", ".join(str(LIKENESSES[each]) for each in likenesses)


def caveats(said: ProvisionCompared, compared: LikeWithLike) -> Iterator[str]:
    """What must be known to read the comparison, weightiest first."""
    yield _(
        "It says nothing of what alternative provision does to a pupil. Pupils are sent there for "
        "reasons that no return holds, such as what went before; similar means alike in {alike}, "
        "and in nothing else."
    ).format(alike=likeness_words(said.alike))
    if said.not_alike:
        yield _("Not known of these pupils, and so not alike: {missing}.").format(
            missing=likeness_words(said.not_alike)
        )
    yield _(
        "{share} of the pupils of alternative provision who may be shown have pupils like them in "
        "mainstream schools who may be shown. Groups of 1 to 7 are withheld; others are rounded."
    ).format(share=share_words(compared.pupils_alike))
    yield from _terms(said)
    yield _(
        "The interval is one of chance among as many pupils. It holds nothing of how pupils differ "
        "in what nobody counted."
    )


def wrong(reason: NotGoodEnough) -> str:
    """What is not good enough."""
    said = _WRONG[reason.obstacle]
    if reason.obstacle is Obstacle.NOTHING_SENT and reason.feed == "post16_destinations":
        said = _NO_SETTING
    words = str(said).format(
        feed=reason.feed_title,
        setting=SETTINGS[reason.setting],
        share=share_words(reason.share),
        missing=likeness_words(reason.missing),
        enough=share_words(COMPLETE_AT_LEAST),
    )
    if reason.pupils is not None:
        words = f"{words} {_left(reason.pupils)}"
    if reason.since:
        since = _("There has been none since {day}.").format(day=day_words(reason.since))
        words = f"{words} {since}"
    return words


def needed(reason: NotGoodEnough) -> str:
    """What would have to be supplied, and by whom."""
    said = _NEEDED[reason.obstacle]
    if reason.obstacle is Obstacle.NOTHING_SENT and reason.feed == "post16_destinations":
        said = _SETTING_NEEDED
    return str(said).format(
        who=reason.supplier_name, feed=reason.feed_title, setting=SETTINGS[reason.setting]
    )


def _difference(difference: Limits) -> str:
    if difference.lower <= 0 <= difference.upper:
        return _(
            "Whether that is a difference cannot be told: chance alone makes {lower} to {upper} "
            "percentage points of such groups."
        ).format(lower=_signed(difference.lower), upper=_signed(difference.upper))
    ends = sorted((abs(difference.lower), abs(difference.upper)))
    return _("That is {gap}; it could be {least} to {most}.").format(
        gap=_gap_words(difference.value), least=f"{100 * ends[0]:.0f}", most=f"{100 * ends[1]:.0f}"
    )


def _gap_words(difference: float) -> str:
    points = round(100 * abs(difference))
    if not points:
        return _("no difference")
    if difference < 0:
        return ngettext(
            "{points} percentage point lower", "{points} percentage points lower", points
        ).format(points=points)
    return ngettext(
        "{points} percentage point higher", "{points} percentage points higher", points
    ).format(points=points)


def _signed(difference: float, *, decimals: int = 0) -> str:
    """Percentage points, with a minus sign and not a hyphen where they are below zero."""
    return f"{100 * difference:z.{decimals}f}".replace("-", MINUS)


def _left(pupils: int) -> str:
    return ngettext(
        "About {pupils} pupil is left; at least {enough} are needed.",
        "About {pupils} pupils are left; at least {enough} are needed.",
        pupils,
    ).format(pupils=pupils, enough=PUPILS_AT_LEAST)


def _terms(said: ProvisionCompared) -> Iterator[str]:
    """Where the two returns, or the two settings, do not mean quite the same."""
    if said.question is Question.ATTENDANCE:
        yield _(
            "The terms differ. Alternative provision returns what was attended, schools what was "
            "missed. A pupil on a part-time timetable has fewer half days that are possible, so "
            "attendance looks better than time in school. A pupil on two rolls may be in both. One "
            "pupil's days are alike, so pupils are what the interval rests on; it is a wide one."
        )
        return
    known = {each.setting: share_words(each.known) for each in said.completeness}
    yield _(
        "It is what they did in one month, not whether it lasted. The destination is known of "
        "{alternative} of those from alternative provision and {mainstream} of the others; whoever "
        "is not known is left out."
    ).format(alternative=known[Setting.ALTERNATIVE], mainstream=known[Setting.MAINSTREAM])


_WRONG = {
    Obstacle.NO_BASIS: gettext_lazy("Nothing permits receiving “{feed}” today."),
    Obstacle.NOTHING_SENT: gettext_lazy("“{feed}” may be received, and no row of it has come."),
    Obstacle.GROUPS_MISSING: gettext_lazy(
        "The rows of “{feed}” for {setting} do not say who is alike: {missing}."
    ),
    Obstacle.INCOMPLETE: gettext_lazy(
        "Of the terms and rows of “{feed}” for {setting}, {share} came whole; {enough} are needed."
    ),
    Obstacle.GROUPED_OTHERWISE: gettext_lazy(
        "Earlier releases gave this period in other groups. Whoever took one from the other could "
        "be left with a few pupils."
    ),
    Obstacle.NOT_KNOWN: gettext_lazy(
        "The destination is known of too few of those from {setting}: {share}, and {enough} are "
        "needed."
    ),
    Obstacle.TOO_FEW: gettext_lazy("Too few pupils of alternative provision may be shown."),
    Obstacle.TOO_FEW_ALIKE: gettext_lazy(
        "Too few pupils of alternative provision have pupils like them in mainstream schools."
    ),
}
_NO_SETTING = gettext_lazy("No row of “{feed}” is of those who were taught in {setting} at 16.")
_NEEDED = {
    Obstacle.NO_BASIS: gettext_lazy(
        "An agreement with {who}, or its word that the counts are anonymous, and then the return."
    ),
    Obstacle.NOTHING_SENT: gettext_lazy("The return, from {who}."),
    Obstacle.GROUPS_MISSING: gettext_lazy(
        "From {who}: the same return in groups by year group, sex and special educational needs "
        "and, where agreed, free school meals."
    ),
    Obstacle.INCOMPLETE: gettext_lazy(
        "From {who}: the terms that are absent, and exact numbers where small ones were left out. "
        "Small numbers are withheld here, and only here, once it has arrived."
    ),
    Obstacle.GROUPED_OTHERWISE: gettext_lazy(
        "From {who}: the period in the groups of before; or wait for the next one."
    ),
    Obstacle.NOT_KNOWN: gettext_lazy(
        "From {who}: what became of those who left {setting}, before the month is counted again."
    ),
    Obstacle.TOO_FEW: gettext_lazy(
        "Nobody can supply more pupils. Counts of a longer time, or of several councils together, "
        "would have to be agreed with {who}."
    ),
    Obstacle.TOO_FEW_ALIKE: gettext_lazy(
        "From {who}: groups that are less fine, so that fewer of them are small."
    ),
}
_SETTING_NEEDED = gettext_lazy(
    "From {who}: the same return with the column “Setting At 16” filled in, by sex and special "
    "educational needs."
)
