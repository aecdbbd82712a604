"""The planted truth on its whole way: returns received, one decision, and what is released."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow import csv

from headwater.demo.delivering.world import World, make_world
from headwater.demo.education import after_school, schooling
from headwater.demo.places.districts import Districts
from headwater.demo.registers import reference_files
from headwater.demo.registers.agreements import basis_register
from headwater.demo.seeds.truths import TRUTHS
from headwater.demo.seeds.volume import FULL
from headwater.exchange.report import Outcome
from headwater.pipeline.engine import Engine, open_engine
from headwater.pipeline.receiving.files import load_or_refuse
from headwater.pipeline.releasing.running import run
from headwater.released import layout
from headwater.released.names import MeasureNotFound
from headwater.released.opened import Release
from headwater.released.provision import LikeWithLike, ProvisionCompared
from headwater.released.reader import ReleasedReader
from headwater.settings import read_settings
from headwater.vocabulary.provision import Likeness, Obstacle, Question, Setting

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = NOW.date()
CITY, COUNTY = "city_council", "county_council"
LATER = date(2027, 3, 1)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A home that holds two years of returns of both settings, and no event."""
    root = tmp_path_factory.mktemp("provision")
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
        for number, (feed, supplier, table) in enumerate(files(world)):
            load(opened, feed, supplier, table, root / f"{number}.csv")
        release(opened)
        yield opened


def files(world: World) -> Iterator[tuple[str, str, pa.Table]]:
    yield "basis_register", "partnership", basis_register(world.partnership)
    lookup = reference_files.area_lookup(world.partnership, world.geography)
    yield "area_lookup_2021", "national_statistics", lookup
    districts = Districts(world.partnership, world.geography, world.residents)
    for year in TRUTHS.provision.years:
        people = reference_files.population(world.geography, world.residents, year=year)
        yield "population_small_area", "national_statistics", people
        followed = after_school.destinations(districts, year=year, years=year - 2020, seed=7)
        left = schooling.left_school(districts, year=year, seed=7)
        for supplier, table in followed.items():
            yield "post16_destinations", supplier, pa.concat_tables([table, left[supplier]])
        for supplier, table in schooling.attendance(districts, year=year, seed=7).items():
            yield "school_attendance", supplier, table
        provided = schooling.alternative(districts, year=year, seed=7)
        yield "alternative_provision", CITY, provided


def load(engine: Engine, feed: str, supplier: str, table: pa.Table, path: Path) -> None:
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


def said(release: Release, question: Question, supplier: str) -> ProvisionCompared:
    (found,) = [
        each for each in release.provision if (each.question, each.supplier) == (question, supplier)
    ]
    return found


def compared(release: Release, question: Question) -> LikeWithLike:
    found = said(release, question, CITY).compared
    assert found is not None
    return found


PLANTED = [
    (Question.ATTENDANCE, TRUTHS.provision.attendance, 0.015),
    (Question.DESTINATION, TRUTHS.provision.destination, 0.06),
]


@pytest.mark.parametrize(("question", "planted", "within"), PLANTED)
def test_the_planted_difference_is_found_among_similar_pupils(
    first: Release, question: Question, planted: float, within: float
) -> None:
    found = compared(first, question).difference
    assert found.value == pytest.approx(planted, abs=within)
    assert found.lower < planted < found.upper < 0


def test_who_is_sent_there_makes_the_gap_look_far_larger(first: Release) -> None:
    found = compared(first, Question.ATTENDANCE)
    assert found.plain_difference.upper < found.difference.lower
    assert found.plain_difference.value < 2 * TRUTHS.provision.attendance
    assert found.pupils_alike > 0.9


def test_similar_is_what_both_returns_say_of_pupils(first: Release) -> None:
    attended = said(first, Question.ATTENDANCE, CITY)
    assert attended.alike[-1] is Likeness.FREE_MEALS
    assert (attended.period, attended.not_alike) == ("2024/25", ())
    left = said(first, Question.DESTINATION, CITY)
    assert left.not_alike == (Likeness.FREE_MEALS,)
    assert (left.period, left.as_at_date) == ("2025-01", date(2025, 12, 31))


def test_of_the_county_it_is_said_why_not(first: Release) -> None:
    (reason,) = said(first, Question.ATTENDANCE, COUNTY).reasons
    assert (reason.obstacle, reason.feed) == (Obstacle.NO_BASIS, "alternative_provision")
    (reason,) = said(first, Question.DESTINATION, COUNTY).reasons
    assert (reason.obstacle, reason.setting) == (Obstacle.NOT_KNOWN, Setting.ALTERNATIVE)
    assert reason.share == pytest.approx(1 - TRUTHS.provision.county_not_known, abs=0.06)
    for question in Question:
        assert said(first, question, COUNTY).compared is None


def test_groups_of_pupils_are_no_measure_of_the_release(engine: Engine, first: Release) -> None:
    sent = {"school_attendance", "alternative_provision", "post16_destinations"}
    of_feeds = {
        measure.measure for measure in engine.measures if sent.issuperset(measure.numerator.feeds)
    }
    assert {measure.measure for measure in first.measures} == of_feeds
    with pytest.raises(MeasureNotFound):
        first.values(measure="provision/attendance/alternative/people")
    folder = ReleasedReader(engine.settings.released).folder(first.release_id)
    stored = pq.read_table(folder / layout.VALUES, columns=["measure"])["measure"]
    assert set(stored.to_pylist()) == of_feeds


def test_no_small_group_is_shown(first: Release) -> None:
    for question in Question:
        for group in compared(first, question).groups:
            assert group.alternative_pupils >= 10
            assert group.alternative_pupils % 5 == group.mainstream_pupils % 5 == 0


def test_when_the_agreement_ends_the_comparison_is_withdrawn(
    engine: Engine, first: Release, tmp_path: Path
) -> None:
    register = basis_register(engine.partnership).to_pylist()
    for row in register:
        if row["feed"] == "alternative_provision":
            row["ends_on"] = "2026-12-31"
    table = pa.Table.from_pylist(register)
    load(engine, "basis_register", "partnership", table, tmp_path / "register.csv")
    assert said(release(engine), Question.ATTENDANCE, CITY).compared is not None
    found = said(release(engine, LATER), Question.ATTENDANCE, CITY)
    assert found.compared is None
    (reason,) = found.reasons
    assert (reason.obstacle, reason.since) == (Obstacle.NO_BASIS, date(2027, 1, 1))
    assert said(first, Question.ATTENDANCE, CITY).compared is not None  # a release is not altered
