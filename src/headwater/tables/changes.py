"""How areas of one census became those of the next, and what was carried over."""

from headwater.tables.places import Population
from headwater.tables.schema import Column, ColumnType, Table


class AreaChange(Table):
    """One row is one small area of 2011 and one of 2021 that cover the same ground, or share it.

    A 2011 area that was split stands in several rows; so does a 2021 area that was merged. What
    was counted for a split area can only be apportioned, and says so.
    """

    name = "area_change"

    small_area_code_2011 = Column(ColumnType.TEXT, "code of the small area of 2011", required=True)
    small_area_code_2021 = Column(ColumnType.TEXT, "code of the small area of 2021", required=True)
    change = Column(
        ColumnType.TEXT, "unchanged, split, merged or irregular (no exact fit)", required=True
    )
    district_code = Column(ColumnType.TEXT, "code of the district that contains them")
    weight = Column(
        ColumnType.NUMBER,
        "share of the residents of the 2011 area that the 2021 area takes; empty where not stated",
        "share",
    )


class PopulationAsStated(Population):
    """One row is what a file states: residents of a small area of 2011 or of 2021."""

    name = "population_as_stated"


class CarriedPopulation(Table):
    """One row is the residents of one year whose small area was stated, or was carried, in one way.

    `stated` are those whose area is one of 2021, or of no lookup. `exact` were carried whole;
    `apportioned` by a weight; `not_carried` stand in an area of 2011 that has no weights.
    """

    name = "carried_population"

    year = Column(ColumnType.SMALL_INTEGER, "mid-year of the estimate", required=True)
    way = Column(ColumnType.TEXT, "stated, exact, apportioned or not_carried", required=True)
    persons = Column(ColumnType.NUMBER, "residents", "people", required=True)
