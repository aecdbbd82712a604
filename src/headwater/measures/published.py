"""Values of measures that read the figures of published aggregates.

A figure is taken from the rows of all groups together, so that nothing is counted twice. Whoever
gave figures of an area once is expected to go on, until the basis ends. A period is released for
an area where everyone expected gave every part of it. Where one figure of it was withheld by its
supplier, the sum is withheld too: what is left would be too low. A blank is missing, never zero.
"""

from collections.abc import Iterator, Sequence

from headwater.definitions.measure import Measure
from headwater.definitions.numbers_counted import MONTHS_OF_YEAR, PublishedFigure
from headwater.definitions.partnership import Partnership
from headwater.measures.counting import FIFTHS
from headwater.measures.denominators import denominator_tables
from headwater.measures.places import districts_of
from headwater.measures.sql import listed, quoted, rows_of_text, union_all, with_tables
from headwater.vocabulary.areas import UNPLACED_AREAS, AreaType

NO_LOCATION = "no_location"
_YEARS_OF_WINDOW = 3


def published_values(measures: Sequence[Measure], *, partnership: Partnership) -> str:
    """SQL for the cells of `measures`, from `published_aggregate`, `extract` and population."""
    tables = {
        "rule": _rules(measures),
        "figure_row": union_all(figure_rows(measure) for measure in measures),
        "divisor_row": union_all(_divisor_rows(measures)) or _NO_DIVISORS,
        "calendar_year": _YEARS,
        "period": _PERIODS,
        "period_year": _PERIOD_YEARS,
        "fifth": FIFTHS,
        **denominator_tables(measures, partnership=partnership),
        "area": _areas(measures, partnership),
        "giver": _GIVERS,
        "given": _GIVEN,
        "cell": _CELLS,
        "own_cell": _own_cells(measures),
        "whole": _whole(partnership),
        "unplaced": _unplaced(),
        "divisor": _DIVISORS,
        "divided_by": _divided_by(partnership),
        "every_cell": union_all(
            f"SELECT {_COLUMNS} FROM {name}" for name in ("own_cell", "whole", "unplaced")
        ),
    }
    return with_tables(tables, recursive=True) + _VALUES


def _figure(measure: Measure) -> PublishedFigure:
    if measure.numerator.published is None:
        raise ValueError(f"found {measure.measure}, which counts events; expected a figure")
    return measure.numerator.published


def _rules(measures: Sequence[Measure]) -> str:
    columns = ["measure", "feed", "parts_of_year", "over_a_year", "months", "windows"]
    columns += ["is_as_published", "has_divisor", "is_share"]
    rows = [
        (
            measure.measure,
            measure.numerator.feeds[0],
            str(figure.parts_of_year),
            figure.over_a_year,
            measure.months,
            str(measure.windows).lower(),
            str(figure.as_published).lower(),
            str(bool(measure.denominator and measure.denominator.figure)).lower(),
            str(measure.is_share).lower(),
        )
        for measure in measures
        for figure in [_figure(measure)]
    ]
    return f"""SELECT measure, feed, CAST(parts_of_year AS INTEGER) AS parts_of_year,
  over_a_year, months <> 'none' AS has_months, windows = 'true' AS has_windows,
  is_as_published = 'true' AS is_as_published, has_divisor = 'true' AS has_divisor,
  is_share = 'true' AS is_share
FROM ({rows_of_text("rules", columns, rows)})"""


# A period is known by its first day, or is a calendar year, a quarter or a month by its name. Other
# periods, such as a school year in words, are no period of the lattice.
_START = """COALESCE(period_start, CASE
    WHEN LENGTH(period) = 4 THEN TRY_CAST(period || '-01-01' AS DATE)
    WHEN LENGTH(period) = 7 AND SUBSTRING(period, 5, 2) = '-Q' THEN TRY_CAST(
      SUBSTRING(period, 1, 4) || '-' ||
      CASE SUBSTRING(period, 7, 1) WHEN '1' THEN '01' WHEN '2' THEN '04' WHEN '3' THEN '07'
        WHEN '4' THEN '10' END || '-01' AS DATE)
    WHEN LENGTH(period) = 7 THEN TRY_CAST(period || '-01' AS DATE) END)"""


