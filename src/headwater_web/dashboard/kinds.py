"""Released figures as the thread shows them."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from headwater.released.figures import parse_figure_reference
from headwater.vocabulary.faults import Fault
from headwater_web.accounts.api import Asker
from headwater_web.dashboard import readings
from headwater_web.thread.api import FIGURE, Thing
from headwater_web.ui.api import released_reader
from headwater_web.ui.words import category_words, period_words


def figures_seen_by(_person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    """Figures of releases that are here. Whatever was released, everybody may see."""
    found = (_thing(reference) for reference in references)
    return {thing.reference: thing for thing in found if thing is not None}


def _thing(reference: str) -> Thing | None:
    """One figure, or nothing where its release, measure or cell is not here."""
    try:
        pointed_at = parse_figure_reference(reference.removeprefix(FIGURE))
        release = released_reader().open(pointed_at.release_id)
        measure = release.measure(pointed_at.measure)
        area = release.area(pointed_at.area_code)
        row = release.explain(
            pointed_at.measure,
            pointed_at.area_code,
            pointed_at.period,
            pointed_at.breakdown,
            pointed_at.category,
        ).row
    except Fault:
        return None
    place = area.name
    if pointed_at.category != "all":
        place = f"{place}, {category_words(pointed_at.category)}"
    return Thing(
        reference,
        _("{measure}, {place}, {period}: {value}").format(
            measure=measure.short_title,
            place=place,
            period=period_words(pointed_at.period),
            value=readings.value_words(row, measure),
        ),
        reverse("dashboard:figure", args=[str(pointed_at)]),
        happened_on=row.as_at_date,
    )
