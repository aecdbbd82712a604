"""The names that words are looked up in: those that ship, and those that the office loads."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from headwater.exchange.report import Outcome
from headwater.pipeline.engine import Engine, open_engine
from headwater.pipeline.receiving.files import load_or_refuse
from headwater.pipeline.receiving.place_names import gazetteer_of
from headwater.placing import place
from headwater.settings import read_settings

HEADER = "name,kind,small_area_code,district_code,alias,source"
AREA, DISTRICT = "E01033400", "E06000018"
TODAY, NOW = date(2026, 11, 2), datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    settings = read_settings({"HEADWATER_HOME": str(tmp_path / "home"), "HEADWATER_KEY": "2e" * 32})
    with closing(open_engine(settings)) as opened:
        yield opened


def load(engine: Engine, folder: Path, *rows: str) -> Outcome:
    path = folder / "names.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", "utf-8")
    report, _code = load_or_refuse(
        engine, path, feed="local_gazetteer", supplier=None, today=TODAY, now=NOW
    )
    return report.outcome


def where(engine: Engine, words: str) -> tuple[str | None, str | None]:
    placed = place(words, gazetteer_of(engine))
    return placed.small_area_code, placed.district_code


def test_names_that_ship_are_known_at_once(engine: Engine) -> None:
    assert where(engine, "outside Rock City")[1] == DISTRICT
    assert where(engine, "outside the Quux Arcade") == (None, None)


def test_names_that_are_loaded_are_added(engine: Engine, tmp_path: Path) -> None:
    rows = [
        f"Quux Arcade,venue,{AREA},{DISTRICT},Quuxie|The Quuxes,Open names",
        f"Zorble,Suburban Area,,{DISTRICT},,Open names",
    ]
    assert load(engine, tmp_path, *rows) is Outcome.ACCEPTED
    assert where(engine, "outside the Quux Arcade") == (AREA, DISTRICT)
    assert where(engine, "at the Quuxes") == (AREA, DISTRICT)
    assert where(engine, "Zorble") == (None, DISTRICT)
    assert where(engine, "outside Rock City")[1] == DISTRICT


def test_a_newer_file_takes_the_place_of_the_one_before(engine: Engine, tmp_path: Path) -> None:
    load(engine, tmp_path, f"Quux Arcade,venue,{AREA},{DISTRICT},,Open names")
    load(engine, tmp_path, f"Gnarl Hall,venue,{AREA},{DISTRICT},,Open names")
    assert where(engine, "Quux Arcade") == (None, None)
    assert where(engine, "Gnarl Hall") == (AREA, DISTRICT)


def test_rows_that_name_no_kind_or_no_district_are_rejected(engine: Engine, tmp_path: Path) -> None:
    rows = [
        f"Quux Arcade,castle,{AREA},{DISTRICT},,Open names",
        f"Gnarl Hall,venue,{AREA},,,Open names",
        f",venue,{AREA},{DISTRICT},,Open names",
    ]
    assert load(engine, tmp_path, *rows) is Outcome.REFUSED
    assert where(engine, "Gnarl Hall") == (None, None)


def test_the_office_s_own_register_is_offered_to_nobody(engine: Engine) -> None:
    assert "local_gazetteer" not in {offer.feed for offer in engine.offers(TODAY)}
