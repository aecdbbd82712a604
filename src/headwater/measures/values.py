"""Measure values on the publication lattice, exact, from the counts.

The lattice is laid out first, cell by cell, from areas, periods and categories; counts are then
looked up in it. So a covered cell without events is a zero, and a cell without coverage says so.
"""

from collections.abc import Sequence

from headwater.definitions.measure import Measure
from headwater.definitions.partnership import Partnership
from headwater.definitions.scope import Scope
from headwater.measures.categories import fixed_categories
from headwater.measures.counting import FIFTHS
from headwater.measures.coverage import YEAR_OF_MONTH, coverage_tables
from headwater.measures.denominators import denominator_breakdown, denominator_tables
from headwater.measures.dividing import divided_by_measures
from headwater.measures.places import districts_of
from headwater.measures.published import published_values
from headwater.measures.sql import listed, quoted, rows_of_text, union_all, with_tables
from headwater.tables.results import MeasureValue
from headwater.tables.schema import Expression
from headwater.vocabulary.areas import UNPLACED_AREAS, AreaType


def measure_values(
    measures: Sequence[Measure], *, scope: Scope, partnership: Partnership
) -> Expression:
    """Every cell of the lattice for `measures`, from `measure_count`, coverage and population.

    Those of published figures come from `published_aggregate`.
    """
    of_events = [measure for measure in measures if measure.counts_events]
    published = [measure for measure in measures if not measure.counts_events]
    statements = []
    if of_events:
        statements.append(_values_of_events(of_events, scope, partnership))
    if published:
        statements.append(published_values(published, partnership=partnership))
    whole = statements[0]
    if len(statements) > 1:
        whole = union_all(f"SELECT * FROM ({sql})" for sql in statements)
    return Expression(MeasureValue, divided_by_measures(whole, measures))


def _values_of_events(measures: Sequence[Measure], scope: Scope, partnership: Partnership) -> str:
    tables = {
        **coverage_tables(measures),
        "fifth": FIFTHS,
        **denominator_tables(measures, partnership=partnership),
        **_count_tables(partnership),
        **_cell_tables(measures, scope, partnership),
    }
    return with_tables(tables, recursive=True) + _VALUES


def _count_tables(partnership: Partnership) -> dict[str, str]:
    return {
        "area_month": _area_months(partnership),
        "area_year": _AREA_YEAR,
        "small_area_year": _SMALL_AREA_YEAR,
        "counted": _COUNTED,
    }


def _area_months(partnership: Partnership) -> str:
    whole = quoted(partnership.area_code)
    return union_all(
        [
            _area_month("partnership", whole, "TRUE"),
            _area_month("district", "district_code", "location_state = 'inside'"),
            _area_month(
                "unplaced", "location_state", "location_state <> 'inside' AND breakdown = 'all'"
            ),
        ]
    )


def _area_month(area_type: str, area_code: str, condition: str) -> str:
    located = "location_state IN ('inside', 'outside_partnership')"
    # Words about a place may be sure of the district alone.
    sited = "small_area_code IS NOT NULL OR location_state = 'outside_partnership'"
    return f"""SELECT measure, {quoted(area_type)} AS area_type, {area_code} AS area_code, month,
  breakdown, category, SUM(events) AS events, SUM(asked) AS asked, SUM(answered) AS answered,
  SUM(CASE WHEN {located} THEN events ELSE 0 END) AS located,
  SUM(CASE WHEN {sited} THEN events ELSE 0 END) AS sited
FROM measure_count WHERE {condition} GROUP BY 1, 2, 3, 4, 5, 6"""


_AREA_YEAR = f"""SELECT measure, area_type, area_code, {YEAR_OF_MONTH} AS year,
  breakdown, category, SUM(events) AS events, SUM(asked) AS asked, SUM(answered) AS answered,
  SUM(located) AS located, SUM(sited) AS sited
FROM area_month GROUP BY 1, 2, 3, 4, 5, 6"""

_SMALL_AREA_YEAR = f"""SELECT measure, small_area_code, {YEAR_OF_MONTH} AS year,
  SUM(events) AS events, SUM(asked) AS asked, SUM(answered) AS answered
FROM measure_count WHERE small_area_code IS NOT NULL GROUP BY 1, 2, 3"""

_SUMS = "SUM(events) AS events, SUM(asked) AS asked, SUM(answered) AS answered"

# Months as they are; years and windows as the sum of the years they hold.
_COUNTED = f"""SELECT measure, area_type, area_code, 'month' AS period_type,
  SUBSTRING(CAST(month AS VARCHAR), 1, 7) AS period, breakdown, category,
  events, asked, answered, located, sited
FROM area_month
UNION ALL
SELECT measure, area_type, area_code, period_type, period, breakdown, category,
  {_SUMS}, SUM(located) AS located, SUM(sited) AS sited
FROM area_year JOIN period_year USING (year)
WHERE period_type = 'year' OR (period_type IN ('window_12', 'window_36')
  AND area_type = 'partnership' AND breakdown = 'all')
  OR (period_type = 'window_36' AND breakdown IN ('all', 'part_of_week'))
GROUP BY 1, 2, 3, 4, 5, 6, 7
UNION ALL
SELECT measure, 'small_area', small_area_code, period_type, period, 'all', 'all', {_SUMS}, 0, 0
FROM small_area_year JOIN period_year USING (year) WHERE period_type IN ('window_12', 'window_36')
GROUP BY 1, 2, 3, 4, 5, 6, 7"""


