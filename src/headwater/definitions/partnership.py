"""One partnership: its name, its areas, its bodies, its wording."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from headwater.definitions.model import Definition, Words
from headwater.vocabulary.areas import Area, AreaGrouping, AreaType

FEWEST_DISTRICTS = 2


class District(Definition):
    """One district, and by name the larger areas that it is in. A unitary one has no county."""

    code: Words
    name: Words
    county: Words | None = None
    community_safety_partnership: Words

    def is_in(self, grouping: AreaGrouping, name: str) -> bool:
        """Whether the district is in the area of this name."""
        names = {
            AreaGrouping.COUNTY: self.county,
            AreaGrouping.COMMUNITY_SAFETY_PARTNERSHIP: self.community_safety_partnership,
        }
        return names[grouping] == name


class PartnershipArea(Definition):
    """Several districts for which values are published together: those that name it."""

    code: Words
    name: Words
    grouping: AreaGrouping


class Body(Definition):
    """One organisation that supplies data, sits on the board, or signs a definition."""

    key: Words
    name: Words
    kind: Words


class UrgentContact(Definition):
    """Whom to ring, and when, if someone may be at risk."""

    when: Words
    who: Words
    telephone: Words


class StatisticalNeighbour(Definition):
    """An area elsewhere, by its code and name as its publisher writes them."""

    code: Words
    name: Words


class StatisticalNeighbours(Definition):
    """The areas elsewhere that are most like one of ours: who says so, and as of when.

    They stay in the order of their source, most alike first; that says nothing of their values.
    """

    area: Words
    source: Words
    as_at_date: date
    neighbours: tuple[StatisticalNeighbour, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _are_others(self) -> Self:
        codes = [each.code for each in self.neighbours]
        if len(set(codes)) < len(codes) or self.area in codes:
            raise ValueError(
                f"found a neighbour of {self.area} twice, or the area itself; expected others, "
                "each once"
            )
        return self


class Partnership(Definition):
    """What makes this installation one partnership rather than another."""

    key: Words
    version: int
    name: Words
    short_name: Words
    area_code: Words
    area_name: Words
    districts: tuple[District, ...]
    partnership_areas: tuple[PartnershipArea, ...] = ()
    statistical_neighbours: tuple[StatisticalNeighbours, ...] = ()
    bodies: tuple[Body, ...]
    scope: Words
    contact_email: Words
    urgent_contacts: tuple[UrgentContact, ...]
    purpose: Words

    @property
    def areas(self) -> tuple[Area, ...]:
        """The whole area first, then its districts."""
        whole = Area(self.area_code, self.area_name, AreaType.PARTNERSHIP)
        return (
            whole,
            *(
                Area(district.code, district.name, AreaType.DISTRICT, self.area_code)
                for district in self.districts
            ),
        )

    @property
    def joined_areas(self) -> tuple[Area, ...]:
        """The areas made of several districts."""
        return tuple(
            Area(
                joined.code,
                joined.name,
                AreaType.PARTNERSHIP_AREA,
                self.area_code,
                grouping=joined.grouping,
                member_codes=self._members(joined),
            )
            for joined in self.partnership_areas
        )

    @model_validator(mode="after")
    def _areas_hold_together(self) -> Self:
        codes = [area.code for area in (*self.areas, *self.joined_areas)]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise ValueError(f"found {', '.join(twice)} twice; expected a code for each area")
        for joined in self.partnership_areas:
            if len(self._members(joined)) < FEWEST_DISTRICTS:
                raise ValueError(
                    f"found fewer than {FEWEST_DISTRICTS} districts that name {joined.name!r} as "
                    f"their {joined.grouping}; expected several, as one district is its own area"
                )
        return self

    @model_validator(mode="after")
    def _neighbours_are_of_its_areas(self) -> Self:
        own = {area.code for area in (*self.areas, *self.joined_areas)}
        named = [each.area for each in self.statistical_neighbours]
        if unknown := sorted({code for code in named if code not in own}):
            raise ValueError(
                f"found statistical neighbours of {', '.join(unknown)}; expected an area of ours"
            )
        if twice := sorted({code for code in named if named.count(code) > 1}):
            raise ValueError(
                f"found two lists of neighbours of {', '.join(twice)}; expected one for an area"
            )
        return self

    def _members(self, joined: PartnershipArea) -> tuple[str, ...]:
        return tuple(
            district.code
            for district in self.districts
            if district.is_in(joined.grouping, joined.name)
        )
