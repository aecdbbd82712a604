"""Writes files of emergency attendances after assault, of any size, from a fixed seed."""

from pathlib import Path

import duckdb

SUPPLIER = "hospital_a"
_ROWS = """
COPY (
  SELECT
    'SYN-' || lpad(CAST(CASE WHEN draw % 500 = 0 THEN number - 1 ELSE number END AS TEXT), 9, '0')
      AS "Attendance Identifier",
    '{supplier}' AS "Site Code of Treatment",
    strftime(happened + to_minutes(CAST(20 + draw % 300 AS INT)), '%Y-%m-%dT%H:%M:%S')
      AS "Arrival Date Time",
    strftime(happened, '%Y-%m-%dT%H:%M:%S') AS "Assault Date Time",
    (['KNIFE', 'GLASS', 'BLUNT', 'BODY', 'KNIVES', NULL])[CAST(draw % 6 + 1 AS INT)]
      AS "Assault Method",
    NULL AS "Assault Location Type",
    CASE WHEN draw % 5 = 0 THEN NULL
         ELSE 'E0199' || lpad(CAST(draw % 700 AS TEXT), 4, '0') END AS "Assault Location LSOA21",
    (['Y', 'N', NULL])[CAST(draw % 3 + 1 AS INT)] AS "Alcohol Involved",
    CASE WHEN draw % 300 = 0 THEN '199' ELSE CAST(12 + draw % 60 AS TEXT) END
      AS "Age at Attendance",
    CAST(1 + draw % 2 AS TEXT) AS "Person Stated Gender Code",
    (['A', 'B', 'C', 'Z', '99'])[CAST(draw % 5 + 1 AS INT)] AS "Ethnic Category",
    'Given' || CAST(draw % 900 AS TEXT) AS "Given Name",
    'Family' || CAST(draw % 7000 AS TEXT) AS "Family Name",
    strftime(DATE '1950-01-01' + CAST(draw % 22000 AS INT), '%Y-%m-%d') AS "Date of Birth",
    'ZZ' || CAST(draw % 90 AS TEXT) || ' ' || CAST(draw % 9 AS TEXT) || 'AA'
      AS "Postcode of Usual Address"
  FROM (
    SELECT i AS number, hash(i + {seed}) % 1000003 AS draw,
      TIMESTAMP '2020-01-01' + to_minutes((i * 2100000) // {rows}) AS happened
    FROM range(1, {rows} + 1) AS numbers(i)
  )
) TO '{path}' (HEADER, DELIMITER ',')
"""
REGISTER = f"""\
basis_reference,kind,feed,supplier,supplier_name,purpose,fields,licence,dpia_reference,starts_on,\
ends_on,keep_raw_days,state
SYN-B1,agreement,ed_assault_attendances,{SUPPLIER},The first hospital trust,Measuring speed,*,,\
SYN-D1,2019-01-01,,30,in_force
"""


def write_attendances(path: Path, *, rows: int, seed: int = 1) -> Path:
    """Write `rows` attendances over four years.

    One in five hundred repeats a reference, one in six has a code that nobody knows, one in three
    hundred an age that nobody has.
    """
    with duckdb.connect() as connection:
        connection.execute(_ROWS.format(path=path, rows=rows, seed=seed, supplier=SUPPLIER))
    return path


def write_register(path: Path) -> Path:
    """Write a register of bases that permits the file."""
    path.write_text(REGISTER, "utf-8")
    return path
