"""Changes and peers come from shown shares alone."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from headwater.analyses.quality import Shown, compared

JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)
NORTH = Shown("ed", "north", JULY, "filled", "age", 400, 0.9)


def test_the_change_is_from_the_month_before_of_the_same_supplier_field_and_aspect() -> None:
    before = replace(NORTH, month=JUNE, value=0.85)
    others = [
        replace(before, supplier="south", value=0.1),
        replace(before, field="sex", value=0.2),
        replace(before, aspect="valid", value=0.3),
        replace(before, feed="ambulance", value=0.4),
    ]
    assert compared([NORTH, before, *others])[0].change == 0.05


def test_a_gap_of_a_month_is_not_bridged() -> None:
    assert compared([NORTH, replace(NORTH, month=date(2026, 5, 1))])[0].change is None


def test_peers_are_the_median_of_the_others_and_never_the_supplier_itself() -> None:
    shares = {"south": 0.5, "east": 0.97, "west": 0.99}
    peers = [replace(NORTH, supplier=name, value=share) for name, share in shares.items()]
    found = compared([NORTH, *peers])[0]
    assert (found.peers, found.peers_counted) == (0.97, 3)


def test_alone_there_is_no_peer() -> None:
    found = compared([NORTH])[0]
    assert (found.peers, found.peers_counted, found.change) == (None, 0, None)


SHARES = st.one_of(st.none(), st.integers(0, 100).map(lambda percent: percent / 100))


@given(now=SHARES, before=SHARES, peer=SHARES)
def test_a_share_that_is_not_shown_tells_on_nothing(
    now: float | None, before: float | None, peer: float | None
) -> None:
    """Neither as itself, nor by a change from it, nor as a peer."""
    shown = [
        replace(NORTH, value=now),
        replace(NORTH, month=JUNE, value=before),
        replace(NORTH, supplier="south", value=peer),
    ]
    found = compared(shown)[0]
    assert (found.change is None) == (now is None or before is None)
    assert found.peers == peer
    assert found.peers_counted == (peer is not None)
