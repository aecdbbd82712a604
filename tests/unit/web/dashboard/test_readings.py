"""What may be said of a number, and of one number beside another."""

from dataclasses import replace

import pytest
from tests.unit.products import sample

from headwater.released.opened import Release
from headwater.released.values import ValueRow
from headwater.vocabulary.states import ValueState
from headwater_web.dashboard.figures import source_words
from headwater_web.dashboard.readings import Comparison, compare, note_words, reading

COMPARISONS = [
    # range of one   of the other   what may be said
    ((10, 12), (5, 9), Comparison.HIGHER),
    ((1, 4), (5, 9), Comparison.LOWER),
    ((4, 6), (5, 9), Comparison.CANNOT_TELL),
    ((9, 12), (5, 9), Comparison.CANNOT_TELL),
    ((None, None), (5, 9), Comparison.NOT_COMPARED),
    ((4, 6), (None, None), Comparison.NOT_COMPARED),
]


@pytest.fixture
def row(release: Release) -> ValueRow:
    return release.cell("sharp_admissions", sample.WHOLE, "2025")


@pytest.mark.parametrize(("one", "other", "expected"), COMPARISONS)
def test_comparisons(
    row: ValueRow,
    one: tuple[float | None, float | None],
    other: tuple[float | None, float | None],
    expected: Comparison,
) -> None:
    first = replace(row, lower=one[0], upper=one[1])
    second = replace(row, lower=other[0], upper=other[1])
    assert compare(first, second) is expected


def test_nothing_is_said_beside_an_absent_cell(row: ValueRow) -> None:
    assert compare(row, None) is Comparison.NOT_COMPARED


def test_no_bare_number(release: Release, row: ValueRow) -> None:
    note = note_words(row, release.measure("sharp_admissions"))
    assert note.startswith("95% range ")
    assert note.endswith("events")
    assert "about" in note


def test_an_exact_count_is_not_called_rough(release: Release) -> None:
    exact = release.cell("knife_crime", sample.WHOLE, "2025")
    assert "about" not in note_words(exact, release.measure("knife_crime"))


def said(release: Release, name: str, series: list[ValueRow]) -> str:
    return reading(release, release.measure(name), "Riverside", series)


def test_a_reading_gives_value_range_and_count(release: Release) -> None:
    series = release.series("sharp_admissions", sample.WHOLE, "year")
    sentence = said(release, "sharp_admissions", series)
    assert sentence.startswith("In 2025, Riverside had ")
    assert "95% range" in sentence


def test_no_comparison_across_a_break(release: Release) -> None:
    series = release.series("knife_crime", sample.WHOLE, "year")[:4]
    assert "cannot be compared with 2022" in said(release, "knife_crime", series)


def test_a_withheld_value_is_not_read_as_a_number(release: Release, row: ValueRow) -> None:
    withheld = replace(row, state=ValueState.SUPPRESSED, value=None, numerator=None)
    assert said(release, "sharp_admissions", [withheld]) == (
        "The number for 2025 is withheld to protect people."
    )


def test_nothing_known_is_not_zero(release: Release, row: ValueRow) -> None:
    missing = replace(row, state=ValueState.MISSING, value=None)
    assert "not the same as zero" in said(release, "sharp_admissions", [missing])


def test_overlapping_windows_are_not_compared(release: Release) -> None:
    small = next(area for area in release.areas if area.parent_code and area.vintage)
    series = release.series("ed_assaults", small.code, "window_36")
    assert "overlap" not in said(release, "ed_assaults", series)


def test_a_feed_of_several_suppliers_is_one_source(
    release: Release, row: ValueRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure = release.measure("sharp_admissions")
    first, *_ = release.sources_of(measure.measure)
    both = (first, replace(first, supplier="another"))
    monkeypatch.setattr(Release, "sources_of", lambda *_: both)
    assert source_words(release, measure, [row]).count(first.title) == 1