def figure_rows(measure: Measure) -> str:
    """SQL for the rows of `published_aggregate` that a measure reads, of any area."""
    figure = _figure(measure)
    conditions = [f"feed = {quoted(measure.numerator.feeds[0])}"]
    conditions += [f"figure = {quoted(figure.figure)}"]
    conditions += [
        f"{name} IN ({listed([values] if isinstance(values, str) else values)})"
        for name, values in sorted(figure.where.items())
    ]
    conditions += [f"{name} IS NULL" for name in figure.empty]
    area = "area_code" if figure.as_published else f"COALESCE(area_code, '{NO_LOCATION}')"
    return f"""SELECT {quoted(measure.measure)} AS measure, {area} AS area_code, supplier,
  extract_id, CAST({_START} AS DATE) AS start, value, state
FROM published_aggregate WHERE {" AND ".join(conditions)} AND {_START} IS NOT NULL"""


def _divisor_rows(measures: Sequence[Measure]) -> Iterator[str]:
    """The rows of the figure by which a measure is divided: those of the numerator, or wider."""
    for measure in measures:
        figure, divided_by = _figure(measure), measure.denominator
        if divided_by is not None and divided_by.figure is not None:
            added_up = (*figure.added_up, *divided_by.added_up)
            narrower = {**figure.where, **divided_by.where}
            where = {name: word for name, word in narrower.items() if name not in added_up}
            wider = {"figure": divided_by.figure, "where": where, "added_up": added_up}
            published = figure.model_copy(update=wider)
            numerator = measure.numerator.model_copy(update={"published": published})
            yield figure_rows(measure.model_copy(update={"numerator": numerator}))


_NO_DIVISORS = "SELECT * FROM figure_row WHERE FALSE"
_FEWEST_PEOPLE, _NEAREST_PEOPLE = 100, 10
"""Rates are not given of fewer people than that; others are rounded, so that a file's own number
of pupils or learners is not repeated to the last child."""

_YEARS = """SELECT CAST(EXTRACT(YEAR FROM MIN(start)) AS INTEGER) AS year FROM figure_row
HAVING COUNT(*) > 0
UNION ALL
SELECT year + 1 FROM calendar_year
WHERE year < (SELECT EXTRACT(YEAR FROM MAX(start)) FROM figure_row)"""

_PERIODS = f"""SELECT measure, 'year' AS period_type, CAST(year AS VARCHAR) AS period,
  CAST(year || '-01-01' AS DATE) AS first_day, CAST((year + 1) || '-01-01' AS DATE) AS next_day,
  parts_of_year AS parts
FROM calendar_year CROSS JOIN rule
UNION ALL
SELECT measure, 'window_36', year || '-01/P36M', CAST(year || '-01-01' AS DATE),
  CAST((year + {_YEARS_OF_WINDOW}) || '-01-01' AS DATE), parts_of_year * {_YEARS_OF_WINDOW}
FROM calendar_year CROSS JOIN rule
WHERE has_windows AND year + {_YEARS_OF_WINDOW - 1} <= (SELECT MAX(year) FROM calendar_year)
UNION ALL
SELECT measure, 'month', SUBSTRING(CAST(first_day AS VARCHAR), 1, 7), first_day,
  CAST(first_day + INTERVAL '1' MONTH AS DATE), 1
FROM rule CROSS JOIN (
  SELECT CAST(CAST(year || '-01-01' AS DATE) + month * INTERVAL '1' MONTH AS DATE) AS first_day
  FROM calendar_year CROSS JOIN (
    VALUES {", ".join(f"({month})" for month in range(MONTHS_OF_YEAR))}) AS months (month)
) AS every_month
WHERE has_months AND first_day <= (SELECT MAX(start) FROM figure_row
  WHERE figure_row.measure = rule.measure)"""

_PERIOD_YEARS = f"""SELECT DISTINCT period_type, period,
  CAST(EXTRACT(YEAR FROM first_day) AS INTEGER) + step AS year,
  CASE WHEN period_type = 'month' THEN 1 / 12.0 ELSE 1.0 END AS years
FROM period JOIN (
  VALUES {", ".join(f"({step})" for step in range(_YEARS_OF_WINDOW))}) AS steps (step)
  ON step = 0 OR period_type = 'window_36'"""


def _areas(measures: Sequence[Measure], partnership: Partnership) -> str:
    """Where each measure may have a value of its own: publishers' areas, or those added up."""
    rows = []
    for measure in measures:
        known = [(AreaType.DISTRICT.value, district.code) for district in partnership.districts]
        if _figure(measure).as_published:
            known += [(each.area_type.value, each.code) for each in partnership.joined_areas]
        rows += [(measure.measure, *each) for each in known]
        if not _figure(measure).as_published:
            rows.append((measure.measure, AreaType.UNPLACED.value, NO_LOCATION))
    return rows_of_text("areas", ["measure", "area_type", "area_code"], rows)


