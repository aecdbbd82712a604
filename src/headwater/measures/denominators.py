"""Person-years at risk: the residents of an area, by year, age, sex, ethnic group and deprivation.

The population of a year is the latest estimate of that year or before; where there is none, the
earliest after it. The same holds for ethnic groups, counted in census years only. A month has a
twelfth of the year's person-years, a window of 36 months the sum of its three years.
"""

from collections.abc import Sequence

from headwater.definitions.measure import Measure
from headwater.definitions.numbers_counted import Denominator
from headwater.definitions.partnership import Partnership
from headwater.measures.categories import age_band_column
from headwater.measures.places import PLACES, districts_of
from headwater.measures.sql import quoted, rows_of_text, union_all

# Breakdowns of events, not of residents: everyone is at risk of every kind, at every hour.
_WHOLE_POPULATION = ("kind", "crime_type", "part_of_week")


def denominator_tables(measures: Sequence[Measure], *, partnership: Partnership) -> dict[str, str]:
    """Named sub-selects, the last of which is `person_years`.

    `person_years` is by measure, area, period, breakdown and category. They build on
    `period_year`, `calendar_year` and `fifth`.
    """
    rates = [
        (m, m.denominator)
        for m in measures
        if m.denominator and not m.denominator.figure and not m.denominator.measure
    ]
    groups = {_group(limits): limits for _, limits in rates}
    members = [(measure.measure, _group(limits)) for measure, limits in rates]
    return {
        "place": PLACES,
        "resident": _residents(partnership),
        "at_risk": union_all(_at_risk(name, limits) for name, limits in groups.items())
        or _NOBODY_AT_RISK,
        "residents_by_category": _by_category(partnership),
        "population_year": _chosen_year("population"),
        "ethnicity_year": _chosen_year("population_ethnicity"),
        "risk_group": rows_of_text("risk_groups", ["measure", "risk_group"], members),
        "person_years": _PERSON_YEARS,
    }


def denominator_breakdown(breakdown: str) -> str:
    """SQL for the breakdown of residents that goes with a cell's `breakdown` or `category`."""
    whole = ", ".join(quoted(name) for name in _WHOLE_POPULATION)
    return f"CASE WHEN cell.breakdown IN ({whole}) THEN 'all' ELSE {breakdown} END"


def _group(limits: Denominator | None) -> str:
    if limits is None or (limits.age_at_least, limits.age_below, limits.sex) == (None, None, None):
        return "residents"
    return f"{limits.sex or ''} residents {limits.age_at_least or 0} to {limits.age_below or ''}"


def _residents(partnership: Partnership) -> str:
    districts = districts_of(partnership)
    return f"""SELECT population.small_area_code, district_code, year, age, sex, persons,
  {age_band_column()} AS age_band
FROM population JOIN (
  SELECT small_area_code, COALESCE(district_2021, district_2011) AS district_code FROM place
) AS located USING (small_area_code)
WHERE district_code IN ({districts})"""


def _at_risk(name: str, limits: Denominator) -> str:
    conditions = ["TRUE"]
    if limits.age_at_least is not None:
        conditions.append(f"age >= {limits.age_at_least:d}")
    if limits.age_below is not None:
        conditions.append(f"age < {limits.age_below:d}")
    if limits.sex is not None:
        conditions.append(f"sex = {quoted(limits.sex)}")
    return f"""SELECT {quoted(name)} AS risk_group, year, district_code, small_area_code,
  age_band, sex, SUM(persons) AS persons
FROM resident WHERE {" AND ".join(conditions)} GROUP BY 1, 2, 3, 4, 5, 6"""


_NOBODY_AT_RISK = """SELECT CAST(NULL AS VARCHAR) AS risk_group, year, district_code,
  small_area_code, age_band, sex, persons FROM resident WHERE FALSE"""


def _by_category(partnership: Partnership) -> str:
    whole = quoted(partnership.area_code)
    parts = [
        _residents_by("'district'", "district_code", breakdown, category)
        for breakdown, category in _OF_RESIDENTS.items()
    ]
    parts += [
        _residents_by("'partnership'", whole, breakdown, category)
        for breakdown, category in _OF_RESIDENTS.items()
    ]
    parts += [
        _residents_by("'small_area'", "small_area_code", "all", "'all'"),
        _residents_by("'partnership'", whole, "deprivation_fifth", "deprivation_fifth"),
        _by_ethnicity("'district'", "district_code", partnership),
        _by_ethnicity("'partnership'", whole, partnership),
    ]
    return union_all(parts)


_OF_RESIDENTS = {"all": "'all'", "age_band": "age_band", "sex": "sex"}


def _residents_by(area_type: str, area_code: str, breakdown: str, category: str) -> str:
    joined = "JOIN fifth USING (small_area_code) " if breakdown == "deprivation_fifth" else ""
    return f"""SELECT 'population' AS counted_by, risk_group, year, {area_type} AS area_type,
  {area_code} AS area_code, {quoted(breakdown)} AS breakdown, {category} AS category,
  SUM(persons) AS persons
FROM at_risk {joined}GROUP BY 1, 2, 3, 4, 5, 6, 7"""


def _by_ethnicity(area_type: str, area_code: str, partnership: Partnership) -> str:
    # Counted without age, so only a measure that is over all residents has this denominator.
    return f"""SELECT 'population_ethnicity', 'residents', year, {area_type}, {area_code},
  'ethnicity', ethnicity, SUM(persons)
FROM population_ethnicity WHERE district_code IN ({districts_of(partnership)})
GROUP BY 1, 2, 3, 4, 5, 6, 7"""


def _chosen_year(table: str) -> str:
    return f"""SELECT calendar_year.year,
  COALESCE(MAX(CASE WHEN counted.year <= calendar_year.year THEN counted.year END),
    MIN(counted.year)) AS counted_year
FROM calendar_year CROSS JOIN (SELECT DISTINCT year FROM {table}) AS counted GROUP BY 1"""


_PERSON_YEARS = """SELECT measure, area_type, area_code, period_type, period, breakdown, category,
  SUM(persons * years) AS denominator
FROM period_year
JOIN (SELECT 'population' AS counted_by, * FROM population_year
  UNION ALL SELECT 'population_ethnicity', * FROM ethnicity_year) AS chosen USING (year)
JOIN residents_by_category ON residents_by_category.counted_by = chosen.counted_by
  AND residents_by_category.year = chosen.counted_year
JOIN risk_group USING (risk_group)
GROUP BY 1, 2, 3, 4, 5, 6, 7"""
