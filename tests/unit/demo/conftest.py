"""One full and one reduced demonstration of an invented partnership, generated once."""

from pathlib import Path

import duckdb
import pytest

from headwater.definitions.library import Library
from headwater.definitions.partnership import Partnership
from headwater.demo import REDUCED, DemoFiles, generate

SEED = 7
DEFINITIONS = Path(__file__).resolve().parents[3] / "definitions"


@pytest.fixture(scope="session")
def partnership() -> Partnership:
    """Five districts, the third of them the large town; nobody has named the second hospital."""
    codes = ["E07900001", "E07900002", "E06900003", "E07900004", "E07900005"]
    names = ["Alderford", "Birchley", "Castleton Cross", "Dunmere", "Elmstow"]
    return Partnership.model_validate(
        {
            "key": "invented",
            "version": 1,
            "name": "Invented Violence Reduction Partnership",
            "short_name": "Partnership",
            "area_code": "E23900001",
            "area_name": "Inventshire",
            "districts": [
                {"code": code, "name": name, "community_safety_partnership": name}
                for code, name in zip(codes, names, strict=True)
            ],
            "bodies": [{"key": "police", "name": "Inventshire Police", "kind": "police"}],
            "scope": "serious_violence",
            "contact_email": "team@invented.example",
            "purpose": "To test.",
        }
    )


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(DEFINITIONS)


@pytest.fixture(scope="session")
def full(partnership: Partnership, tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    directory = tmp_path_factory.mktemp("full")
    return generate(partnership, seed=SEED, scale=1, directory=directory)


@pytest.fixture(scope="session")
def reduced(partnership: Partnership, tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    directory = tmp_path_factory.mktemp("reduced")
    return generate(partnership, seed=SEED, scale=1, directory=directory, volume=REDUCED)


class Answers:
    """Direct counts over the files: views of the feeds and of the truth."""

    def __init__(self, demo: DemoFiles) -> None:
        self.connection = duckdb.connect()
        root = demo.manifest.parent
        for feed in sorted({file.feed for file in demo.files}):
            self._view(feed, f"{root}/inbox/{feed}/*.csv")
        for truth in ("places", "ethnicity", "near_repeats"):
            self._view(f"true_{truth}", f"{root}/truth/{truth}.csv")
        self._view("true_identities", f"{root}/truth/identities_*.csv")
        self._view("offence_codes", f"{DEFINITIONS}/codelists/offence_codes.csv")
        self.connection.execute(_CRIME)

    def _view(self, name: str, files: str) -> None:
        self.connection.execute(
            f"CREATE VIEW {name} AS FROM read_csv('{files}', all_varchar = true, header = true, "
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


@pytest.fixture(scope="session")
def answers(full: DemoFiles) -> Answers:
    return Answers(full)