_GIVERS = """SELECT measure, area_code, supplier, MIN(start) AS begun_on
FROM figure_row GROUP BY 1, 2, 3"""

# What each giver gave for each area and period, and whether that is all of it.
_GIVEN = """SELECT giver.measure, giver.area_code, giver.supplier, period_type, period,
  COUNT(DISTINCT start) = MAX(parts) AS is_whole, SUM(value) AS total, MAX(parts) AS parts,
  COUNT(DISTINCT start) AS starts, COUNT(value) AS figures,
  COUNT(CASE WHEN state = 'suppressed' THEN 1 END) > 0 AS is_withheld,
  COUNT(CASE WHEN state <> 'released' THEN 1 END) > 0 AS is_gap,
  COUNT(CASE WHEN ended_on < next_day THEN 1 END) > 0 AS is_ended,
  MAX(extract.as_at_date) AS as_at_date
FROM giver JOIN rule USING (measure)
JOIN period ON period.measure = giver.measure AND next_day > begun_on
LEFT JOIN figure_row ON figure_row.measure = giver.measure
  AND figure_row.area_code = giver.area_code AND figure_row.supplier = giver.supplier
  AND start >= first_day AND start < next_day
LEFT JOIN extract ON extract.extract_id = figure_row.extract_id
LEFT JOIN basis_end ON basis_end.feed = rule.feed AND basis_end.supplier = giver.supplier
GROUP BY 1, 2, 3, 4, 5"""

_STATE = """CASE WHEN COUNT(supplier) = 0 THEN 'not_collected'
    WHEN COUNT(supplier) > COUNT(CASE WHEN is_whole THEN 1 END) THEN
      CASE WHEN COUNT(CASE WHEN is_ended AND NOT is_whole THEN 1 END) > 0
        THEN 'not_collected' ELSE 'missing' END
    WHEN COUNT(CASE WHEN is_withheld THEN 1 END) > 0 THEN 'suppressed'
    WHEN COUNT(CASE WHEN is_gap THEN 1 END) > 0 THEN 'missing'
    ELSE 'released' END"""

# Averages are whole numbers before they are added up, so that the whole is the sum of its parts.
_CELLS = f"""SELECT area.measure, area_type, area.area_code, period.period_type, period.period,
  {_STATE} AS state,
  ROUND(SUM(total) / CASE WHEN over_a_year = 'mean' THEN MAX(given.parts) ELSE 1 END) AS counted,
  SUM(total) / NULLIF(SUM(figures), 0) AS averaged, MIN(given.as_at_date) AS as_at_date,
  COUNT(supplier) AS givers
FROM area JOIN rule USING (measure) JOIN period USING (measure)
LEFT JOIN given ON given.measure = area.measure AND given.area_code = area.area_code
  AND given.period_type = period.period_type AND given.period = period.period
GROUP BY 1, 2, 3, 4, 5, over_a_year"""

_COLUMNS = (
    "measure, area_type, area_code, period_type, period, state, counted, averaged, as_at_date"
)


def _own_cells(measures: Sequence[Measure]) -> str:
    """Each area's cells. Of a measure of the whole alone districts are added up and not shown."""
    whole_only = [measure.measure for measure in measures if measure.years == "partnership"]
    return f"""SELECT * FROM cell WHERE (area_type <> 'unplaced' OR givers > 0)
  AND NOT (area_type = 'district' AND COALESCE(measure IN ({listed(whole_only)}), FALSE))"""


def _whole(partnership: Partnership) -> str:
    """The partnership: its districts and what has no place, added up. A share cannot be."""
    code = quoted(partnership.area_code)
    furthest = " ".join(
        f"WHEN COUNT(CASE WHEN state = {quoted(state)} THEN 1 END) > 0 THEN {quoted(state)}"
        for state in ("not_collected", "missing", "suppressed")
    )
    return f"""SELECT measure, 'partnership' AS area_type, {code} AS area_code, period_type, period,
  CASE WHEN BOOL_OR(is_as_published) THEN 'not_collected' {furthest} ELSE 'released' END AS state,
  SUM(counted) AS counted, CAST(NULL AS DOUBLE) AS averaged, MIN(as_at_date) AS as_at_date
FROM cell JOIN rule USING (measure)
WHERE area_code IN ({districts_of(partnership)}) OR (area_type = 'unplaced' AND givers > 0)
GROUP BY 1, 4, 5"""


