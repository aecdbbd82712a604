"""A shock in the register: its months and reference go with it, and a wrong last month stops it."""

from datetime import date

import pytest
from tests.unit.measures.test_breaks import KNOWN, MEASURES, SCOPE, recorded

from headwater.measures import BreakUnclear, breaks_of
from headwater.released.release import Break


def found(**cells: object) -> Break:
    breaks = breaks_of([recorded(**cells)], MEASURES, scope=SCOPE, known=KNOWN)
    return breaks[0]


@pytest.mark.parametrize("kind", ["lockdown", "event"])
@pytest.mark.parametrize("last_day", [date(2020, 6, 1), date(2020, 6, 30)])
def test_a_shock_passes_after_its_last_month(kind: str, last_day: date) -> None:
    shock = found(kind=kind, until=last_day, reference="B-1")
    assert (shock.is_shock, shock.reference) == (True, "B-1")
    assert (shock.until, shock.end_month) == (date(2020, 6, 1), date(2020, 7, 1))


@pytest.mark.parametrize("kind", ["counting_rule", "new_system", "boundary", "other", None])
def test_a_change_of_recording_is_no_shock_and_has_no_end(kind: str | None) -> None:
    assert not found(kind=kind).is_shock
    with pytest.raises(BreakUnclear, match="a last month that it cannot have"):
        found(kind=kind, until=date(2020, 6, 1))


def test_a_shock_cannot_end_before_it_begins() -> None:
    with pytest.raises(BreakUnclear, match="a last month that it cannot have"):
        found(kind="lockdown", until=date(2020, 2, 1))
    assert found(kind="lockdown", until=date(2020, 3, 1)).end_month == date(2020, 4, 1)


def test_an_older_register_says_neither_reference_nor_last_month() -> None:
    old = found(kind="lockdown")
    assert (old.reference, old.until, old.end_month) == ("", None, None)
