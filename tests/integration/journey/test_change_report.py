"""Add months to the demonstration and set the releases side by side: what was planted is named."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as parquet
import pytest
from tests.integration.journey.homes import CommandLine

from headwater.analyses.since import movements_between
from headwater.demo import TRUTHS
from headwater.released import layout
from headwater.released.movements import Direction, Movements
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.released.record import read_record
from headwater.released.release import Break

CALLOUTS = "ambulance_assault_callouts"
BEGIN, LAST = TRUTHS.restrictions.starts_on, TRUTHS.restrictions.until


def as_of(command: CommandLine, last_month: date, *, marked: bool = True) -> Release:
    """The demonstration's months as they were known then, with or without the shock on record."""
    root = command.home / "released"
    reader = ReleasedReader(root)
    now = reader.open()
    record = read_record(root / now.release_id)
    breaks = tuple(each for each in now.breaks if marked or not _is_the_shock(each))
    name = f"{now.release_id}-{last_month:%Y%m}"
    manifest = replace(record.manifest, release_id=name, breaks=breaks)

    def months_of(measure: str) -> pa.Table:
        rows = parquet.read_table(
            root / now.release_id / layout.VALUES, filters=[("measure", "=", measure)]
        )
        period = rows["period"]
        is_month = pc.equal(pc.utf8_length(period), 7)
        return rows.filter(pc.and_(is_month, pc.less_equal(period, f"{last_month:%Y-%m}")))

    told = replace(record, manifest=manifest)
    return Release(told, read_values=months_of, read_outlines=dict)


def _is_the_shock(found: Break) -> bool:
    return found.month == BEGIN and found.is_shock


def since(command: CommandLine, first: date, last: date, *, marked: bool = True) -> Movements:
    before, now = (as_of(command, month, marked=marked) for month in (first, last))
    return movements_between(before, now)


def test_a_fall_that_was_planted_is_named_where_nobody_marked_it(
    demonstration: CommandLine,
) -> None:
    found = since(demonstration, date(2023, 5, 1), LAST, marked=False)
    whole = as_of(demonstration, LAST).whole_area.code
    moved = next(
        each for each in found.months if (each.measure, each.area_code) == (CALLOUTS, whole)
    )
    assert moved.direction is Direction.LOWER
    assert moved.months[0] == BEGIN
    assert moved.observed < moved.lower
    assert {each.direction for each in found.months} == {Direction.LOWER}


def test_marked_as_a_shock_it_is_left_to_the_modelled_expectation(
    demonstration: CommandLine,
) -> None:
    found = since(demonstration, date(2023, 5, 1), LAST)
    assert not any(each.measure == CALLOUTS for each in found.months)


def test_a_change_of_recording_is_never_called_a_movement(demonstration: CommandLine) -> None:
    begin = TRUTHS.recording_change.starts_on
    found = since(demonstration, date(begin.year, begin.month - 1, 1), date(2022, 6, 1))
    assert "serious_violence_offences" in found.not_compared
    assert not any(each.measure == "serious_violence_offences" for each in found.months)


@pytest.mark.parametrize("last", [date(2024, 9, 1), date(2025, 6, 1), date(2025, 12, 1)])
def test_a_quarter_in_which_nothing_was_planted_names_nothing(
    demonstration: CommandLine, last: date
) -> None:
    """Violence of 2024 and after is where it is for all of the whole and of each district."""
    first = date(last.year, last.month - 3, 1)
    found = since(demonstration, first, last)
    assert found.months == ()
    assert found.months_tested > 0