# People in an average part of the year; over a window, the sum of its years. Of a share that is
# added up over a year, all of whom the numerator is a part.
_DIVISORS = """SELECT divisor_row.measure, area_code, period_type, period,
  SUM(value) / MAX(CASE WHEN is_share AND over_a_year = 'sum' THEN 1 ELSE parts_of_year END)
    AS people,
  COUNT(CASE WHEN state <> 'released' THEN 1 END) = 0 AS is_known
FROM divisor_row JOIN rule USING (measure)
JOIN period ON period.measure = divisor_row.measure AND start >= first_day AND start < next_day
GROUP BY 1, 2, 3, 4"""


def _divided_by(partnership: Partnership) -> str:
    inside = f"area_code IN ({districts_of(partnership)}) OR area_code = '{NO_LOCATION}'"
    of_areas = f"""SELECT * FROM divisor
UNION ALL
SELECT measure, {quoted(partnership.area_code)}, period_type, period, SUM(people),
  COUNT(CASE WHEN NOT is_known THEN 1 END) = 0
FROM divisor WHERE {inside} GROUP BY 1, 3, 4"""
    return f"""SELECT measure, area_code, period_type, period,
  CASE WHEN is_known AND people >= {_FEWEST_PEOPLE}
    THEN ROUND(people / {_NEAREST_PEOPLE}.0) * {_NEAREST_PEOPLE} END AS people
FROM ({of_areas}) AS of_areas"""


def _unplaced() -> str:
    """Nothing lies outside or in an unknown area; what has no location is what has no area."""
    others = [state.value for state in UNPLACED_AREAS if state.value != NO_LOCATION]
    listed = " UNION ALL ".join(f"SELECT {quoted(each)} AS code" for each in others)
    return f"""SELECT measure, 'unplaced' AS area_type, code AS area_code, period_type, period,
  CASE WHEN state = 'suppressed' THEN 'missing' ELSE state END AS state, 0 AS counted,
  CAST(NULL AS DOUBLE) AS averaged, as_at_date
FROM whole JOIN rule USING (measure) CROSS JOIN ({listed}) AS others WHERE NOT is_as_published
UNION ALL
SELECT cell.measure, 'unplaced', cell.area_code, cell.period_type, cell.period,
  CASE WHEN whole.state = 'suppressed' THEN 'missing' ELSE whole.state END, 0, NULL,
  whole.as_at_date
FROM cell JOIN whole USING (measure, period_type, period)
WHERE cell.area_type = 'unplaced' AND givers = 0"""


_VALUES = """SELECT every_cell.measure, every_cell.area_type, every_cell.area_code,
  every_cell.period_type, every_cell.period, 'all' AS breakdown, 'all' AS category, state,
  CASE WHEN state = 'released' AND NOT is_as_published
    THEN CAST(counted AS BIGINT) END AS numerator,
  CASE WHEN state = 'released' THEN CASE WHEN has_divisor THEN people ELSE denominator END * CASE
    WHEN over_a_year = 'mean' AND every_cell.period_type = 'month' THEN 12 ELSE 1 END
  END AS denominator,
  CASE WHEN state = 'released' AND is_as_published THEN averaged END AS published,
  CASE WHEN state = 'released' THEN CAST(1 AS DOUBLE) END AS completeness,
  CASE WHEN state = 'released' THEN every_cell.as_at_date END AS as_at_date
FROM every_cell JOIN rule USING (measure)
LEFT JOIN divided_by ON divided_by.measure = every_cell.measure
  AND divided_by.area_code = every_cell.area_code
  AND divided_by.period_type = every_cell.period_type
  AND divided_by.period = every_cell.period
LEFT JOIN person_years ON person_years.measure = every_cell.measure
  AND person_years.area_type = every_cell.area_type
  AND person_years.area_code = every_cell.area_code
  AND person_years.period_type = every_cell.period_type
  AND person_years.period = every_cell.period
  AND person_years.breakdown = 'all' AND person_years.category = 'all'
WHERE NOT (every_cell.area_type = 'unplaced' AND is_as_published)
ORDER BY 1, 2, 3, 4, 5, 6, 7"""
