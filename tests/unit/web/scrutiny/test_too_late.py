"""Panels that were asked only once a thing was decided: said on the item, to everyone."""

from types import SimpleNamespace

import pytest
from tests.unit.web.scrutiny.conftest import Desk, in_days

from headwater_web.governance.api import Outcome
from headwater_web.scrutiny.queries import items

# The decision's day against the day of sending, what became of it, whether it stands; whether said.
DECIDED = {
    "the day before": (-1, Outcome.AGREED, True, True),
    "with changes": (-1, Outcome.AGREED_WITH_CHANGES, True, True),
    "on the same day": (0, Outcome.AGREED, True, True),
    "the day after": (1, Outcome.AGREED, True, False),
    "refused": (-1, Outcome.NOT_AGREED, True, False),
    "put off": (-1, Outcome.DEFERRED, True, False),
    "corrected since": (-1, Outcome.AGREED, False, False),
}


@pytest.mark.parametrize(
    ("days", "outcome", "stands", "is_said"), DECIDED.values(), ids=DECIDED.keys()
)
def test_a_decision_before_panels_were_asked(
    days: int,
    outcome: Outcome,
    stands: bool,
    is_said: bool,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decided = SimpleNamespace(outcome=outcome, stands=stands, decided_on=in_days(days))
    monkeypatch.setattr(items.governance, "decisions_about", lambda _reference: (decided,))
    assert items.decided_too_soon(desk.send()) == ((decided,) if is_said else ())


def test_a_draft_was_not_sent_too_late(desk: Desk) -> None:
    assert items.decided_too_soon(desk.draft()) == ()
