"""Who can lend a data engineer for six weeks: searching, offering, asking, agreeing."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from headwater_web.accounts.models import Person
from headwater_web.standards import actions
from headwater_web.standards.faults import AlreadyWithdrawn, NoticesDoNotFit
from headwater_web.standards.models import CapabilityMatch, CapabilityNotice, Direction
from headwater_web.standards.queries.capability import Wanted, counterparts, lenders

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]
SOON = date(2026, 12, 1)


def notice(
    direction: str = "offer", organisation: str = "police", **facts: Any
) -> CapabilityNotice:
    known = {"capability": "data_engineer", "title": "Data engineer", "weeks": 8, "from_on": SOON}
    return actions.open_notice(
        by=None,
        direction=Direction(direction),
        organisation=organisation,
        organisation_name=organisation.title(),
        **(known | facts),
    )


@pytest.mark.parametrize(
    ("facts", "wanted", "fits"),
    [
        ({}, Wanted("data_engineer", 6), True),
        ({"weeks": 6}, Wanted("data_engineer", 6), True),
        ({"weeks": 5}, Wanted("data_engineer", 6), False),
        ({}, Wanted("data_engineer", 6, SOON), True),
        ({}, Wanted("data_engineer", 6, SOON - timedelta(days=1)), False),
        ({}, Wanted(), True),
    ],
)
def test_an_offer_fits_if_it_is_long_and_early_enough(
    facts: dict[str, Any], wanted: Wanted, fits: bool
) -> None:
    offer = notice(**facts)
    found = lenders(wanted)
    assert (offer in found.fitting) is fits
    assert (offer in found.nearly) is not fits


def test_other_work_is_not_found_at_all() -> None:
    notice(capability="analyst")
    found = lenders(Wanted("data_engineer", 1))
    assert (found.fitting, found.nearly) == ((), ())


class TestAgreeing:
    @pytest.mark.parametrize(
        ("offer", "request_", "fits"),
        [
            ({}, {"weeks": 6}, True),
            ({"weeks": 6}, {"weeks": 6}, True),
            ({"weeks": 4}, {"weeks": 6}, False),
            ({"capability": "analyst"}, {}, False),
            ({"organisation": "probation"}, {"organisation": "probation"}, False),
            ({"direction": "request"}, {}, False),
        ],
    )
    def test_only_what_fits_is_matched(
        self, offer: dict[str, Any], request_: dict[str, Any], fits: bool
    ) -> None:
        offered = notice(**offer)
        asked = notice(**({"direction": "request", "organisation": "probation"} | request_))
        if fits:
            actions.match_notices(by=None, offer=offered, request=asked)
            assert lenders(Wanted()).fitting == ()
        else:
            with pytest.raises(NoticesDoNotFit):
                actions.match_notices(by=None, offer=offered, request=asked)

    def test_what_is_matched_or_withdrawn_is_no_longer_open(self, cast: dict[str, Person]) -> None:
        offered, asked = notice(), notice("request", "probation", weeks=2)
        other = notice("request", "ambulance", weeks=2)
        assert counterparts(offered) == (asked, other)
        actions.withdraw_notice(by=cast["ben"], notice=other)
        assert counterparts(offered) == (asked,)
        actions.match_notices(by=None, offer=offered, request=asked)
        for done in (offered, asked, other):
            with pytest.raises(AlreadyWithdrawn):
                actions.withdraw_notice(by=cast["ben"], notice=done)
        with pytest.raises(NoticesDoNotFit):
            actions.match_notices(by=None, offer=offered, request=asked)

    @pytest.mark.parametrize(
        "facts", [{"weeks": 0}, {"direction": "gift"}, {"capability": ""}, {"withdrawn_by": "x"}]
    )
    def test_facts_that_do_not_hold_together_cannot_be_kept(self, facts: dict[str, Any]) -> None:
        notice()
        with pytest.raises(IntegrityError), transaction.atomic():
            CapabilityNotice.objects.update(**facts)


class TestPages:
    def test_who_can_lend_me_a_data_engineer_for_six_weeks(self, signed_in: SignIn) -> None:
        notice(organisation="police")
        notice(organisation="ambulance", weeks=4)
        notice(organisation="probation", capability="analyst", title="Analyst")
        page = signed_in("chioma").get(
            "/standards/capability/", {"capability": "data_engineer", "weeks": "6"}
        )
        found = page.context["lenders"]
        assert [each.organisation for each in found.fitting] == ["police"]
        assert [each.organisation for each in found.nearly] == ["ambulance"]
        assert "These can" in page.text
        assert "Probation" not in page.text

    def test_nobody_can_says_what_to_do(self, signed_in: SignIn) -> None:
        page = signed_in("chioma").get("/standards/capability/", {"capability": "trainer"}).text
        assert "Nobody offers that now" in page
        assert "Ask for it" in page

    def test_a_search_that_makes_no_sense_is_explained(self, signed_in: SignIn) -> None:
        response = signed_in("chioma").get("/standards/capability/", {"weeks": "six"})
        assert response.status_code == 422
        assert "whole number from 1 to 104" in response.text

    def test_an_offer_is_made_for_ones_own_organisation(self, signed_in: SignIn) -> None:
        offer = {
            "organisation": "police",
            "capability": "analyst",
            "weeks": "6",
            "from_on": timezone.localdate().isoformat(),
            "words": "Two days a week.",
        }
        ben = signed_in("ben")
        response = ben.post("/standards/capability/new/offer/", offer)
        made = CapabilityNotice.objects.get()
        assert response["Location"] == f"/standards/capability/{made.pk}/"
        assert (made.direction, made.organisation, made.title) == ("offer", "police", "Analyst")
        refused = ben.post(
            "/standards/capability/new/offer/", offer | {"organisation": "health_board"}
        )
        assert refused.status_code == 422
        assert CapabilityNotice.objects.count() == 1

    def test_nothing_is_lent_in_the_past(self, signed_in: SignIn) -> None:
        response = signed_in("ben").post(
            "/standards/capability/new/offer/", {"from_on": "2019-01-01"}
        )
        assert "This day is past." in response.text

    def test_who_lends_agrees_and_nobody_else(self, signed_in: SignIn) -> None:
        offer, asked = notice(), notice("request", "health_board", weeks=6)
        address = f"/standards/capability/{offer.pk}/lend/{asked.pk}/"
        # the borrower sees it and cannot say for the lender that it is agreed
        assert "Lend it to" not in signed_in("hari").get(f"/standards/capability/{asked.pk}/").text
        assert signed_in("hari").post(address).status_code == 404
        assert signed_in("grace").post(address).status_code == 404
        assert "Lend it to" in signed_in("ben").get(f"/standards/capability/{offer.pk}/").text
        signed_in("ben").post(address)
        assert CapabilityMatch.objects.get().request == asked
        page = signed_in("hari").get(f"/standards/capability/{asked.pk}/").text
        assert "Police lends it to Health_Board." in page
        assert "What was agreed" in signed_in("hari").get("/standards/capability/").text

    def test_only_ones_own_is_withdrawn(self, signed_in: SignIn) -> None:
        offer = notice()
        address = f"/standards/capability/{offer.pk}/withdraw/"
        assert signed_in("hari").post(address).status_code == 404
        signed_in("ben").post(address)
        offer.refresh_from_db()
        assert offer.withdrawn_at is not None
        assert "Withdrawn on" in signed_in("ben").get(f"/standards/capability/{offer.pk}/").text

    @pytest.mark.parametrize("who", ["dev", "imani"])
    def test_who_may_not_see_assessments_sees_no_offers(self, signed_in: SignIn, who: str) -> None:
        assert signed_in(who).get("/standards/capability/").status_code == 403
