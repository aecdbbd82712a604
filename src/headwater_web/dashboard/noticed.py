"""What to notice: each signal as a sentence, with its figure, interval, source and as-at date."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure, Signal
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.faults import Fault
from headwater_web.dashboard import readings
from headwater_web.dashboard.figures import source_words
from headwater_web.dashboard.headlines import measure_address, newest
from headwater_web.dashboard.rows import figure_address
from headwater_web.ui.words import category_words, period_words

_NO_GROUP = {"not_recorded", "not_stated"}


@dataclass(frozen=True, slots=True)
class Noticed:
    """One signal, ready to be read aloud.

    `figure` is the released number it is about, with period, interval and n, and lasts at
    `figure_address`; `foot` names sources and as-at date. `detail` is for partners.
    """

    headline: str
    detail: str
    address: str
    area_code: str
    figure: str = ""
    share: str = ""
    figure_address: str = ""
    foot: str = ""


def noticed(release: Release) -> tuple[Noticed, ...]:
    """Every signal of a release, in its order."""
    return tuple(_noticed(release, signal) for signal in release.signals)


def _noticed(release: Release, signal: Signal) -> Noticed:
    whole = signal.area_code == release.whole_area.code
    address = measure_address(signal.measure, area="" if whole else signal.area_code)
    if signal.breakdown != "all":
        address += f"{'&' if '?' in address else '?'}breakdown={signal.breakdown}"
    said = Noticed(signal.headline, signal.detail, address, signal.area_code)
    try:
        measure = release.measure(signal.measure)
    except Fault:  # a statement stays true where its measure is not published
        return said
    row = _row(release, signal)
    if row is None:
        return replace(said, foot=source_words(release, measure, []))
    return replace(
        said,
        figure=_figure_words(release, measure, row),
        share=_share_words(release, measure, row),
        figure_address=figure_address(release, row),
        foot=source_words(release, measure, [row]),
    )


def _row(release: Release, signal: Signal) -> ValueRow | None:
    """The cell that a signal is about; where the lattice has no such cell, the newest headline."""
    try:
        return release.cell(
            signal.measure, signal.area_code, signal.period, signal.breakdown, signal.category
        )
    except Fault:
        measure = release.measure(signal.measure)
        return newest(release, measure, release.area(signal.area_code))


def _figure_words(release: Release, measure: ReleasedMeasure, row: ValueRow) -> str:
    if not row.is_released:
        return readings.absence_words(row)
    area = release.area(row.area_code)
    place = "" if area.area_type is AreaType.PARTNERSHIP else f", {area.name}"
    part = "" if row.category == "all" else f", {category_words(row.category)}"
    value, note = readings.value_words(row, measure), readings.note_words(row, measure)
    words = _("{measure}{part}{place}, {when}: {value}").format(
        measure=measure.short_title,
        part=part,
        place=place,
        when=period_words(row.when),
        value=value,
    )
    return f"{words} ({note})." if note else f"{words}."


def _share_words(release: Release, measure: ReleasedMeasure, row: ValueRow) -> str:
    """The part as so many of all whose part is known, where every part is shown."""
    if row.category == "all" or not row.numerator:
        return ""
    parts = [
        each.numerator
        for each in release.values(
            measure=row.measure, area_code=row.area_code, breakdown=row.breakdown
        )
        if each.period == row.period and each.category not in _NO_GROUP
    ]
    known = [each for each in parts if each is not None]
    if len(known) < len(parts):
        return ""
    words = _("About {n} of about {all}.") if readings.is_rounded(measure) else _("{n} of {all}.")
    return words.format(n=f"{row.numerator:,}", all=f"{sum(known):,}")
