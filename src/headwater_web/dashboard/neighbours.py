"""Areas elsewhere that are like ours, as tables: in the order of their list, never ranked."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.comparators import Beside, Neighbours, PublishedValue
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.vocabulary.areas import Area
from headwater.vocabulary.counts import counted
from headwater.vocabulary.states import ValueState
from headwater_web.ui.words import STATE_WORDS, day_words, number_words

BESIDE_WORDS = {
    Beside.HIGHER: gettext_lazy("higher"),
    Beside.LOWER: gettext_lazy("lower"),
    Beside.SIMILAR: gettext_lazy("similar"),
    Beside.CANNOT_TELL: gettext_lazy("cannot tell"),
    Beside.NOT_COMPARED: gettext_lazy("not compared"),
}


@dataclass(frozen=True, slots=True)
class NeighbourRow:
    """One area elsewhere, in the words of a table."""

    name: str
    value: str
    people: str
    limits: str
    beside: str


@dataclass(frozen=True, slots=True)
class NeighbourTable:
    """One of our areas and those most like it: its own row apart from theirs."""

    own: NeighbourRow
    past: str
    rows: tuple[NeighbourRow, ...]
    period: str
    about: str
    says_people: bool
    unit: str
    differs: str


def neighbour_tables(
    release: Release, measure: ReleasedMeasure, area: Area
) -> tuple[NeighbourTable, ...]:
    """Of the whole every area of ours that has neighbours; of another area its own."""
    whole = release.whole_area.code
    return tuple(
        _table(each, measure)
        for each in release.comparators.neighbours_of(measure.measure)
        if area.code in {whole, each.own.area_code}
    )


def _table(found: Neighbours, measure: ReleasedMeasure) -> NeighbourTable:
    about = _("{areas}, in the order of the list: {source}, {day}.").format(
        areas=counted(len(found.others), "area"),
        source=found.source,
        day=day_words(found.as_at_date),
    )
    if found.published_at:
        about += " " + _("Figures as at {day}.").format(day=day_words(found.published_at))
    about += " " + (
        _("Range: {interval}.").format(interval=found.interval)
        if found.interval
        else _("No range is published.")
    )
    return NeighbourTable(
        own=_row(found.own, ""),
        past=_published_past(found) if measure.is_as_published else "",
        rows=tuple(_row(each, str(BESIDE_WORDS[each.beside(found.own)])) for each in found.others),
        period=found.own.period,
        about=about,
        says_people=found.own.people is not None,
        unit=found.unit,
        differs=found.differs,
    )


def _published_past(found: Neighbours) -> str:
    """A published figure beside that of the year before."""
    before = found.before
    if before is None or before.value is None or found.own.value is None:
        return ""
    now, then = (_row(each, "") for each in (found.own, before))
    return _("{area}: {value} in {when}, {other} in {before}: {verdict}.").format(
        area=found.own.name,
        value=_with_range(now),
        when=found.own.period,
        other=_with_range(then),
        before=before.period,
        verdict=BESIDE_WORDS[found.own.beside(before)],
    )


def _with_range(row: NeighbourRow) -> str:
    return f"{row.value} ({row.limits})" if row.limits else row.value


def _row(value: PublishedValue, beside: str) -> NeighbourRow:
    if value.state is not ValueState.RELEASED:
        return NeighbourRow(value.name, str(STATE_WORDS[value.state]), "", "", beside)
    limits = ""
    if value.lower is not None and value.upper is not None:
        lower, upper = (number_words(each, is_rate=True) for each in (value.lower, value.upper))
        limits = _("{lower} to {upper}").format(lower=lower, upper=upper)
    people = number_words(value.people, is_rate=False)
    shown = number_words(value.value, is_rate=True)
    return NeighbourRow(value.name, shown, people, limits, beside)
