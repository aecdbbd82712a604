"""A grant with a line, a decision on record, and ways to describe a programme."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from headwater_web.accounts.models import Person
from headwater_web.funding import actions as funding
from headwater_web.funding.models import Agreement, Line
from headwater_web.governance.actions import bodies, meetings
from headwater_web.governance.api import BodyKind, record_decision
from headwater_web.governance.models import Body
from headwater_web.interventions.actions import deciding, money, programmes
from headwater_web.interventions.models import Allocation, Programme, ProgrammeDecision

TODAY = timezone.localdate()
YEAR = TODAY.year
FIRST, AFTER = date(YEAR, 1, 1), date(YEAR + 1, 1, 1)
CITY, NORTH = "E06000018", "E07000171"
SAID: dict[str, Any] = {
    "name": "Mentoring",
    "organisation": "youth_project",
    "kind": "Mentoring for young people at risk",
    "purpose": "A mentor for a year.",
    "tier": "secondary",
    "target_group": "known_risk",
    "bands": ["11_to_17"],
    "districts": [CITY],
    "place_kinds": [],
    "institution_kinds": ["schools"],
    "needs": [],
    "priority_number": 4,
    "starts_on": FIRST,
    "ends_on": AFTER,
    "expected_people": 40,
    "design": "comparison_group",
    "design_because": "Others wait for a place.",
    "stop_when": "Nobody comes.",
}
THEORY = programmes.TheorySaid("a", "b", "c", "d", "e", "f")
GROUNDS = programmes.GroundsSaid([], "Looked and found none.", "", "Not yet.")


@pytest.fixture
def described(cast: dict[str, Person]) -> Callable[..., Programme]:
    """A programme: `described("mentoring", tier="tertiary")`."""

    def describe(key: str = "mentoring", **changed: Any) -> Programme:
        said = programmes.ProgrammeSaid(**(SAID | {"name": key.capitalize()} | changed))
        return programmes.describe_programme(by=cast["grace"], key=key, said=said)

    return describe


@pytest.fixture
def line(cast: dict[str, Person]) -> Callable[..., Line]:
    """A budget line of a grant for this year: `line(80_000)`, `category="match"`."""

    def add(amount: int = 80_000, *, category: str = "delivery", title: str = "Delivery") -> Line:
        grant = Agreement.objects.first() or funding.add_agreement(
            by=cast["grace"],
            words=funding.AgreementWords(
                "A grant", "A funder", "For work.", FIRST, AFTER, Decimal(200_000)
            ),
        )
        words = funding.LineWords(title, category, "police", 4)
        return funding.add_line(
            by=cast["grace"], agreement=grant, words=words, amount=Decimal(amount)
        )

    return add


@pytest.fixture
def given(cast: dict[str, Person]) -> Callable[..., Allocation]:
    """A share of a line: `given(programme, line, 30_000, district=CITY)`."""

    def give(programme: Programme, of: Line, amount: Any, **more: Any) -> Allocation:
        share = money.Share(
            of.pk, Decimal(amount), **({"starts_on": FIRST, "ends_on": AFTER} | more)
        )
        return money.allocate(by=cast["grace"], programme=programme, share=share)

    return give


@pytest.fixture
def decision(cast: dict[str, Person]) -> Callable[..., str]:
    """The reference of a recorded decision: `decision()`, `decision("not_agreed")`."""

    def decide(outcome: str = "agreed") -> str:
        body = Body.objects.filter(key="a_board").first() or bodies.add_body(
            by=None, key="a_board", name="A board", kind=BodyKind.BOARD
        )
        held = meetings.call_meeting(
            by=None,
            body=body,
            title="A meeting",
            starts_at=timezone.make_aware(
                datetime.combine(TODAY - timedelta(days=3), datetime.min.time())
            ),
            place="Here",
        )
        return record_decision(
            by=cast["grace"],
            meeting=held.reference,
            about=[],
            words="It is so.",
            outcome=outcome,
            reasons="Because.",
        )

    return decide


@pytest.fixture
def decided(
    cast: dict[str, Person], decision: Callable[..., str]
) -> Callable[..., ProgrammeDecision]:
    """A programme that is decided: `decided(programme)`, `decided(programme, "stop")`."""

    def decide(programme: Programme, turn: str = "begin", **more: Any) -> ProgrammeDecision:
        if turn == "begin":
            programmes.say_theory(by=cast["grace"], programme=programme, said=THEORY)
            programmes.say_grounds(by=cast["grace"], programme=programme, said=GROUNDS)
        rest = (
            {"liked": "It was warm.", "instead": "A club."}
            if turn == "stop"
            else {"next_question": "Does it go on?", "next_on": TODAY + timedelta(days=30)}
        )
        said = {"turn": turn, "decision": decision(), "takes_effect_on": FIRST, "reasons": "R."}
        return deciding.note_decision(
            by=cast["chioma"],
            programme=programme,
            said=deciding.DecisionSaid(**(said | rest | more)),
        )

    return decide
