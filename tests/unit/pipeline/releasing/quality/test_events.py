"""What is told of quality is too coarse to name a small count, and says where it comes from."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.analyses.quality import Shown, Told
from headwater.custody import ExtractRecord
from headwater.definitions.library import Library
from headwater.exchange.report import FileReport, Finding, Outcome
from headwater.exchange.wire import write_message
from headwater.pipeline.releasing.quality.asked import asked_of
from headwater.pipeline.releasing.quality.events import released_quality, shown
from headwater.tables.results import FieldQuality, ReleasedQuality
from headwater.vocabulary.policies import DisclosurePolicy
from headwater.vocabulary.quality import Aspect

LIBRARY = Library(Path(__file__).resolve().parents[5] / "definitions")
FEED = "ed_assault_attendances"
SPECIFICATION = LIBRARY.extract(FEED)
CODELISTS = LIBRARY.codelists()
JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)
TOLD = Told("ed", "north", JULY, Aspect.FILLED, "age", 400, part=372)
PROTECTED = {"ed": DisclosurePolicy.NHS_SUBNATIONAL}
REPORT = FileReport(
    feed=FEED,
    supplier="north",
    file_name="july.csv",
    sha256="",
    outcome=Outcome.ACCEPTED,
    rows_in_file=2_000,
    rows_accepted=1_860,
    rows_rejected=140,
    rejections=(Finding("missing_value", "Empty.", "assaulted_at", 140),),
    notes=(
        Finding("not_in_codelist", "Unknown.", "ethnic_category", 100),
        Finding("extra_column", "Dropped.", "Shoe size", 0),
    ),
    first_month=JULY,
    last_month=JULY,
)
RECORD = ExtractRecord(
    extract_id="e1",
    feed=FEED,
    supplier="north",
    version=1,
    file_name="july.csv",
    sha256="",
    as_at_date=date(2026, 7, 31),
    loaded_at=datetime(2026, 8, 12, 9, tzinfo=UTC),
    rows_in_file=2_000,
    rows_accepted=1_860,
    rows_rejected=140,
    becomes="event",
    period_key="",
    basis_reference="I-1",
    basis_ends_on=None,
    keep_raw_days=30,
    nature="synthetic",
    report=json.dumps(write_message(REPORT)),
)


def counts(**fields: tuple[int, int]) -> pa.Table:
    """July of the north: (filled, not stated) of 1,860 rows, by field."""
    rows = [
        {
            "feed": FEED,
            "supplier": "north",
            "month": JULY,
            "extract_id": "e1",
            "field": field,
            "rows": 1_860,
            "filled": filled,
            "not_stated": unstated,
        }
        for field, (filled, unstated) in fields.items()
    ]
    return pa.table({name: [row[name] for row in rows] for name in FieldQuality.columns()})


def released(*records: ExtractRecord, **fields: tuple[int, int]) -> dict[tuple[str, str], object]:
    """The value of each aspect and field."""
    found = released_quality(
        counts(**fields),
        extracts=records or (RECORD,),
        specifications={FEED: SPECIFICATION},
        codelists=CODELISTS,
    )
    assert found.column_names == list(ReleasedQuality.columns())
    return {
        (row["aspect"], row["field"]): row["value"]
        for row in found.to_pylist()
        if row["months"] == 1
    }


def test_a_field_that_every_row_needs_is_judged_over_the_file() -> None:
    found = released(occurred_at=(1_860, 0))
    assert found["filled", "occurred_at"] == 0.93


def test_not_stated_and_not_recorded_stand_apart_and_leave_what_is_filled() -> None:
    found = released(ethnicity=(1_395, 186))
    assert found["not_stated", "ethnicity"] == 0.10
    assert found["not_recorded", "ethnicity"] == 0.15
    assert found["filled", "ethnicity"] == 0.75


def test_cells_that_could_not_be_read_are_told_by_the_field_that_they_become() -> None:
    found = released(ethnicity=(1_395, 186), age=(1_860, 0))
    assert found["valid", "ethnicity"] == 0.95
    assert found["valid", "age"] == 1.0


def test_a_rule_is_told_as_the_rows_that_keep_it() -> None:
    assert released(arrival_before_assault=(1_823, 0))["consistent", "arrival_before_assault"] == (
        0.98
    )


ARRIVALS = [
    ("one file", (RECORD,), 11),
    (
        "revised later",
        (RECORD, replace(RECORD, extract_id="e2", loaded_at=datetime(2026, 9, 20, 9, tzinfo=UTC))),
        11,
    ),
    ("before its end", (replace(RECORD, loaded_at=datetime(2026, 7, 20, tzinfo=UTC)),), 0),
]


@pytest.mark.parametrize(("case", "records", "days"), ARRIVALS)
def test_timeliness_counts_from_the_end_of_the_month_to_the_first_file(
    case: str, records: tuple[ExtractRecord, ...], days: int
) -> None:
    assert released(*records, age=(1_860, 0))["days_to_receipt", "all"] == days


def test_nothing_counted_gives_a_table_without_rows() -> None:
    assert released() == {}


def test_every_feed_of_events_is_asked_for_what_its_specification_says() -> None:
    (asked,) = [each for each in asked_of(LIBRARY.extracts(), CODELISTS) if each.feed == FEED]
    assert {"age", "ethnicity", "occurred_at"} <= set(asked.fields)
    assert "reference" not in asked.fields
    assert asked.unstated == ("ethnicity",)
    assert asked.rules == ("arrival_before_assault",)


def value_of(row: Told) -> float | None:
    (found,) = shown([row], PROTECTED)
    return found.value


@given(rows=st.integers(1, 5_000), gap=st.integers(0, 7))
def test_up_to_seven_gaps_look_like_none(rows: int, gap: int) -> None:
    """For every number of rows: what is withheld elsewhere cannot be read off a share."""
    without = replace(TOLD, rows=rows, part=rows)
    assert value_of(replace(without, part=max(0, rows - gap))) in {value_of(without), None}


@given(rows=st.integers(0, 140), part=st.integers(0, 140))
def test_too_few_rows_tell_no_share_at_all(rows: int, part: int) -> None:
    assert value_of(replace(TOLD, rows=rows, part=min(rows, part))) is None


@given(
    rows=st.integers(150, 5_000),
    unstated=st.integers(0, 70),
    unrecorded=st.integers(0, 70),
)
def test_what_is_filled_adds_nothing_to_the_two_gaps(
    rows: int, unstated: int, unrecorded: int
) -> None:
    """Two files with the same gaps as shown show the same share filled."""
    parts = {
        Aspect.FILLED: rows - unstated - unrecorded,
        Aspect.NOT_STATED: unstated,
        Aspect.NOT_RECORDED: unrecorded,
    }
    told = [replace(TOLD, rows=rows, aspect=aspect, part=part) for aspect, part in parts.items()]
    by_aspect = {row.aspect: row for row in shown(told, PROTECTED)}
    gaps = [by_aspect[Aspect.NOT_STATED].value, by_aspect[Aspect.NOT_RECORDED].value]
    assert None not in gaps
    expected = max(0.0, round(1 - sum(gap or 0.0 for gap in gaps), 2))
    assert by_aspect[Aspect.FILLED].value == expected


ROWS = [(DisclosurePolicy.OPEN, 412), (DisclosurePolicy.NHS_SUBNATIONAL, 400)]


@pytest.mark.parametrize(("policy", "rows"), ROWS)
def test_row_counts_are_exact_for_open_data_alone(policy: DisclosurePolicy, rows: int) -> None:
    (found,) = shown([replace(TOLD, rows=412)], {"ed": policy})
    assert isinstance(found, Shown)
    assert found.rows == rows
