"""What changed between two releases is told from what both show, and from nothing else."""

import csv
import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.products import sample

from headwater.products import write_release
from headwater.products.changes import changes_between
from headwater.released.changes import (
    BasisChangeKind,
    ChangedFigure,
    ChangeKind,
    Difference,
    LoadedFile,
    ReleaseChanges,
    figures_of,
    read_figures,
    read_made_at,
    read_notes,
    read_tally,
)
from headwater.released.opened import Release
from headwater.released.release import Break, Released
from headwater.tables.results import ReleasedChange
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.periods import parse_period
from headwater.vocabulary.states import ValueState

ED = sample.MEASURES[1]
WHOLE = Area(sample.WHOLE, "Riverside", AreaType.PARTNERSHIP)
FIRST = "R0001-0f0f0f0f"
Counts = dict[str, int | None]
"""Exact counts by period; None is a period that has not arrived, and an absent one is no cell."""


def released(counts: Counts, release_id: str = sample.RELEASE_ID, **changes: object) -> Released:
    """A release of one measure in the whole area, by period."""
    rows = []
    for period, exact in counts.items():
        row = sample.cell(ED, WHOLE, parse_period(period), exact or 0)
        absent = replace(
            row, state=ValueState.MISSING, value=None, numerator=None, lower=None, upper=None
        )
        rows.append(absent if exact is None else row)
    words = {"measures": (ED,), "breaks": (), "release_id": release_id} | changes
    return replace(sample.released((), values=sample.table(rows)), **words)  # type: ignore[arg-type]


def changed(before: Counts, now: Counts, **changes: object) -> dict[str, ChangedFigure]:
    """The changed figures by period."""
    found = changes_between(Release.of(released(before, FIRST)), released(now, **changes), files=())
    return {figure.period: figure for figure in figures_of(found.figures)}


KINDS = """
before    now       kind
500       500       -
500       502       -
500       600       revised
0         500       revised
500       0         revised
500       4         newly_withheld
4         500       no_longer_withheld
4         6         -
absent    500       new
absent    4         new
missing   500       new
missing   4         new
500       missing   gone
500       absent    gone
4         missing   gone
missing   absent    -
missing   missing   -
"""


@pytest.mark.parametrize("line", KINDS.strip().splitlines()[1:])
def test_what_became_of_a_cell(line: str) -> None:
    before, now, kind = line.split()
    found = changed(one(before), one(now))
    assert [figure.kind for figure in found.values()] == ([] if kind == "-" else [kind])


def one(said: str) -> Counts:
    if said == "absent":
        return {}
    return {"2025": None if said == "missing" else int(said)}


NUMBERS = ("value", "numerator", "lower", "upper")


@given(
    st.dictionaries(st.sampled_from(["2023", "2024", "2025"]), st.integers(0, 40), min_size=1),
    st.dictionaries(st.sampled_from(["2023", "2024", "2025"]), st.integers(0, 40), min_size=1),
)
def test_nothing_is_told_that_the_two_releases_do_not_show(before: Counts, now: Counts) -> None:
    """Oracle: every number in the table stands in one of the releases, in that very cell."""
    old, new = released(before, FIRST), released(now)
    shown = [
        {row.period: row for row in Release.of(each).values(measure=ED.measure)}
        for each in (old, new)
    ]
    found = list(figures_of(changes_between(Release.of(old), new, files=()).figures))
    for figure in found:
        for side, rows in zip(("before", "now"), shown, strict=True):
            row = rows.get(figure.period)
            assert getattr(figure, f"state_{side}") == (row.state if row else None)
            for number in NUMBERS:
                told = getattr(figure, f"{number}_{side}")
                assert told == (getattr(row, number) if row and row.is_released else None)
    assert {figure.period for figure in found} == {
        period
        for period in shown[0].keys() | shown[1].keys()
        if shows(shown[0].get(period)) != shows(shown[1].get(period))
    }


def shows(row: object) -> object:
    return (row.state, row.numerator) if row is not None else None  # type: ignore[attr-defined]


def test_a_change_behind_a_withheld_number_is_never_hinted_at() -> None:
    assert changed({"2025": 2}, {"2025": 7}) == {}
    (figure,) = changed({"2025": 2}, {"2025": 500}).values()
    assert (figure.value_before, figure.numerator_before, figure.lower_before) == (None,) * 3
    assert figure.difference is Difference.NOT_COMPARED


DIFFERENCES = [
    # before   now       said of the revision
    (500, 800, Difference.HIGHER),
    (800, 500, Difference.LOWER),
    (500, 510, Difference.CANNOT_TELL),
]


@pytest.mark.parametrize(("before", "now", "said"), DIFFERENCES)
def test_a_revision_beyond_chance_is_told_apart(before: int, now: int, said: Difference) -> None:
    figure = changed({"2025": before}, {"2025": now})["2025"]
    assert (figure.compared_with, figure.difference) == ("2025", said)
    assert figure.is_beyond_chance is (said is not Difference.CANNOT_TELL)


@pytest.mark.parametrize("words", [{"version": 2}, {"definition": "Something else."}])
def test_numbers_of_two_definitions_are_not_compared(words: dict[str, object]) -> None:
    newer = (replace(ED, **words),)  # type: ignore[arg-type]
    figure = changed({"2025": 500}, {"2025": 900}, measures=newer)["2025"]
    assert figure.difference is Difference.NOT_COMPARED


def cut(month: str, **more: object) -> Break:
    return Break(ED.measure, date.fromisoformat(f"{month}-01"), "A new system.", **more)  # type: ignore[arg-type]


