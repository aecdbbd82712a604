"""Writes files in the shape of police.uk street files, of any size, from a fixed seed."""

from pathlib import Path

import duckdb

CATEGORIES = (
    "Violence and sexual offences",
    "Anti-social behaviour",
    "Public order",
    "Criminal damage and arson",
    "Shoplifting",
    "Other theft",
    "Burglary",
    "Vehicle crime",
    "Drugs",
    "Robbery",
    "Possession of weapons",
    "Bicycle theft",
    "Theft from the person",
    "Other crime",
)
SMALL_AREAS = 700

_ROWS = """
COPY (
  SELECT
    CASE WHEN category = 2 THEN NULL
         ELSE md5(CAST(CASE WHEN draw % 400 = 0 THEN row_number - 1 ELSE row_number END AS TEXT))
              || md5('second' ||
              CAST(CASE WHEN draw % 400 = 0 THEN row_number - 1 ELSE row_number END AS TEXT))
    END AS "Crime ID",
    strftime(DATE '2021-01-01' + to_months(CAST(month AS INT)), '%Y-%m') AS "Month",
    'Example Police' AS "Reported by", 'Example Police' AS "Falls within",
    CASE WHEN draw % 125 = 0 THEN NULL ELSE printf('%.6f', -1.3 + (draw % 7000) / 10000.0) END
      AS "Longitude",
    CASE WHEN draw % 125 = 0 THEN NULL ELSE printf('%.6f', 52.8 + (draw % 6000) / 10000.0) END
      AS "Latitude",
    CASE WHEN draw % 125 = 0 THEN 'No Location'
         ELSE 'On or near Example Street ' || CAST(draw % 9000 AS TEXT) END AS "Location",
    CASE WHEN draw % 125 = 0 THEN NULL
         ELSE 'E0199' || lpad(CAST(draw % {areas} AS TEXT), 4, '0') END AS "LSOA code",
    CASE WHEN draw % 125 = 0 THEN NULL
         ELSE 'Example ' || lpad(CAST(draw % {areas} AS TEXT), 4, '0') END AS "LSOA name",
    ([{categories}])[category] AS "Crime type",
    CASE WHEN category = 2 THEN NULL ELSE 'Investigation complete; no suspect identified' END
      AS "Last outcome category",
    NULL AS "Context"
  FROM (
    SELECT i AS row_number, hash(i + {seed}) % 1000003 AS draw,
           CAST(hash(i * 7 + {seed}) % 14 + 1 AS INT) AS category,
           (i * 60) // {rows} AS month
    FROM range({rows}) AS numbers(i)
  )
) TO '{path}' (HEADER, DELIMITER ',')
"""


def write_street_file(path: Path, *, rows: int, seed: int = 1) -> Path:
    """Write `rows` rows over sixty months; one in four hundred repeats the row before it."""
    categories = ", ".join(f"'{name}'" for name in CATEGORIES)
    statement = _ROWS.format(
        areas=SMALL_AREAS, categories=categories, seed=seed, rows=rows, path=path
    )
    with duckdb.connect() as connection:
        connection.execute("SET threads = 2")
        connection.execute(statement)
    return path


def write_lookup(path: Path, *, district_codes: list[str], vintage: str, district: str) -> Path:
    """Write a lookup that puts the small areas into the districts in turn."""
    lines = [f"lsoa{vintage}_name,lsoa{vintage}_code,{district}_name,{district}_code"]
    if district == "ltla24":
        lines = ["lsoa21_name,lsoa21_code,ward24_name,ward24_code,ltla24_name,ltla24_code"]
    for number in range(SMALL_AREAS):
        code = f"E0199{number:04d}"
        home = district_codes[number % len(district_codes)]
        ward = f"Ward,E0599{number % 100:04d}," if district == "ltla24" else ""
        lines.append(f"Example {number:04d},{code},{ward}Example district,{home}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
