"""Which events become one incident, as small tables."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.linkage.incidents import Sighting, shared_incidents

START = datetime.fromisoformat("2025-03-01T22:00")


def sightings(table: str) -> list[Sighting]:
    """Sightings from lines of: person, hours after the start, event, feed."""
    rows = [line.split() for line in table.strip().splitlines()]
    return [
        Sighting(int(person), START + timedelta(hours=float(hours)), event, feed)
        for person, hours, event, feed in rows
    ]


CASES = {
    "one person, three feeds, one night": (
        """
        1  0    a  ambulance
        1  1    e  emergency
        1  5    p  police
        """,
        {"a": "a", "e": "a", "p": "a"},
    ),
    "a day and a minute later is another incident": (
        """
        1  0      a  ambulance
        1  24.02  e  emergency
        """,
        {},
    ),
    "exactly a day later is still the same": (
        """
        1  0   a  ambulance
        1  24  e  emergency
        """,
        {"a": "a", "e": "a"},
    ),
    "the day counts from the first record, so a chain does not grow": (
        """
        1  0   a  ambulance
        1  20  e  emergency
        1  40  p  police
        """,
        {"a": "a", "e": "a"},
    ),
    "two records of one feed are two incidents": (
        """
        1  0  p1  police
        1  1  p2  police
        """,
        {},
    ),
    "a later record joins the nearer of two": (
        """
        1  0  p1  police
        1  9  p2  police
        1  9.5  e  emergency
        """,
        {"p2": "e", "e": "e"},
    ),
    "different people are different incidents": (
        """
        1  0  a  ambulance
        2  0  e  emergency
        """,
        {},
    ),
    "two people hurt in one event tie together what each leads to": (
        """
        1  0  p   police
        2  0  p   police
        1  1  e1  emergency
        2  2  e2  emergency
        """,
        {"p": "e1", "e1": "e1", "e2": "e1"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_incidents(case: str) -> None:
    table, expected = CASES[case]
    assert shared_incidents(sightings(table)) == expected


@given(
    st.lists(
        st.tuples(
            st.integers(1, 4), st.integers(0, 96), st.integers(0, 15), st.sampled_from("pea")
        ),
        max_size=40,
    ).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows)))
)
def test_the_order_of_the_rows_never_matters(pair) -> None:
    def incidents(rows):
        return shared_incidents(
            Sighting(person, START + timedelta(hours=hours), f"{feed}{event}", feed)
            for person, hours, event, feed in rows
        )

    rows, shuffled = pair
    found = incidents(rows)
    assert found == incidents(shuffled)
    assert all(found[leader] == leader for leader in found.values())
