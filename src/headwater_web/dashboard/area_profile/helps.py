"""What surrounds violence: how poor the places are, and what protects, before what raises risk."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.factors import Factor, Holder
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area
from headwater.vocabulary.factors import FactorEffect
from headwater_web.dashboard import readings
from headwater_web.dashboard.area_profile.beside import EYES
from headwater_web.dashboard.area_profile.strips import highest_of, strip
from headwater_web.dashboard.factors.cards import Card, cards, holder_address
from headwater_web.dashboard.headlines import measure_address
from headwater_web.dashboard.rows import figure_address
from headwater_web.ui.words import number_words, period_words

DEPRIVATION = "deprivation_fifth"
HEAD_TEACHER = "head-teacher"
_FIFTH_NAMES = {
    "1": gettext_lazy("Most deprived fifth"),
    "2": gettext_lazy("Second fifth"),
    "3": gettext_lazy("Middle fifth"),
    "4": gettext_lazy("Fourth fifth"),
    "5": gettext_lazy("Least deprived fifth"),
}


@dataclass(frozen=True, slots=True)
class Fifth:
    """The rate where a fifth of the country's small areas are as poor as these."""

    name: str
    value: str
    note: str
    state: str
    address: str
    drawing: SafeString | str


@dataclass(frozen=True, slots=True)
class ByDeprivation:
    """One measure by the deprivation of where it happened, over the whole partnership."""

    measure: ReleasedMeasure
    address: str
    when: str
    scale: str
    reading: str
    fifths: tuple[Fifth, ...]


@dataclass(frozen=True, slots=True)
class Gift:
    """The three factors most within somebody's gift."""

    holder: Holder
    address: str
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Protects:
    """One protective factor, with every number that tells of it in a phrase."""

    card: Card
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Helps:
    """What protects, what lies in a head teacher's gift, and how many factors raise the risk."""

    protective: tuple[Protects, ...]
    gift: Gift | None
    risks: int
    address: str


def by_deprivation(release: Release) -> ByDeprivation | None:
    """The widest measure that is told so; None in a release without one."""
    told_so = [each for each in release.measures if DEPRIVATION in each.breakdowns]
    widest = {eye.measure for eye in EYES}
    # What a source tells most of comes before what is a part of it.
    measure = min(told_so, key=lambda each: each.measure not in widest, default=None)
    if measure is None:
        return None
    rows = release.values(
        measure=measure.measure, area_code=release.whole_area.code, breakdown=DEPRIVATION
    )
    years = [row.when.first_month for row in rows if row.is_released]
    found = {row.category: row for row in rows if years and row.when.first_month == max(years)}
    if not found:
        return None
    whole = release.cell(
        measure.measure, release.whole_area.code, next(iter(found.values())).period
    )
    told = [found[fifth] for fifth in _FIFTH_NAMES if fifth in found]
    highest = highest_of([*told, whole])
    return ByDeprivation(
        measure=measure,
        address=f"{measure_address(measure.measure)}?breakdown={DEPRIVATION}",
        when=period_words(whole.when),
        scale=_("0 to {highest}").format(highest=f"{highest:,.6g}"),
        reading=_reading(found.get("1"), found.get("5")),
        fifths=tuple(_fifth(release, measure, row, whole.value, highest) for row in told),
    )


def helps(release: Release, area: Area) -> Helps | None:
    """Factors as the release has them; None where it has none."""
    factors = [each for level in release.factors.levels for each in level.factors]
    if not factors:
        return None
    protective = [each for each in factors if each.effect is FactorEffect.PROTECTIVE]
    holder = release.factors.holder(HEAD_TEACHER)
    return Helps(
        protective=tuple(
            Protects(card, tuple(_shown_numbers(card))) for card in cards(release, protective, area)
        ),
        gift=_gift(release, holder, area) if holder else None,
        risks=len(factors) - len(protective),
        address=f"{reverse('dashboard:factors')}?area={area.code}",
    )


def _shown_numbers(card: Card) -> Iterator[str]:
    """Each number that tells of a factor, with its range; what is not loaded is not named."""
    for number in card.numbers:
        row = number.headline.row if number.headline else None
        if number.headline and number.area and row and row.value is not None:
            yield _("{tells}: {value} {unit}, {area}, {when} ({note})").format(
                tells=number.tells,
                value=number.headline.value,
                unit=number.headline.measure.unit,
                area=number.area.name,
                when=period_words(row.when),
                note="; ".join(filter(None, (number.headline.note, number.complete))),
            )


def _gift(release: Release, holder: Holder, area: Area) -> Gift:
    return Gift(holder, holder_address(holder, area), release.factors.most_within(holder))


def _reading(poorest: ValueRow | None, least_poor: ValueRow | None) -> str:
    return {
        readings.Comparison.HIGHER: _(
            "Where people have least, more violence is recorded than where they have most."
        ),
        readings.Comparison.LOWER: _(
            "Where people have least, less violence is recorded than where they have most."
        ),
        readings.Comparison.CANNOT_TELL: _(
            "We cannot tell whether more violence is recorded where people have least."
        ),
        readings.Comparison.NOT_COMPARED: "",
    }[readings.compare(poorest, least_poor)]


def _fifth(
    release: Release, measure: ReleasedMeasure, row: ValueRow, whole: float | None, highest: float
) -> Fifth:
    return Fifth(
        name=str(_FIFTH_NAMES[row.category]),
        value=number_words(row.value, is_rate=measure.has_denominator),
        note=readings.note_words(row, measure) if row.is_released else "",
        state="" if row.is_released else row.state.value,
        address=figure_address(release, row),
        drawing=strip(row, whole=whole, highest=highest) if row.is_released else "",
    )
