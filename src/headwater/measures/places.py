"""Which district an event belongs to, from its small-area code or from words about its place."""

from datetime import date

from headwater.definitions.partnership import Partnership
from headwater.measures.sql import day, listed, with_tables
from headwater.tables.events import Event, PlacedEvent
from headwater.tables.schema import Expression

LATER_VINTAGE_FROM = date(2023, 6, 1)
"""Police forces publish 2011 small areas up to May 2023 and 2021 small areas from June 2023."""

# One row for each code, with the district that each vintage gives it. Most codes stand in both
# vintages; a code that stands in one only is understood in any month, since a partner may
# recode its whole history.
PLACES = """SELECT small_area_code,
  MAX(CASE WHEN vintage = 2011 THEN district_code END) AS district_2011,
  MAX(CASE WHEN vintage = 2021 THEN district_code END) AS district_2021
FROM area_lookup GROUP BY small_area_code"""


def place_events(*, partnership: Partnership) -> Expression:
    """Every event with its place: `area_lookup` joined by the code and the vintage of its month.

    Without a code, the district that words about the place are sure of counts.
    """
    tables = {"place": PLACES, "known_place": _known_places(partnership)}
    columns = ", ".join(f"event.{name}" for name in Event.columns())
    earlier = f"event.month < {day(LATER_VINTAGE_FROM)}"
    inside = f"worded_district_code IN ({districts_of(partnership)})"
    select = f"""SELECT {columns},
  CASE WHEN event.small_area_code IS NULL THEN
      CASE WHEN {inside} THEN 'inside'
        WHEN worded_district_code IS NOT NULL THEN 'outside_partnership'
        ELSE 'no_location' END
    WHEN known_place.small_area_code IS NULL THEN 'unknown_area'
    WHEN {earlier} THEN earlier_state ELSE later_state END AS location_state,
  CASE WHEN event.small_area_code IS NULL THEN CASE WHEN {inside} THEN worded_district_code END
    WHEN {earlier} THEN earlier_inside ELSE later_inside END AS district_code,
  CASE WHEN {earlier} THEN earlier_vintage ELSE later_vintage END AS small_area_vintage
FROM event LEFT JOIN known_place ON known_place.small_area_code = event.small_area_code"""
    return Expression(PlacedEvent, with_tables(tables) + select)


def districts_of(partnership: Partnership) -> str:
    """The partnership's district codes, ready for IN (…)."""
    return listed(district.code for district in partnership.districts)


def _known_places(partnership: Partnership) -> str:
    # Decided here, once for each code, so that millions of events need only one join.
    districts = districts_of(partnership)
    columns = []
    for name, district in _DISTRICT.items():
        inside = f"CASE WHEN {district} IN ({districts}) THEN"
        columns.append(f"{inside} {district} END AS {name}_inside")
        columns.append(f"{inside} 'inside' ELSE 'outside_partnership' END AS {name}_state")
    return f"""SELECT small_area_code, {", ".join(columns)},
  CASE WHEN district_2011 IS NULL THEN 2021 ELSE 2011 END AS earlier_vintage,
  CASE WHEN district_2021 IS NULL THEN 2011 ELSE 2021 END AS later_vintage
FROM place"""


_DISTRICT = {
    "earlier": "COALESCE(district_2011, district_2021)",
    "later": "COALESCE(district_2021, district_2011)",
}
