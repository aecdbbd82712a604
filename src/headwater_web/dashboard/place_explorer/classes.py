"""What the colour or the pattern of a small area says, in words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from headwater.released.area_classes import AreaClass, area_class
from headwater.released.values import ValueRow
from headwater.vocabulary.states import ValueState


class MapClass(StrEnum):
    """The class of one small area: five steps of one hue, then the reasons for having no step."""

    FAR_HIGHER = "far-higher"
    HIGHER = "higher"
    CANNOT_TELL = "cannot-tell"
    LOWER = "lower"
    FAR_LOWER = "far-lower"
    WITHHELD = "withheld"
    MISSING = "missing"
    NOT_COLLECTED = "not-collected"
    NOT_COMPARED = "not-compared"
    NOT_PUBLISHED = "not-published"


STEPS = (
    MapClass.FAR_HIGHER,
    MapClass.HIGHER,
    MapClass.CANNOT_TELL,
    MapClass.LOWER,
    MapClass.FAR_LOWER,
)
CLASS_WORDS = {
    MapClass.FAR_HIGHER: _("At least twice the whole, clear of chance"),
    MapClass.HIGHER: _("Higher than the whole, clear of chance"),
    MapClass.CANNOT_TELL: _("Cannot tell: chance may explain the difference"),
    MapClass.LOWER: _("Lower than the whole, clear of chance"),
    MapClass.FAR_LOWER: _("Less than half the whole, clear of chance"),
    MapClass.WITHHELD: _("Withheld, to protect people"),
    MapClass.MISSING: _("Not arrived; that is not zero"),
    MapClass.NOT_COLLECTED: _("Not collected; that is not zero"),
    MapClass.NOT_COMPARED: _("Not set beside the whole"),
    MapClass.NOT_PUBLISHED: _("Not published for these months"),
}
BRIEF_WORDS = CLASS_WORDS | {
    MapClass.FAR_HIGHER: _("at least twice, clear of chance"),
    MapClass.HIGHER: _("higher, clear of chance"),
    MapClass.CANNOT_TELL: _("cannot tell"),
    MapClass.LOWER: _("lower, clear of chance"),
    MapClass.FAR_LOWER: _("less than half, clear of chance"),
    MapClass.WITHHELD: _("withheld"),
}
"""The same under a heading that says what an area is set beside."""
_OF_AREA = {
    AreaClass.FAR_HIGHER: MapClass.FAR_HIGHER,
    AreaClass.HIGHER: MapClass.HIGHER,
    AreaClass.CANNOT_TELL: MapClass.CANNOT_TELL,
    AreaClass.LOWER: MapClass.LOWER,
    AreaClass.FAR_LOWER: MapClass.FAR_LOWER,
    AreaClass.NO_DATA: MapClass.NOT_COMPARED,
}
_OF_STATE = {
    ValueState.SUPPRESSED: MapClass.WITHHELD,
    ValueState.MISSING: MapClass.MISSING,
    ValueState.NOT_COLLECTED: MapClass.NOT_COLLECTED,
}


@dataclass(frozen=True, slots=True)
class LegendLine:
    """One class of the legend, and how many of the areas shown are in it."""

    key: str
    words: str
    count: int


def class_of(row: ValueRow | None, level: float | None) -> MapClass:
    """The class of a small area's cell beside the rate of the whole, None where that is unknown."""
    if row is None:
        return MapClass.NOT_PUBLISHED
    if not row.is_released:
        return _OF_STATE[row.state]
    return MapClass.NOT_COMPARED if level is None else _OF_AREA[area_class(row, level)]


def legend(classes: Iterable[MapClass]) -> list[LegendLine]:
    """The five steps, always, so that the scale can be read; of the reasons those that occur."""
    found = Counter(classes)
    return [
        LegendLine(each.value, str(CLASS_WORDS[each]), found[each])
        for each in MapClass
        if found[each] or each in STEPS
    ]