SPLICE = {"factor": 2.0, "factor_source": "Recorded both ways for a month"}
NEW_PERIODS = [
    # breaks                            beside   said
    ((), "2024", Difference.LOWER),
    ((cut("2025-01"),), "2024", Difference.NOT_COMPARED),
    ((cut("2025-06"),), "2024", Difference.NOT_COMPARED),
    ((cut("2025-06", **SPLICE),), "2024", Difference.NOT_COMPARED),
    ((cut("2024-01"),), "2024", Difference.LOWER),
    ((cut("2025-01", factor=0.5, factor_source="A study"),), "2024", Difference.CANNOT_TELL),
]


@pytest.mark.parametrize(("breaks", "beside", "said"), NEW_PERIODS)
def test_a_new_number_is_set_beside_the_year_before_and_not_across_a_break(
    breaks: tuple[Break, ...], beside: str, said: Difference
) -> None:
    """The force changed its system and half as many are recorded: that is no fall."""
    figure = changed({"2024": 1000}, {"2024": 1000, "2025": 500}, breaks=breaks)["2025"]
    assert (figure.kind, figure.compared_with, figure.difference) == ("new", beside, said)


def test_overlapping_windows_have_no_year_before() -> None:
    window = {"2022-01/P36M": 1000}
    figure = changed(window, {**window, "2025-01/P36M": 500})["2025-01/P36M"]
    assert figure.compared_with is None


def notes(before: Released, now: Released, *files: LoadedFile) -> ReleaseChanges:
    return changes_between(Release.of(before), now, files=files).notes


def test_definitions_bases_names_and_breaks_that_changed_are_named() -> None:
    before = sample.released(release_id=FIRST, breaks=())
    ambulance = next(each for each in sample.SOURCES if each.feed == "ambulance")
    in_force = replace(ambulance, state="current", withdrawn_on=None, specification_version="1.1.0")
    before = replace(before, sources=(in_force, *sample.SOURCES[:3]))
    measures = (replace(sample.MEASURES[0], version=2), *sample.MEASURES[1:-1])
    whole, first, *rest = sample.areas()
    now = sample.released(
        measures,
        areas=(whole, replace(first, name="Northbank and Hill"), *rest),
        sources=(
            replace(ambulance, specification_version="1.2.0"),
            replace(sample.SOURCES[0], supplier_name="Riverside Health"),
            *sample.SOURCES[1:3],
            sample.SOURCES[-1],
        ),
    )
    found = notes(before, now)
    assert [(each.key, each.before, each.now) for each in found.definitions] == [
        ("sharp_admissions", "1", "2"),
        ("street_crime", "1", None),
        ("ambulance", "1.1.0", "1.2.0"),
    ]
    assert [(each.kind, each.feed, each.day) for each in found.bases] == [
        (BasisChangeKind.LAPSED, "ambulance", date(2025, 9, 30)),
        (BasisChangeKind.NEW, "open_street", None),
    ]
    assert [(each.what, each.before, each.now) for each in found.names] == [
        ("area", "Northbank", "Northbank and Hill"),
        ("supplier", "Riverside Health Board", "Riverside Health"),
    ]
    assert [each.month for each in found.breaks] == [date(2023, 4, 1)]
    assert notes(now, before).breaks_withdrawn == found.breaks


def test_two_releases_that_are_alike_have_no_changes() -> None:
    same = sample.released(release_id=FIRST)
    found = changes_between(Release.of(same), sample.released(), files=())
    assert found.figures.num_rows == 0
    assert not any((found.notes.definitions, found.notes.bases, found.notes.names))


FILE = LoadedFile(
    extract_id="abc123",
    feed=ED.sources[0],
    title="Emergency department attendances",
    supplier="riverside_hospital",
    supplier_name="Riverside Hospital",
    policy="nhs_subnational",
    version=2,
    loaded_on=date(2026, 1, 19),
    as_at_date=date(2025, 12, 31),
    months=(date(2025, 11, 1), date(2025, 12, 1)),
    period="",
    supersedes=("aaa111",),
)


def test_what_is_written_is_what_is_read(tmp_path) -> None:  # type: ignore[no-untyped-def]
    now = released({"2024": 1000, "2025": 500})
    changes = changes_between(Release.of(released({"2024": 600}, FIRST)), now, files=(FILE,))
    folder = write_release(now, root=tmp_path, figures=False, changes=changes)
    assert read_notes(folder) == changes.notes
    assert read_notes(folder).files == (FILE,)  # type: ignore[union-attr]
    figures = read_figures(folder)
    assert list(figures) == list(figures_of(changes.figures))
    assert read_figures(folder, measure="none") == ()
    assert read_tally(folder) == {
        ED.measure: Counter({ChangeKind.NEW: 1, ChangeKind.REVISED: 1, "beyond_chance": 2})
    }
    assert read_figures(folder, beyond_chance=True) == figures
    assert read_made_at(folder) == datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
    with (folder / "changes.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    dictionary = json.loads((folder / "changes.schema.json").read_text())
    assert len(rows) == 2
    assert [field["name"] for field in dictionary["fields"]] == list(rows[0])
    assert list(rows[0]) == list(ReleasedChange.columns())
    digests = (folder / "SHA256SUMS").read_text()
    assert all(name in digests for name in ("changes.json", "changes.parquet", "changes.csv"))


def test_a_first_release_has_no_changes(tmp_path) -> None:  # type: ignore[no-untyped-def]
    folder = write_release(released({"2025": 500}), root=tmp_path, figures=False)
    assert read_notes(folder) is None
    assert (read_figures(folder), read_tally(folder)) == ((), {})
