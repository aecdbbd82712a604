"""With what a measure is compared, on its page: its past, districts, and areas like ours."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.comparators import Beside, WhyNot, YearOn
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.vocabulary.areas import Area
from headwater.vocabulary.comparators import Comparator
from headwater_web.dashboard.neighbours import NeighbourTable, neighbour_tables

_POLARITY = {
    "lower_is_better": gettext_lazy("Lower is better."),
    "higher_is_better": gettext_lazy("Higher is better."),
    "none": gettext_lazy(
        "Neither higher nor lower is better by itself: it is only said to be lower, similar or "
        "higher."
    ),
}
_WHY_NOT = {
    WhyNot.NO_NUMBER: gettext_lazy("one of the two years shows no number."),
    WhyNot.BREAK: gettext_lazy("the series has a break between them or within one of them."),
    WhyNot.TOO_FEW: gettext_lazy("so few are counted that rounding would say more than chance."),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """What a measure's page says of each comparator; a reason where it has none."""

    past: tuple[str, ...]
    has_peers: bool
    peers: str
    neighbours: tuple[NeighbourTable, ...]
    no_neighbours: str


def compared(release: Release, measure: ReleasedMeasure, area: Area) -> Compared | None:
    """Everything for one measure in one area; None in a release that does not say."""
    if not measure.comparators:
        return None
    tables = neighbour_tables(release, measure, area)
    year_on = release.comparators.year_on(measure.measure, area.code)
    has_peers = Comparator.DISTRICT_PEERS in measure.comparators
    return Compared(
        past=(
            *((past_words(year_on, measure),) if year_on else ()),
            *(table.past for table in tables if table.past),
        ),
        has_peers=has_peers,
        peers="" if has_peers else _no_peers(measure),
        neighbours=tables,
        no_neighbours="" if any(each.rows for each in tables) else _no_neighbours(measure),
    )


def polarity_words(measure: ReleasedMeasure) -> str:
    """Which way is better, if either is."""
    return str(_POLARITY[measure.polarity])


def past_words(found: YearOn, measure: ReleasedMeasure) -> str:
    """The newest year beside the year before, with its range, or why it is not compared."""
    years = {"when": found.period, "before": found.before}
    if found.why_not:
        return _("{when} is not set beside {before}: {why}").format(
            why=_WHY_NOT[found.why_not], **years
        )
    verdict = {
        Beside.HIGHER: _("Higher than in {before}."),
        Beside.LOWER: _("Lower than in {before}."),
    }.get(found.verdict, _unsure_words(found))
    return f"{_change_words(found, measure)} {verdict}".format(**years)


def _unsure_words(found: YearOn) -> str:
    if not found.is_apart:
        return _("We cannot tell whether that is a change.")
    return _("Among {all} comparisons made for this area, a change as large may be chance.").format(
        all=found.tested
    )


def _change_words(found: YearOn, measure: ReleasedMeasure) -> str:
    if found.value is None:
        return _("In {before} there was none.")
    limits = {
        "lower": _signed(found.lower, found),
        "upper": _signed(found.upper, found) or _("without end"),
    }
    range_words = _("95% range {lower} to {upper}").format(**limits)
    if found.is_ratio:
        words = _("{{when}} was {value} times {{before}} ({range}).")
    elif measure.per == 100:
        words = _("From {{before}} to {{when}}: {value} percentage points ({range}).")
    else:
        words = _("From {{before}} to {{when}}: {value} ({range}).")
    return words.format(value=_signed(found.value, found), range=range_words)


def _signed(number: float | None, found: YearOn) -> str:
    if number is None:
        return ""
    if found.is_ratio and number < 100:
        return f"{number:.2f}"
    return f"{number:,.3g}" if found.is_ratio else f"{number:+,.3g}"


def _no_peers(measure: ReleasedMeasure) -> str:
    if measure.is_as_published:
        return _("Its publisher gives it for larger areas than districts.")
    if not measure.has_denominator:
        return _("It is a count: it is higher where more people live, and says nothing of risk.")
    return _("It is so rare in a district, or told so coarsely, that only the whole has its years.")


def _no_neighbours(measure: ReleasedMeasure) -> str:
    if Comparator.STATISTICAL_NEIGHBOURS not in measure.comparators:
        return _(
            "None: it is counted here, by this definition, and nobody publishes the same of other "
            "areas."
        )
    return _(
        "None is shown: the partnership has not said which areas are like this one, or nothing is "
        "published for it."
    )
