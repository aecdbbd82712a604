"""One number of the whole beside the numbers that make it up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.released.opened import Release
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area, AreaGrouping, AreaType
from headwater.vocabulary.policies import DisclosurePolicy

FURTHEST_OFF = {DisclosurePolicy.OPEN: 0, DisclosurePolicy.NHS_SUBNATIONAL: 2}
"""How far a shown count that is not zero can be from the true one. Zero is always true."""


@dataclass(frozen=True, slots=True)
class Total:
    """The headline of the whole in one period, and that of each part: areas, and unplaced events.

    `rounding` is how far rounding alone can part the whole from the sum of what makes it up.
    """

    whole: ValueRow
    parts: tuple[ValueRow, ...]
    unplaced: tuple[ValueRow, ...]
    rounding: int

    @property
    def together(self) -> int | None:
        """All areas together; None where one of them shows no number."""
        return _sum(self.parts)

    @property
    def not_placed(self) -> int | None:
        """Events that are in no district; None where one of their kinds shows no number."""
        return _sum(self.unplaced)

    @property
    def known_not_placed(self) -> int:
        """As many events in no district as are shown, whether or not every kind of them is."""
        return sum(row.numerator or 0 for row in self.unplaced)

    @property
    def rest(self) -> int | None:
        """The whole less all areas; None where one of these shows no number."""
        if self.together is None or self.whole.numerator is None:
            return None
        return self.whole.numerator - self.together

    @property
    def difference(self) -> int | None:
        """The whole less all that makes it up; None where one of these shows no number."""
        if self.rest is None or self.not_placed is None:
            return None
        return self.rest - self.not_placed


def areas_that_make_the_whole(release: Release, grouping: AreaGrouping) -> tuple[Area, ...]:
    """The areas of one grouping and the districts in none of them, in the order of their names.

    Empty where the release has no area of this grouping.
    """
    joined = [
        area
        for area in release.areas_of_type(AreaType.PARTNERSHIP_AREA)
        if area.grouping is grouping
    ]
    if not joined:
        return ()
    inside = {code for area in joined for code in area.member_codes}
    alone = [area for area in release.areas_of_type(AreaType.DISTRICT) if area.code not in inside]
    return tuple(sorted((*joined, *alone), key=lambda area: area.name))


def newest_total(release: Release, measure: str, parts: Sequence[Area]) -> Total | None:
    """The newest year of a measure and its parts; None where the parts are not published."""
    newest = release.latest(measure, release.whole_area.code).year
    return total_of(release, newest, parts) if newest else None


def total_of(release: Release, whole: ValueRow, parts: Sequence[Area]) -> Total | None:
    """A headline of the whole and its parts; None where the parts are not published."""
    found = _rows(release, whole, parts)
    if len(found) < len(parts):
        return None
    unplaced = _rows(release, whole, release.areas_of_type(AreaType.UNPLACED))
    districts = _rows(release, whole, release.areas_of_type(AreaType.DISTRICT))
    rounded = [row for row in (whole, *districts, *unplaced) if row.numerator]
    policy = DisclosurePolicy(release.measure(whole.measure).policy)
    return Total(whole, found, unplaced, len(rounded) * FURTHEST_OFF[policy])


def _rows(release: Release, like: ValueRow, areas: Iterable[Area]) -> tuple[ValueRow, ...]:
    """The headline of each area in the period of a row, where it is published."""
    return tuple(
        row
        for area in areas
        for row in release.series(like.measure, area.code, like.period_type)
        if row.period == like.period
    )


def _sum(rows: Iterable[ValueRow]) -> int | None:
    counts = [row.numerator for row in rows]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None
