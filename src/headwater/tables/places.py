"""Places and the people who live in them: the denominators and the map."""

from headwater.tables.schema import Column, ColumnType, Table


class AreaLookup(Table):
    """One row is one small area of one vintage and the district that contains it."""

    name = "area_lookup"

    small_area_code = Column(ColumnType.TEXT, "code of the small area", required=True)
    small_area_name = Column(ColumnType.TEXT, "name of the small area")
    vintage = Column(
        ColumnType.SMALL_INTEGER, "census year of the code: 2011 or 2021", required=True
    )
    district_code = Column(ColumnType.TEXT, "code of the district", required=True)
    district_name = Column(ColumnType.TEXT, "name of the district")


class PlaceName(Table):
    """One row is one name that people use for a place, in one area where it may lie."""

    name = "place_name"

    place = Column(ColumnType.TEXT, "the name, as people say or write it", required=True)
    kind = Column(ColumnType.TEXT, "venue, street, open_space or settlement", required=True)
    small_area_code = Column(ColumnType.TEXT, "small area of 2021, where it is known")
    district_code = Column(ColumnType.TEXT, "code of the district", required=True)
    alias = Column(ColumnType.TEXT, "other names of it, with | between them")


class Population(Table):
    """One row is the residents of one small area of one age and sex in one year."""

    name = "population"

    small_area_code = Column(ColumnType.TEXT, "code of the small area", required=True)
    year = Column(ColumnType.SMALL_INTEGER, "mid-year of the estimate", required=True)
    age = Column(
        ColumnType.SMALL_INTEGER, "age at last birthday, 90 for 90 and over", "years", True
    )
    sex = Column(ColumnType.TEXT, "female or male", required=True)
    persons = Column(ColumnType.NUMBER, "residents", "people", required=True)


class PopulationEthnicity(Table):
    """One row is the residents of one district of one ethnic group in one year."""

    name = "population_ethnicity"

    district_code = Column(ColumnType.TEXT, "code of the district", required=True)
    year = Column(ColumnType.SMALL_INTEGER, "year of the count", required=True)
    ethnicity = Column(ColumnType.TEXT, "white, mixed, asian, black or other", required=True)
    persons = Column(ColumnType.NUMBER, "residents", "people", required=True)


class Deprivation(Table):
    """One row is one small area's place in a deprivation index."""

    name = "deprivation"

    small_area_code = Column(ColumnType.TEXT, "code of the small area", required=True)
    index_year = Column(ColumnType.SMALL_INTEGER, "year of the index", required=True)
    decile = Column(
        ColumnType.SMALL_INTEGER, "1 is the most deprived tenth of the country", None, True
    )


class Boundary(Table):
    """One row is the outline of one small area, for drawing only."""

    name = "boundary"

    small_area_code = Column(ColumnType.TEXT, "code of the small area", required=True)
    outline = Column(
        ColumnType.TEXT, "polygon as well-known text, longitude and latitude", None, True
    )
