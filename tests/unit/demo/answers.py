"""Direct counts over generated files, by plain SQL that shares no code with the product."""

from pathlib import Path

import duckdb

from headwater.demo import DemoFiles

DEFINITIONS = Path(__file__).resolve().parents[3] / "definitions"


class Answers:
    """Direct counts over the files: the feeds and the truth as tables."""

    def __init__(self, demo: DemoFiles) -> None:
        self.connection = duckdb.connect()
        root = demo.manifest.parent
        for feed in sorted({file.feed for file in demo.files}):
            self._load(feed, f"{root}/inbox/{feed}/*.csv")
        for truth in ("places", "ethnicity", "near_repeats"):
            self._load(f"true_{truth}", f"{root}/truth/{truth}.csv")
        self._load("true_identities", f"{root}/truth/identities_*.csv")
        self._load("offence_codes", f"{DEFINITIONS}/codelists/offence_codes.csv")
        self.connection.execute(_CRIME)

    def _load(self, name: str, files: str) -> None:
        self.connection.execute(
            f"CREATE TABLE {name} AS FROM read_csv('{files}', all_varchar = true, header = true, "
            "union_by_name = true)"
        )

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        return self.connection.execute(sql).fetchall()

    def number(self, sql: str) -> float:
        row = self.connection.execute(sql).fetchone()
        assert row is not None
        return float(row[0])


_CRIME = """
    CREATE TABLE crime AS
    SELECT DISTINCT ON ("Crime Ref")
        "Crime Ref" AS reference,
        value AS offence_code,
        coalesce(
            try_strptime("Committed From", '%d/%m/%Y %H:%M'),
            try_strptime("Committed From", '%Y-%m-%d %H:%M'),
            try_strptime("Committed From", '%d %b %Y %H:%M')
        ) AS committed_at,
        "LSOA21" AS area,
        "Knife Flag" = 'Y' AS knife,
        "DA Flag" = 'Y' AS domestic
    FROM police_recorded_crime JOIN offence_codes ON code = "HO Code"
"""
