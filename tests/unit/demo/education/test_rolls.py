"""The planted losses from rolls are said by the release, and of no other school anything is."""

from collections import defaultdict
from datetime import date

import pyarrow as pa
import pytest

from headwater.definitions.extract import ExtractSpecification
from headwater.definitions.library import Library
from headwater.definitions.partnership import Partnership
from headwater.demo.education.rolls import rolls
from headwater.demo.places.districts import Districts
from headwater.demo.places.geography import draw_geography
from headwater.demo.places.residents import settle
from headwater.demo.seeds.truths import TRUTHS
from headwater.demo.seeds.volume import REDUCED
from headwater.pipeline.releasing.quality.institutions import institutions_of
from headwater.released.quality import Institutions
from headwater.tables.results import InstitutionCount
from headwater.vocabulary.quality import Oddity

FEED = "school_roll_changes"
TRUTH = TRUTHS.rolls
Cells = list[dict[str, str]]


@pytest.fixture(scope="module", params=[7, 8, 20261122])
def sent(request: pytest.FixtureRequest, partnership: Partnership) -> dict[str, Cells]:
    """What each council sends of all years, for several seeds."""
    seed: int = request.param
    geography = draw_geography(partnership, seed=seed, volume=REDUCED)
    residents = settle(geography, seed=seed, volume=REDUCED)
    districts = Districts(partnership, geography, residents)
    found: dict[str, Cells] = defaultdict(list)
    for year in TRUTH.years:
        for council, table in rolls(districts, year=year, seed=seed).items():
            found[council] += table.to_pylist()
    return found


@pytest.fixture(scope="module")
def specification(library: Library) -> ExtractSpecification:
    return library.extract(FEED)


@pytest.fixture(scope="module")
def said(sent: dict[str, Cells], specification: ExtractSpecification) -> Institutions:
    """What a release says of them, counted here without the warehouse."""
    counts, present = [], []
    for council, rows in sent.items():
        for row in rows:
            month = date.fromisoformat(row["Month"])
            present.append((FEED, council, row["School URN"], month))
            if row["Year Group"] in {"10", "11"}:
                about = (FEED, council, row["School URN"], 0, row["Year Group"], month)
                counts.append((*about, int(row["Left"]), int(row["On Roll"]), 0))
    names = ("feed", "supplier", "organisation", "period_start")
    (found,) = institutions_of(
        pa.Table.from_pylist(
            [dict(zip(InstitutionCount.columns(), row, strict=True)) for row in counts]
        ),
        pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in present]),
        specifications={FEED: specification},
    )
    return found


def test_the_planted_school_is_said_in_both_years_and_no_other_is(said: Institutions) -> None:
    assert [(note.institution, note.oddity, note.group, note.is_more) for note in said.notes] == [
        (TRUTH.school, Oddity.UNLIKE_PEERS, "Year group: 10", True),
        (TRUTH.school, Oddity.UNLIKE_PEERS, "Year group: 11", True),
    ]
    assert {note.period for note in said.notes} == {"2025-01 to 2025-12"}
    assert not any(note.few for note in said.notes)


def test_the_small_school_is_warned_of_and_not_named(said: Institutions) -> None:
    assert (said.too_small, said.not_judged, said.otherwise_not_judged) == (2, 2, 0)
    assert TRUTH.small_school not in repr(said)
    assert said.judged == 2 * (said.institutions - 1)


def test_the_share_of_the_small_school_is_as_large_as_that_of_the_planted(
    sent: dict[str, Cells],
) -> None:
    assert share_left(sent, TRUTH.small_school) > 3 * share_left(sent, "990505")
    assert share_left(sent, TRUTH.school) > 3 * share_left(sent, "990505")
    assert left_of(sent, TRUTH.small_school) == 2 * TRUTH.small_lost


def test_the_cohort_loses_the_planted_share_and_is_not_replaced(sent: dict[str, Cells]) -> None:
    rows = rows_of(sent, TRUTH.school, "2025")
    first = next(int(row["On Roll"]) for row in rows if row["Month"] == "2025-01-01")
    cohort = [
        row for row in rows if row["Year Group"] == ("11" if row["Month"] >= "2025-09" else "10")
    ]
    beyond = sum(int(row["Left"]) - int(row["Joined"]) for row in cohort)
    assert beyond / first == pytest.approx(TRUTH.share_lost, abs=0.005)
    elsewhere = rows_of(sent, "990505", "2025")
    assert len({row["On Roll"] for row in elsewhere}) == 1


def test_those_said_to_have_gone_somewhere_are_no_more_than_left(sent: dict[str, Cells]) -> None:
    parts = ("Managed Moves Out", "To Home Education", "Destination Unknown")
    rows = [row for found in sent.values() for row in found]
    assert all(sum(int(row[part]) for part in parts) <= int(row["Left"]) for row in rows)
    assert len({row["Return Ref"] for row in rows}) == len(rows)


def rows_of(sent: dict[str, Cells], school: str, year: str) -> Cells:
    """The rows of the years before examinations."""
    return [
        row
        for found in sent.values()
        for row in found
        if row["School URN"] == school
        and row["Month"].startswith(year)
        and row["Year Group"] in {"10", "11"}
    ]


def left_of(sent: dict[str, Cells], school: str) -> int:
    return sum(int(row["Left"]) for row in rows_of(sent, school, "2025"))


def share_left(sent: dict[str, Cells], school: str) -> float:
    among = sum(int(row["On Roll"]) for row in rows_of(sent, school, "2025"))
    return left_of(sent, school) / among