def _cell_tables(
    measures: Sequence[Measure], scope: Scope, partnership: Partnership
) -> dict[str, str]:
    areas = [(AreaType.PARTNERSHIP.value, partnership.area_code)]
    areas += [(AreaType.DISTRICT.value, district.code) for district in partnership.districts]
    areas += [(AreaType.UNPLACED.value, state.value) for state in UNPLACED_AREAS]
    return {
        "area": rows_of_text("areas", ["area_type", "area_code"], areas),
        "measure_category": _measure_categories(measures, scope),
        "small_area": _small_areas(partnership),
        "stranded": _STRANDED,
        "cell": union_all([_AREA_CELLS, _small_area_cells(measures)]),
    }


def _measure_categories(measures: Sequence[Measure], scope: Scope) -> str:
    columns = ["measure", "breakdown", "category", "period_type", "grain"]
    rows = [(m.measure, "all", "all", "year", m.years) for m in measures]
    rows += [(m.measure, "all", "all", "month", m.months) for m in measures]
    # What the parts of a week add up to: without it nobody could see that they do.
    rows += [
        (m.measure, "all", "all", "window_36", m.breakdown_areas)
        for m in measures
        if m.has_week_over_windows
    ]
    rows += [
        (m.measure, breakdown, category, period.value, m.breakdown_areas)
        for m in measures
        for breakdown in m.breakdowns
        for category in fixed_categories(m, breakdown, scope)
        for period in m.periods_of(breakdown)
    ]
    published = [
        (m.measure, period.value, m.breakdown_areas)
        for m in measures
        for period in m.breakdown_periods
    ]
    return f"""{rows_of_text("fixed", columns, rows)}
UNION
SELECT DISTINCT measure, breakdown, category, published.period_type, grain
FROM measure_count JOIN ({rows_of_text("periods", ["measure", "period_type", "grain"], published)})
  AS published USING (measure) WHERE breakdown = 'crime_type'"""


_AREA_CELLS = """SELECT measure, area_type, area_code, period_type, period, breakdown, category,
  state, as_at_date
FROM measure_period JOIN measure_category USING (measure, period_type) CROSS JOIN area
WHERE (grain <> 'none' AND area_type = 'partnership')
  OR (grain = 'district' AND (breakdown = 'all'
    OR (area_type = 'district' AND breakdown <> 'deprivation_fifth')))"""


def _small_areas(partnership: Partnership) -> str:
    return f"""SELECT DISTINCT small_area_code, small_area_code NOT IN (
    SELECT small_area_code FROM area_lookup WHERE vintage = 2011) AS is_new
FROM area_lookup WHERE vintage = 2021 AND district_code IN ({districts_of(partnership)})"""


# Periods with events on codes that the later vintage split or merged: those events cannot be
# given to the new areas, so the new areas' counts of such periods would be too low.
_STRANDED = """SELECT DISTINCT measure, period_type, period, TRUE AS is_stranded
FROM small_area_year JOIN period_year USING (year)
WHERE events > 0 AND small_area_code NOT IN (SELECT small_area_code FROM small_area)"""


def _small_area_cells(measures: Sequence[Measure]) -> str:
    shown = listed(m.measure for m in measures if m.small_areas)
    return f"""SELECT measure, 'small_area', small_area_code, period_type, period, 'all', 'all',
  CASE WHEN is_new AND is_stranded THEN 'missing' ELSE 'released' END, as_at_date
FROM measure_period CROSS JOIN small_area LEFT JOIN stranded USING (measure, period_type, period)
WHERE measure IN ({shown}) AND period_type IN ('window_12', 'window_36') AND state = 'released'"""


def _share(part: str, whole: str) -> str:
    return f"CAST({part} AS DOUBLE) / NULLIF({whole}, 0)"


_KEY = "measure, area_type, area_code, period_type, period"

_VALUES = f"""SELECT {_KEY}, cell.breakdown, cell.category, state,
  CASE WHEN state = 'released' THEN CAST(COALESCE(counted.events, 0) AS BIGINT) END AS numerator,
  CASE WHEN state = 'released' THEN denominator END AS denominator,
  CAST(NULL AS DOUBLE) AS published,
  CASE WHEN state = 'released' THEN LEAST(
    {_share("headline.answered", "headline.asked")},
    CASE area_type WHEN 'district' THEN {_share("whole.located", "whole.events")}
      WHEN 'small_area' THEN {_share("whole.sited", "whole.events")} END,
    CASE WHEN cell.breakdown <> 'all'
      THEN 1 - {_share("COALESCE(unrecorded.events, 0)", "headline.events")} END
  ) END AS completeness,
  CASE WHEN state = 'released' THEN as_at_date END AS as_at_date
FROM cell
LEFT JOIN counted USING ({_KEY}, breakdown, category)
LEFT JOIN (SELECT * FROM counted WHERE breakdown = 'all') AS headline USING ({_KEY})
LEFT JOIN (SELECT * FROM counted WHERE breakdown = 'all' AND area_type = 'partnership') AS whole
  USING (measure, period_type, period)
LEFT JOIN (SELECT * FROM counted WHERE category = 'not_recorded') AS unrecorded
  USING ({_KEY}, breakdown)
LEFT JOIN person_years ON person_years.measure = cell.measure
  AND person_years.area_type = cell.area_type AND person_years.area_code = cell.area_code
  AND person_years.period_type = cell.period_type AND person_years.period = cell.period
  AND person_years.breakdown = {denominator_breakdown("cell.breakdown")}
  AND person_years.category = {denominator_breakdown("cell.category")}
ORDER BY 1, 2, 3, 4, 5, 6, 7"""
