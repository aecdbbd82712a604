"""How a subject says where a number stands."""

from collections.abc import Iterable, Mapping

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.analyses import Analysis, Standing
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.subjects import Arrangement
from headwater_web.dashboard import readings
from headwater_web.dashboard.readings import Comparison

STANDINGS = {
    Standing.HIGHER: gettext_lazy("higher"),
    Standing.LOWER: gettext_lazy("lower"),
    Standing.AS_EXPECTED: gettext_lazy("similar"),
    Standing.CANNOT_TELL: gettext_lazy("cannot tell"),
}
ARRANGEMENTS = {
    Arrangement.BY_AREA: gettext_lazy("by district"),
    Arrangement.BY_STAGE: gettext_lazy("by stage and ethnic group"),
    Arrangement.ASKED_AND_ANSWERED: gettext_lazy("what was asked, and what followed"),
    Arrangement.SIZE_AND_REACH: gettext_lazy("how many, and who is reached"),
    Arrangement.OVER_YEARS: gettext_lazy("year by year"),
}
_OF_INTERVALS = {
    Comparison.HIGHER: Standing.HIGHER,
    Comparison.LOWER: Standing.LOWER,
    Comparison.CANNOT_TELL: Standing.CANNOT_TELL,
}


def standing(
    row: ValueRow | None, whole: ValueRow | None, funnel: Analysis | None
) -> Standing | None:
    """Where a district stands against the whole; None where nothing can be compared.

    Apart where the two released ranges do not touch. Where they touch the funnel says whether the
    district is apart all the same, which must hold among all that was compared, or similar. A
    funnel that is as wide as districts usually differ does not make those alike whose ranges are
    apart.
    """
    if row is None or not row.is_released:
        return None
    found = _OF_INTERVALS.get(readings.compare(row, whole))
    if found is not Standing.CANNOT_TELL or funnel is None or funnel.period != row.period:
        return found
    moved = funnel.standing in (Standing.HIGHER, Standing.LOWER)
    return Standing.CANNOT_TELL if moved and not funnel.stands_out else funnel.standing


def standing_words(found: Standing | None) -> str:
    """The standing as a cell says it."""
    return str(STANDINGS[found]) if found in STANDINGS else _("not compared")


def where_it_stands(measure: ReleasedMeasure, found: Mapping[str, Standing | None]) -> str:
    """One sentence on which districts are apart from the whole. `found` is by district's name."""
    told = [name for name, each in found.items() if each is not None]
    if not told:
        return _("{measure}: no district can be compared with the whole.").format(
            measure=measure.short_title
        )
    parts = [
        words.format(places=listed(names))
        for each, words in (
            (Standing.HIGHER, _("higher than the whole in {places}")),
            (Standing.LOWER, _("lower in {places}")),
        )
        if (names := [name for name in told if found[name] is each])
    ]
    if not parts:
        return _("{measure}: no district is told apart from the whole.").format(
            measure=measure.short_title
        )
    return f"{measure.short_title}: {'; '.join(parts)}."


def listed(names: Iterable[str]) -> str:
    """Names within a sentence."""
    return get_text_list(list(names), _("and"))
