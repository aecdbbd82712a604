"""Breaks in a series as a measure's page says them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.breaks import breaks_at, breaks_inside
from headwater.released.opened import Release
from headwater.released.release import Break, ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area
from headwater_web.dashboard.marks import breaks_in_order
from headwater_web.ui.words import day_words, month_words

KIND_WORDS = {
    "lockdown": gettext_lazy("Restrictions during a pandemic or an emergency"),
    "event": gettext_lazy("Another event in the world"),
    "counting_rule": gettext_lazy("A change of counting rules"),
    "new_system": gettext_lazy("A new recording system"),
    "boundary": gettext_lazy("A change of boundaries or of the area served"),
    "agreement_lapsed": gettext_lazy("An agreement lapsed and another followed"),
    "other": gettext_lazy("Another change"),
}


@dataclass(frozen=True, slots=True)
class BreakLine:
    """One break: when and what, of which kind, who wrote it down, and what bridges it, if any."""

    words: str
    kind: str
    area: str
    source: str
    splice: str


def break_lines(release: Release, measure: ReleasedMeasure, area: Area) -> list[BreakLine]:
    """Every break that touches a measure in an area, the earliest first."""
    return [_line(release, each) for each in breaks_in_order(release, measure.measure, area.code)]


def mixed_words(release: Release, measure: ReleasedMeasure, rows: Sequence[ValueRow]) -> str:
    """That shown periods add up numbers that were counted in different ways; else nothing."""
    breaks = breaks_at(release, measure.measure, rows[0].area_code) if rows else ()
    months = {
        each.month for row in rows if row.is_released for each in breaks_inside(row.when, breaks)
    }
    if not months:
        return ""
    return _(
        "A period that holds {months} adds up numbers from before and after the change, so it is "
        "not compared with any other."
    ).format(months=", ".join(month_words(month) for month in sorted(months)))


def _line(release: Release, found: Break) -> BreakLine:
    return BreakLine(
        words=_when_and_what(found),
        kind=str(KIND_WORDS.get(found.kind, "")),
        area=release.area(found.area_code).name if found.area_code else "",
        source=found.source,
        splice=_splice(found),
    )


def _when_and_what(found: Break) -> str:
    if found.until is None:
        return _("{day}: {reason}").format(day=day_words(found.month), reason=found.reason)
    return _(
        "{first} to {last}: {reason} Months of that time are compared with no others; those before "
        "and after it may be compared."
    ).format(first=month_words(found.month), last=month_words(found.until), reason=found.reason)


def _splice(found: Break) -> str:
    if not found.is_spliced:
        return ""
    return _(
        "Earlier numbers are multiplied by {factor} where they are compared. Source of the "
        "factor: {source}."
    ).format(factor=f"{found.factor:g}", source=found.factor_source)
