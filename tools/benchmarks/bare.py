"""The baseline: DuckDB reads the file and groups it, with no check of any kind."""

import sys

import duckdb

duckdb.execute("SET threads = 2")
groups = duckdb.sql(
    f"""SELECT "Month", "LSOA code", "Crime type", count(*)
    FROM read_csv('{sys.argv[1]}') GROUP BY ALL"""
).fetchall()
print(len(groups))
