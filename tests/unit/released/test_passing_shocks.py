"""A shock that passed parts its own months from all others, and nothing else; then its events."""

from dataclasses import replace
from datetime import date

import pytest

from headwater.released.breaks import breaks_inside, bridge
from headwater.released.release import Break
from headwater.released.series_events import (
    SeriesEventNotFound,
    event_of,
    find_event,
    series_events,
)
from headwater.vocabulary.faults import ExitCode
from headwater.vocabulary.periods import parse_period

FLOOD = Break(
    "m", date(2024, 3, 1), "A flood.", kind="event", until=date(2024, 5, 1), reference="B-2"
)
CASES = """
earlier         later           compared
2022            2023            yes
2023            2025            yes
2023            2024            no
2024            2025            no
2024-02         2024-06         yes
2024-02         2024-03         no
2024-03         2024-05         yes
2024-05         2024-06         no
2021-03/P36M    2024-06/P36M    yes
2021-04/P36M    2024-06/P36M    no
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines()[1:])
def test_what_may_stand_beside_what(line: str) -> None:
    earlier, later, compared = line.split()
    found = bridge(parse_period(earlier), parse_period(later), [FLOOD])
    assert (found is not None) == (compared == "yes")


@pytest.mark.parametrize("change", [{"until": None}, {"kind": "new_system"}])
def test_what_lasts_parts_all_that_comes_after(change: dict[str, object]) -> None:
    lasting = replace(FLOOD, **change)  # type: ignore[arg-type]  # one of two columns
    assert bridge(parse_period("2023"), parse_period("2025"), [lasting]) is None
    assert lasting.end_month is None


@pytest.mark.parametrize(
    ("period", "mixed"),
    [("2024", True), ("2024-03", False), ("2024-02/P12M", True), ("2024-04/P12M", True),
     ("2024-05/P12M", True), ("2024-06/P12M", False), ("2023", False)],
)  # fmt: skip
def test_a_period_that_holds_some_of_its_months_and_others_is_a_mixture(
    period: str, mixed: bool
) -> None:
    assert bool(breaks_inside(parse_period(period), [FLOOD])) is mixed


def test_rows_alike_are_one_event_and_others_are_not() -> None:
    rows = [
        FLOOD,
        replace(FLOOD, measure="n", reference="B-1"),
        replace(FLOOD, reason="A fire."),
        replace(FLOOD, until=None, reference="B-7"),
        replace(FLOOD, area_code="E1", reference="B-8"),
    ]
    events = series_events(rows)
    assert [(event.key, event.measures) for event in events] == [
        ("B-1", ("m", "n")), ("B-2", ("m",)), ("B-7", ("m",)), ("B-8", ("m",)),
    ]  # fmt: skip
    assert event_of(events, rows[2]).about.reason == "A fire."
    assert find_event(events, "B-7").about.until is None


def test_a_break_of_an_older_register_is_named_by_what_it_is() -> None:
    rows = [replace(FLOOD, reference=""), Break("m", date(2022, 4, 1), "Changed.", area_code="E1")]
    assert [event.key for event in series_events(rows)] == ["break-2022-04-E1", "event-2024-03"]


def test_an_event_that_nobody_wrote_down_is_not_found() -> None:
    with pytest.raises(SeriesEventNotFound) as refused:
        find_event(series_events([FLOOD]), "B-9")
    assert refused.value.exit_code is ExitCode.NOT_FOUND
    assert "B-2" in str(refused.value)
    with pytest.raises(LookupError):
        event_of([], FLOOD)
