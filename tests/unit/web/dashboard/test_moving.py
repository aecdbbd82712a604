"""Whether a saved view moved: beyond chance, never over a break or a new definition."""

from dataclasses import replace

import pytest
from tests.unit.products import sample

from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.released.values import ValueRow
from headwater.vocabulary.states import ValueState
from headwater_web.dashboard.saved_views import moving
from headwater_web.dashboard.saved_views.moving import Moved, SaidThen, movement
from headwater_web.dashboard.saved_views.reading import PageReading, read_page

pytestmark = pytest.mark.usefixtures("shown")
KNIVES = "/measures/knife_crime/?area=Z07000001"


@pytest.fixture
def row(release: Release) -> ValueRow:
    """A released year with its interval."""
    rows = release.series("ed_assaults", sample.WHOLE, "year")
    return next(each for each in reversed(rows) if each.is_released and each.lower)


@pytest.fixture
def reader(release_root: object) -> ReleasedReader:
    """The two sample releases."""
    return ReleasedReader(release_root)  # type: ignore[arg-type]  # a path


def of_rows(old: ValueRow, new: ValueRow, release: Release) -> Moved:
    """What is said of two cells."""
    return moving._of_rows(old, new, release).moved


def test_the_same_cell_says_the_same(row: ValueRow, release: Release) -> None:
    assert of_rows(row, row, release) is Moved.SAME


def test_a_revision_is_told_apart_from_chance(row: ValueRow, release: Release) -> None:
    assert row.value is not None
    far = replace(row, value=row.value * 3, lower=row.value * 2.8, upper=row.value * 3.2)
    near = replace(row, value=row.value * 1.001)
    assert of_rows(row, far, release) is Moved.HIGHER
    assert of_rows(far, row, release) is Moved.LOWER
    assert of_rows(row, near, release) is Moved.CANNOT_TELL


def test_numbers_without_a_range_are_not_compared(row: ValueRow, release: Release) -> None:
    bare = replace(row, value=1.0, lower=None, upper=None)
    assert of_rows(row, bare, release) is Moved.NOT_COMPARED


def test_windows_that_share_months_are_not_compared(row: ValueRow, release: Release) -> None:
    old = replace(row, period="2022-01/P36M")
    new = replace(row, period="2023-01/P36M", value=9_999.0, lower=9_998.0, upper=10_000.0)
    assert of_rows(old, new, release) is Moved.NOT_COMPARED


def test_nothing_is_compared_over_a_break(release: Release) -> None:
    found = next(each for each in release.breaks if not each.is_spliced and not each.is_shock)
    rows = release.series(found.measure, sample.WHOLE, "year")
    before = replace(rows[-1], period=str(found.month.year - 1), value=1.0, lower=0.9, upper=1.1)
    after = replace(rows[-1], period=str(found.month.year + 1), value=9.0, lower=8.9, upper=9.1)
    assert of_rows(before, after, release) is Moved.NOT_COMPARED


def test_a_number_that_is_withheld_now_is_news(row: ValueRow, release: Release) -> None:
    hidden = replace(row, state=ValueState.SUPPRESSED, value=None, lower=None, upper=None)
    found = moving._of_rows(row, hidden, release)
    assert found.moved is Moved.OTHERWISE
    assert found.is_news
    assert "withheld" in found.words
    assert "shows one now" in moving._of_rows(hidden, row, release).words


def test_a_new_definition_is_not_compared(release: Release, reader: ReleasedReader) -> None:
    now = read_page(release, KNIVES)
    then = SaidThen(KNIVES, "R0001-0f0f0f0f", "Then.", now.figure.replace(".v1/", ".v9/"))
    assert movement(then, now, release=release, reader=reader).moved is Moved.NOT_COMPARED


def test_a_release_that_is_not_here_is_not_compared(
    release: Release, reader: ReleasedReader
) -> None:
    now = read_page(release, KNIVES)
    gone = now.figure.replace(release.release_id, "R0000-00000000")
    found = movement(
        SaidThen(KNIVES, "R0000-00000000", "Then.", gone), now, release=release, reader=reader
    )
    assert found.moved is Moved.NOT_COMPARED


def test_the_release_before_said_the_same(release: Release, reader: ReleasedReader) -> None:
    before = reader.open("R0001-0f0f0f0f")
    then = read_page(before, KNIVES)
    said = SaidThen(KNIVES, before.release_id, then.words, then.figure)
    now = read_page(release, KNIVES)
    assert movement(said, now, release=release, reader=reader).moved is Moved.SAME


def test_what_is_not_there_is_gone(release: Release, reader: ReleasedReader) -> None:
    now = read_page(release, "/areas/Z99999999/")
    assert now.is_gone
    found = movement(
        SaidThen(KNIVES, "R0001-0f0f0f0f", "Then.", ""), now, release=release, reader=reader
    )
    assert found.moved is Moved.GONE


def test_another_wording_of_the_same_is_no_movement(
    release: Release, reader: ReleasedReader
) -> None:
    now = read_page(release, "/places/")
    then = SaidThen("/places/", "R0001-0f0f0f0f", "As it was worded once.", "")
    assert movement(then, now, release=release, reader=reader).moved is Moved.SAME


def test_without_the_release_of_then_its_words_are_compared(
    release: Release, reader: ReleasedReader
) -> None:
    now = read_page(release, "/places/")
    then = SaidThen("/places/", "R0000-00000000", "It said something else.", "")
    found = movement(then, now, release=release, reader=reader)
    assert (found.moved, found.is_news) == (Moved.OTHERWISE, True)


def test_what_was_saved_before_any_release_is_not_compared(
    release: Release, reader: ReleasedReader
) -> None:
    then = SaidThen(KNIVES, "", "", "")
    now = read_page(release, KNIVES)
    assert movement(then, now, release=release, reader=reader).moved is Moved.NOT_COMPARED


def test_pages_without_a_sentence_are_not_compared(
    release: Release, reader: ReleasedReader
) -> None:
    now = read_page(release, "/sources/")
    assert now == PageReading("")
    found = movement(
        SaidThen("/sources/", "R0001-0f0f0f0f", "", ""), now, release=release, reader=reader
    )
    assert (found.moved, found.is_news) == (Moved.NOT_COMPARED, False)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/measures/ed_assaults/?breakdown=age_band", "by age"),
        ("/areas/Z07000001/", "live in Northbank"),
        ("/areas/Z01001001/", "No number yet"),
        ("/places/", "nobody can tell"),
    ],
)
def test_each_kind_of_page_is_read_with_its_as_at_date(
    release: Release, address: str, said: str
) -> None:
    found = read_page(release, address)
    assert said in found.words
    assert "Data up to" in found.foot


def test_a_page_of_one_release_stays_with_it(release: Release) -> None:
    pinned = read_page(release, f"{KNIVES}&release=R0001-0f0f0f0f")
    assert pinned.figure.startswith("R0001-0f0f0f0f/")
