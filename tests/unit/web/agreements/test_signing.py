"""Who signed for a feed is told to those who may see the agreement, while it is in force."""

from tests.unit.web.agreements.conftest import TODAY, Made, in_days

from headwater_web.accounts.models import Person
from headwater_web.agreements.api import covering, signed_for

Cast = dict[str, Person]


def test_the_owners_of_an_agreement_in_force_are_named_by_feed_and_supplier(
    cast: Cast, in_force: Made
) -> None:
    agreement = in_force()
    (covered,) = agreement.feeds.all()
    signed = signed_for(cast["grace"], TODAY)[covered.feed, agreement.supplier]
    assert signed.reference == agreement.reference
    assert len(signed.owners) == len(agreement.controllers)
    assert signed.signed_on == agreement.signed_on
    assert signed.put_in_force_by
    assert signed.address.endswith(f"{agreement.reference}/")


def test_a_draft_is_signed_by_nobody(cast: Cast, drafted: Made) -> None:
    drafted()
    assert signed_for(cast["grace"], TODAY) == {}


def test_one_that_has_ended_signs_for_nothing_any_more(cast: Cast, in_force: Made) -> None:
    agreement = in_force()
    assert agreement.ends_on is not None
    after = (agreement.ends_on - TODAY).days + 1
    assert signed_for(cast["grace"], in_days(after)) == {}


def test_whoever_may_not_see_agreements_is_told_nothing(cast: Cast, in_force: Made) -> None:
    in_force()
    assert signed_for(cast["dev"], TODAY) == {}


def test_a_basis_is_matched_to_its_agreement_after_its_end_too(cast: Cast, in_force: Made) -> None:
    agreement = in_force(starts_on=in_days(-300), ends_on=in_days(-10), review_on=in_days(-20))
    (covered,) = agreement.feeds.all()
    found = covering(cast["grace"])[covered.feed, agreement.supplier]
    assert (found.reference, found.address) == (
        agreement.reference,
        f"/agreements/{agreement.reference}/",
    )
    assert covering(cast["dev"]) == {}


def test_a_draft_stands_for_no_basis(cast: Cast, drafted: Made) -> None:
    drafted()
    assert covering(cast["grace"]) == {}
