"""Sentences about a measure read through a lens, and why it cannot be."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from headwater.released.lenses import Lens
from headwater.released.opened import Release
from headwater.released.quality import CharacteristicSupport
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area
from headwater.vocabulary.quality import Support
from headwater_web.dashboard.quality.words import SUPPORT_MEANINGS
from headwater_web.ui.words import breakdown_words, category_words, period_words, share_words

_RECORDED = {Support.CAN, Support.PARTLY, Support.IN_GROUPS}


def verdict(*, is_told: bool, is_of_group: bool) -> str:
    """Whether the data support a lens, in a few words."""
    if is_told:
        return _("The numbers say something")
    return _("It is of this group alone") if is_of_group else _("The data cannot support it")


def reading(cells: Sequence[ValueRow], lens: Lens, area: Area, *, is_of_group: bool) -> str:
    """What stands below, in a sentence; nothing where nothing does."""
    parts = [_("This measure is of this group alone.")] * is_of_group
    if cells and any(cell.is_released for cell in cells):
        parts.append(
            _("In {area}, {when}, by {breakdown}.").format(
                area=area.name,
                when=period_words(cells[0].when),
                breakdown=breakdown_words(lens.breakdown).lower(),
            )
        )
        parts += _category(cells, lens)
    return " ".join(parts)


def reasons(
    release: Release, measure: ReleasedMeasure, lens: Lens, cells: Sequence[ValueRow]
) -> Iterator[str]:
    """Why nothing is said: withheld, not published for so small an area, or not recorded."""
    if cells:
        yield _("Its numbers of the group, by {breakdown}, are withheld or not there.").format(
            breakdown=breakdown_words(lens.breakdown).lower()
        )
        return
    if lens.breakdown and lens.breakdown in measure.breakdowns:
        yield _("By {breakdown} it is published for larger areas than this one.").format(
            breakdown=breakdown_words(lens.breakdown).lower()
        )
        return
    yield lens.cannot
    yield from _of_datasets(release, measure, lens)


def _category(cells: Sequence[ValueRow], lens: Lens) -> Iterator[str]:
    """Which of the rows is the group, and whether it shows a number."""
    if not lens.category:
        return
    own = next((cell for cell in cells if cell.category == lens.category), None)
    name = category_words(lens.category).lower()
    if own is not None and own.is_released:
        yield _("Of this group is the row {name}.").format(name=name)
    else:
        yield _("Of this group is the row {name}, which shows no number.").format(name=name)


def _of_datasets(release: Release, measure: ReleasedMeasure, lens: Lens) -> Iterator[str]:
    """What each dataset behind a measure records of the group."""
    datasets = [each for each in release.quality.datasets if each.feed in measure.sources]
    if lens.characteristic is None:
        if not lens.breakdown and datasets:
            titles = ", ".join(each.title for each in datasets)
            yield _("{titles}: the agreed file has no column for it.").format(titles=titles)
        return
    for dataset in datasets:
        found = next(
            (
                each
                for each in dataset.characteristics
                if each.characteristic is lens.characteristic
            ),
            None,
        )
        if found is not None:
            yield f"{dataset.title}: {_of_dataset(found)}"
    if not datasets:
        yield _("No dataset about people stands behind this measure, or the release does not say.")


def _of_dataset(found: CharacteristicSupport) -> str:
    if found.support not in _RECORDED:
        return _("{why}.").format(why=SUPPORT_MEANINGS[found.support])
    if found.share is None:
        return _(
            "its supplier counts in such groups; nobody has defined a part of this measure by it."
        )
    return _(
        "it is recorded ({share} filled); nobody has defined a part of this measure by it, or too "
        "few would be left in each part."
    ).format(share=share_words(found.share))
