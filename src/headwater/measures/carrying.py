"""Carries residents who were counted in small areas of 2011 to those of 2021, by stated weights.

A merged or renamed area is carried whole. A split one is apportioned: by the weights that the file
of changes states, or else by the residents of its parts in the first year for which all of them
have been counted. An area that changed irregularly, or whose weights are not known, is not
carried: its residents count in their district and in no small area of 2021, and that is said.

Source: Simpson 2002, Geography conversion tables, International Journal of Population Geography 8,
69-82 (apportioning by the share of residents).
"""

from headwater.measures.sql import with_tables
from headwater.tables.changes import CarriedPopulation
from headwater.tables.places import Population
from headwater.tables.schema import Expression

OFF_BY_AT_MOST = 0.001
"""By how much the stated weights of one area may miss 1: they are rounded."""

# Codes of unchanged areas stand in both vintages, so only a code that is no 2021 one is of 2011.
_KNOWN = """SELECT small_area_code FROM area_lookup WHERE vintage = 2021
UNION SELECT small_area_code_2021 FROM area_change"""

_PAIRS = """SELECT DISTINCT small_area_code_2011 AS old_code, small_area_code_2021 AS new_code,
  change, weight
FROM area_change WHERE small_area_code_2011 NOT IN (SELECT small_area_code FROM known)"""

_PARTS = """SELECT old_code, COUNT(*) AS parts, COUNT(weight) AS weights, SUM(weight) AS weighed,
  COUNT(CASE WHEN change = 'irregular' THEN 1 END) AS irregular
FROM pair GROUP BY 1"""

_COUNTED = """SELECT old_code, new_code, year, SUM(persons) AS persons
FROM pair JOIN population_as_stated ON small_area_code = new_code GROUP BY 1, 2, 3"""

_BASE_YEARS = """SELECT old_code, MIN(year) AS year FROM (
  SELECT old_code, year, MAX(parts) AS parts, COUNT(*) AS counted, SUM(persons) AS persons
  FROM counted JOIN part USING (old_code) GROUP BY 1, 2) AS by_year
WHERE counted = parts AND persons > 0 GROUP BY 1"""

_WEIGHTS = f"""SELECT old_code, new_code, weight, weight < 1 AS is_apportioned
FROM pair JOIN part USING (old_code)
WHERE weights = parts AND ABS(weighed - 1) <= {OFF_BY_AT_MOST}
UNION ALL
SELECT old_code, new_code, 1.0, FALSE FROM pair JOIN part USING (old_code)
WHERE parts = 1 AND weights = 0 AND irregular = 0
UNION ALL
SELECT counted.old_code, new_code,
  persons / SUM(persons) OVER (PARTITION BY counted.old_code), TRUE
FROM counted JOIN base_year ON base_year.old_code = counted.old_code
  AND base_year.year = counted.year
JOIN part ON part.old_code = counted.old_code
WHERE parts > 1 AND weights = 0 AND irregular = 0"""

# Where a file states a part of the area for the same year, carrying would count residents twice.
_CARRIED = """SELECT weights.new_code, weight, is_apportioned, stated.*
FROM population_as_stated AS stated
JOIN weights ON weights.old_code = stated.small_area_code
LEFT JOIN (SELECT DISTINCT old_code, year FROM counted) AS taken
  ON taken.old_code = stated.small_area_code AND taken.year = stated.year
WHERE taken.old_code IS NULL"""

_LEFT = """SELECT stated.*, part.old_code IS NOT NULL AS is_old
FROM population_as_stated AS stated
LEFT JOIN (SELECT DISTINCT small_area_code, year FROM carried) AS gone
  ON gone.small_area_code = stated.small_area_code AND gone.year = stated.year
LEFT JOIN part ON part.old_code = stated.small_area_code
WHERE gone.small_area_code IS NULL"""

_TABLES = {
    "known": _KNOWN,
    "pair": _PAIRS,
    "part": _PARTS,
    "counted": _COUNTED,
    "base_year": _BASE_YEARS,
    "weights": _WEIGHTS,
    "carried": _CARRIED,
    "left_there": _LEFT,
}


def carry_population() -> Expression:
    """`population` from `population_as_stated`, `area_change` and `area_lookup`.

    Residents of each year, age and sex add up to those stated.
    """
    select = """SELECT small_area_code, year, age, sex, persons FROM left_there
UNION ALL
SELECT new_code, year, age, sex, SUM(persons * weight) FROM carried GROUP BY 1, 2, 3, 4"""
    return Expression(Population, with_tables(_TABLES) + select)


def carried_population() -> Expression:
    """How many residents of each year stand where they were stated, or were carried, and how."""
    select = """SELECT year, way, SUM(persons) AS persons FROM (
  SELECT year, CASE WHEN is_old THEN 'not_carried' ELSE 'stated' END AS way, persons
  FROM left_there
  UNION ALL
  SELECT year, CASE WHEN is_apportioned THEN 'apportioned' ELSE 'exact' END, persons * weight
  FROM carried) AS every_row GROUP BY 1, 2 ORDER BY 1, 2"""
    return Expression(CarriedPopulation, with_tables(_TABLES) + select)
