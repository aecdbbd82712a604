"""What is planted of offers, on its whole way: two returns received, one decision, one release."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow import csv

from headwater.demo.counts import published
from headwater.demo.delivering.world import make_world
from headwater.demo.justice import offers
from headwater.demo.places.districts import Districts
from headwater.demo.registers.agreements import basis_register
from headwater.demo.seeds.truths import TRUTHS
from headwater.demo.seeds.volume import FULL
from headwater.exchange.report import Outcome
from headwater.pipeline.engine import Engine, open_engine
from headwater.pipeline.receiving.files import load_or_refuse
from headwater.pipeline.releasing.running import run
from headwater.released import layout
from headwater.released.offers import Offer, OfferMap
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.settings import read_settings
from headwater.vocabulary.offers import Prevention
from headwater.vocabulary.states import ValueState

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY, LATER = NOW.date(), date(2027, 3, 1)
FEED = "youth_justice_offers"
TOWN, COUNTY = "youth_justice_city", "youth_justice_county"
VALUES = {
    "SALT": "speech_language_therapy",
    "CUSTODY": "custody_suite_work",
    "SPORT": "sport_and_arts",
    "KNIFE": "knife_awareness",
    "RJ": "restorative_justice",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A home that holds both services' returns of offers, and what one measure counts."""
    root = tmp_path_factory.mktemp("offers")
    settings = read_settings(
        {
            "HEADWATER_HOME": str(root / "home"),
            "HEADWATER_EXCHANGE": str(root / "exchange"),
            "HEADWATER_RELEASED": str(root / "released"),
            "HEADWATER_PARTNERSHIP": "nottinghamshire",
            "HEADWATER_KEY": "2e" * 32,
        }
    )
    with closing(open_engine(settings)) as opened:
        world = make_world(opened.partnership, seed=7, scale=1, volume=FULL)
        districts = Districts(world.partnership, world.geography, world.residents)
        load(opened, "basis_register", "partnership", basis_register(world.partnership), root)
        count = published.claimants(districts, year=2025, seed=7)
        load(opened, "claimant_count", "national_statistics", count, root)
        for supplier, table in offers.offers(districts, year=2024).items():
            load(opened, FEED, supplier, table, root)
        release(opened)
        yield opened


def load(engine: Engine, feed: str, supplier: str, table: pa.Table, folder: Path) -> None:
    path = folder / f"{feed}_{supplier}.csv"
    csv.write_csv(table, path)
    report, _ = load_or_refuse(engine, path, feed=feed, supplier=supplier, today=TODAY, now=NOW)
    assert report.outcome is Outcome.ACCEPTED, report
    assert report.rows_rejected == 0, report.rejections


def release(engine: Engine, today: date = TODAY) -> Release:
    run(engine, today=today, clock=lambda: NOW, progress=lambda _: None, with_documents=False)
    return ReleasedReader(engine.settings.released).open()


@pytest.fixture(scope="module")
def first(engine: Engine) -> Release:
    return ReleasedReader(engine.settings.released).open()


@pytest.fixture(scope="module")
def found(first: Release) -> OfferMap:
    assert first.offers is not None
    return first.offers


def places(found: OfferMap) -> tuple[int, int]:
    """The places of the town and of the county among the authorities."""
    names = [each.name for each in found.authorities]
    return names.index("Nottingham"), names.index("Nottinghamshire County")


def offer(found: OfferMap, code: str) -> Offer:
    (same,) = [each for each in found.offers if each.key == VALUES[code]]
    return same


def test_what_only_one_authority_offers_is_what_was_planted(found: OfferMap) -> None:
    town, county = places(found)
    truth = TRUTHS.offers
    assert {each.key for each in found.only(town, county)} == {
        VALUES[code] for code in truth.town_alone
    }
    assert {each.key for each in found.only(county, town)} == {
        VALUES[code] for code in truth.county_alone
    }
    assert found.silent == ()
    assert {each.year for each in found.authorities} == {"2024/25"}
    assert {each.as_at_date for each in found.authorities} == {date(2025, 3, 31)}
    assert all(each.is_whole for each in found.authorities)


def test_nobody_offers_primary_prevention(found: OfferMap) -> None:
    assert found.prevention_by_nobody == (Prevention.PRIMARY,)
    assert found.prevention_not_said == 0
    town, _county = places(found)
    assert found.prevention_in(town)[Prevention.TERTIARY] == 4


def test_a_few_children_are_withheld_whoever_withholds_them(found: OfferMap) -> None:
    town, county = places(found)
    for code in TRUTHS.offers.town_alone:
        (line,) = offer(found, code).by[town]
        assert (line.children, line.state) == (None, ValueState.SUPPRESSED)
    (line,) = offer(found, TRUTHS.offers.reached_nobody).by[county]
    assert (line.children, line.state) == (None, ValueState.SUPPRESSED)


def test_none_is_a_number_and_not_said_is_none(found: OfferMap) -> None:
    town, county = places(found)
    (line,) = offer(found, TRUTHS.offers.reached_nobody).by[town]
    assert (line.children, line.state) == (0, ValueState.RELEASED)
    (line,) = offer(found, TRUTHS.offers.not_said).by[county]
    assert (line.children, line.state) == (None, ValueState.MISSING)


def test_numbers_are_shown_to_the_nearest_five(found: OfferMap) -> None:
    shown = [
        line.children
        for each in found.offers
        for lines in each.by
        for line in lines
        if line.children is not None
    ]
    assert len(shown) == 16
    assert all(number % 5 == 0 for number in shown)


def test_offers_are_no_measure_of_the_release(engine: Engine, first: Release) -> None:
    folder = ReleasedReader(engine.settings.released).folder(first.release_id)
    stored = pq.read_table(folder / layout.VALUES, columns=["measure"])["measure"]
    assert set(stored.to_pylist()) == {measure.measure for measure in first.measures}
    assert not any("offer" in name for name in stored.to_pylist())


def test_without_an_agreement_nothing_is_said_of_a_service(
    engine: Engine, found: OfferMap, tmp_path: Path
) -> None:
    register = basis_register(engine.partnership).to_pylist()
    for row in register:
        if (row["feed"], row["supplier"]) == (FEED, COUNTY):
            row["ends_on"] = "2026-12-31"
    load(engine, "basis_register", "partnership", pa.Table.from_pylist(register), tmp_path)
    after = release(engine, LATER).offers
    assert after is not None
    assert [each.name for each in after.authorities] == ["Nottingham"]
    (silent,) = after.silent
    assert "Youth Justice" in silent
    assert len(found.authorities) == 2  # a release is not altered
