"""What is released of institutions: words alone, from numbers that could be shown, in order."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from headwater.definitions.library import Library
from headwater.pipeline.releasing.quality.institutions import institutions_of, shown_by, watched
from headwater.released.quality import Institutions
from headwater.tables.results import InstitutionCount
from headwater.vocabulary.policies import DisclosurePolicy
from headwater.vocabulary.quality import Oddity

SPECIFICATIONS = Library(Path(__file__).resolve().parents[5] / "definitions").extracts()
FEED = "school_suspensions_exclusions"
TERMS = [date(year, month, 1) for year in (2024, 2025) for month in (1, 4, 9)]
ODD, LATE = "990007", "990003"


def told(**counts: list[int]) -> Institutions:
    """Eight schools, of which one stands out and one has not sent the newest term."""
    rows, present = [], []
    for number in range(8):
        school = f"99000{number}"
        for place, term in enumerate(TERMS):
            if school == LATE and term == TERMS[-1]:
                continue
            count = counts.get(f"s{school}", [60] * 6)[place]
            present.append((FEED, "city", school, term))
            rows.append((FEED, "city", school, 0, "secondary", term, count, 1_000, 0))
    return told_of(rows, present)


def told_of(rows: list[tuple[object, ...]], present: list[tuple[object, ...]]) -> Institutions:
    names = ("feed", "supplier", "organisation", "period_start")
    (found,) = institutions_of(
        pa.Table.from_pylist(
            [dict(zip(InstitutionCount.columns(), row, strict=True)) for row in rows]
        ),
        pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in present]),
        specifications={FEED: SPECIFICATIONS[FEED]},
    )
    return found


def test_the_odd_and_the_late_are_named_in_the_order_of_their_references() -> None:
    found = told(**{f"s{ODD}": [60, 60, 60, 60, 60, 180]})
    assert [(note.institution, note.oddity) for note in found.notes] == [
        (LATE, Oddity.LATE),
        (ODD, Oddity.UNLIKE_PEERS),
    ]
    odd = found.notes[-1]
    assert odd.is_more
    assert odd.group == "Phase: secondary"
    assert odd.period == "2025-09"
    assert found.institutions == 8
    assert (found.judged, found.not_judged) == (7, 1)


def test_no_number_of_a_school_is_released() -> None:
    found = told(**{f"s{ODD}": [60, 60, 60, 60, 60, 187]})
    assert "187" not in repr(found)
    assert "185" not in repr(found)


def test_small_counts_are_withheld_before_anything_is_compared() -> None:
    found = told(**{f"s990{n:03d}": [0] * 6 for n in range(7)}, **{f"s{ODD}": [0] * 5 + [7]})
    assert [note.oddity for note in found.notes] == [Oddity.LATE]
    # One number is too small to show; the late one is simply not there.
    assert (found.not_judged, found.too_small, found.otherwise_not_judged) == (2, 1, 1)


SHOWN = [(0, 0.0), (1, None), (7, None), (8, 10.0), (12, 10.0), (13, 15.0)]


@pytest.mark.parametrize(("count", "shown"), SHOWN)
def test_counts_are_shown_as_everywhere(count: int, shown: float | None) -> None:
    assert shown_by(DisclosurePolicy.NHS_SUBNATIONAL, count) == shown
    assert shown_by(DisclosurePolicy.OPEN, count) == count


def test_only_feeds_that_declare_it_are_watched() -> None:
    assert set(watched(SPECIFICATIONS)) == {
        "alternative_provision",
        "further_education",
        "school_attendance",
        "school_roll_changes",
        "school_suspensions_exclusions",
    }
    unwatched = SPECIFICATIONS[FEED].model_copy(update={"institutions": ()})
    assert watched({FEED: unwatched}) == {}


def test_losses_before_examinations_are_watched_over_a_year() -> None:
    (rolls,) = SPECIFICATIONS["school_roll_changes"].institutions
    assert (rolls.only, rolls.periods) == (("10", "11"), 12)
