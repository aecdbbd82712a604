"""What a release says of its sources: dates, states, and shares too coarse to tell on anyone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from headwater.definitions.basis import Basis
from headwater.definitions.library import Library
from headwater.pipeline.holdings import Holding
from headwater.pipeline.releasing.describing import (
    completeness_by_feed,
    describe_source,
    policies_of,
)
from headwater.released.release import ReleasedSource
from headwater.vocabulary.policies import DisclosurePolicy

LIBRARY = Library(Path(__file__).resolve().parents[4] / "definitions")
TODAY = date(2026, 1, 20)
HOLDING = Holding(
    feed="ambulance_callouts",
    supplier="ambulance",
    extract_ids=("1a", "2b"),
    versions={"1a": 1, "2b": 2},
    first_month=date(2020, 1, 1),
    last_month=date(2025, 9, 1),
    as_at_date=date(2025, 9, 30),
    rows_in_file=3_968,
    rows_accepted=3_930,
    rows_rejected=38,
)
BASIS = Basis(
    basis_reference="B-1",
    kind="agreement",
    feed="ambulance_callouts",
    supplier="ambulance",
    supplier_name="Rescue",
    purpose="Preventing",
    fields=("*",),
    starts_on=date(2019, 10, 1),
    ends_on=date(2025, 9, 30),
    keep_raw_days=400,
    state="in_force",
)
OPEN_ENDED = BASIS.model_copy(update={"ends_on": None})
RENEWED = BASIS.model_copy(
    update={"basis_reference": "B-2", "starts_on": date(2025, 10, 1), "ends_on": None}
)


def described(
    *bases: Basis, newest: date | None = None, holding: Holding = HOLDING
) -> ReleasedSource:
    return describe_source(
        holding,
        specification=LIBRARY.extract("ambulance_callouts"),
        bases=bases,
        completeness={},
        newest_month=newest,
        today=TODAY,
    )


STATES = [
    ("the agreement ended", (BASIS,), date(2025, 12, 1), "no_basis", date(2025, 9, 30)),
    ("in force, and behind others", (OPEN_ENDED,), date(2025, 12, 1), "late", None),
    ("in force, and as new as any", (OPEN_ENDED,), date(2025, 9, 1), "current", None),
    ("renewed", (BASIS, RENEWED), date(2025, 9, 1), "current", None),
    ("suspended", (OPEN_ENDED.model_copy(update={"state": "suspended"}),), None, "no_basis", None),
]


@pytest.mark.parametrize(("case", "bases", "newest", "state", "withdrawn_on"), STATES)
def test_the_state_of_a_source(
    case: str, bases: tuple[Basis, ...], newest: date | None, state: str, withdrawn_on: date | None
) -> None:
    found = described(*bases, newest=newest)
    assert (found.state, found.withdrawn_on) == (state, withdrawn_on)


def test_a_source_is_named_by_the_basis_that_carries_it() -> None:
    assert described(BASIS, RENEWED).basis_reference == "B-2"


def test_rows_of_partners_files_are_told_to_the_hundred() -> None:
    found = described(OPEN_ENDED)
    assert (found.rows_in_file, found.rows_accepted, found.rows_rejected) == (4_000, 3_900, 0)


def test_a_source_without_months_is_not_late() -> None:
    table = replace(HOLDING, first_month=None, last_month=None)
    assert described(OPEN_ENDED, newest=date(2025, 12, 1), holding=table).state == "current"


def test_the_strictest_source_decides_a_measure_s_policy() -> None:
    policies = policies_of(LIBRARY.measures(), LIBRARY.extracts())
    assert policies["police_uk_street_crime"] is DisclosurePolicy.OPEN
    # Police counts over open populations: the police's policy, not the publisher's.
    assert policies["serious_violence_offences"] is DisclosurePolicy.NHS_SUBNATIONAL


def completeness(*rows: tuple[str, date, str, int, int]) -> dict[str, dict[str, float]]:
    names = ("feed", "month", "field", "filled", "events")
    return completeness_by_feed(
        pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows])
    )


def test_completeness_is_that_of_the_last_twelve_months() -> None:
    found = completeness(
        ("police", date(2025, 12, 1), "sex", 900, 1_000),
        ("police", date(2025, 1, 1), "sex", 700, 1_000),
        ("police", date(2024, 12, 1), "sex", 0, 1_000),
    )
    assert found == {"police": {"sex": 0.8}}


def test_a_field_that_is_never_filled_and_a_share_of_few_are_left_out() -> None:
    found = completeness(
        ("police", date(2025, 12, 1), "ethnicity", 0, 1_000),
        ("police", date(2025, 12, 1), "age", 14, 15),
    )
    assert found == {"police": {}}
