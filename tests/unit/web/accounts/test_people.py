"""People and memberships: adding, giving, ending; nothing is deleted; each act is on record."""

from collections.abc import Callable
from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.core import mail
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from headwater_web.accounts import actions
from headwater_web.accounts.api import (
    Role,
    Rule,
    display_names,
    may,
    organisations_of,
    roles_of,
)
from headwater_web.accounts.models import Membership, Organisation, Person
from headwater_web.audit.api import RecordedEvent, events
from headwater_web.keeping.rows import NeverDeleted

pytestmark = pytest.mark.django_db


def latest() -> RecordedEvent:
    return events(limit=1)[0]


def granted(person: Person, **changes: object) -> Membership:
    values = {
        "by": None,
        "person": person,
        "organisation": Organisation.objects.get(key="ambulance"),
        "role": Role.PARTNER_OFFICER,
        "starts_on": timezone.localdate(),
    }
    return actions.grant_membership(**(values | changes))


class TestGivingAndEnding:
    """The same person object sees the change at once."""

    def test_a_role_given_today_counts_today(self, cast: dict[str, Person]) -> None:
        dev = cast["dev"]
        assert not may(dev, Rule.SUBMIT_FILES, about="ambulance")
        granted(dev)
        assert may(dev, Rule.SUBMIT_FILES, about="ambulance")

    def test_a_role_ended_today_counts_no_more_today(self, cast: dict[str, Person]) -> None:
        ben = cast["ben"]
        assert may(ben, Rule.SUBMIT_FILES)
        (membership,) = ben.memberships.all()
        membership.person = ben
        actions.end_membership(
            by=cast["farah"], membership=membership, ends_on=timezone.localdate()
        )
        assert not may(ben, Rule.SUBMIT_FILES)
        assert may(ben, Rule.SUBMIT_FILES, on=timezone.localdate() - timedelta(days=1))

    def test_both_are_on_record_by_reference(self, cast: dict[str, Person]) -> None:
        membership = granted(cast["dev"], by=cast["farah"])
        event = latest()
        assert event.actor == cast["farah"].audit_reference
        assert (event.action, event.about) == (
            "accounts.membership_granted",
            f"membership/{membership.pk}",
        )
        assert event.details == {
            "person": cast["dev"].audit_reference,
            "organisation": "ambulance",
            "role": "partner_officer",
            "starts_on": timezone.localdate().isoformat(),
            "ends_on": None,
        }

    def test_closing_a_person_ends_their_roles_and_their_sign_in(
        self, cast: dict[str, Person], signed_in: Callable[[str], Client]
    ) -> None:
        browser = signed_in("ben")
        actions.close_person(by=cast["farah"], person=cast["ben"])
        assert not Membership.objects.filter(person=cast["ben"], ends_on=None).exists()
        response = browser.get(reverse("account"))
        assert response["Location"].startswith(reverse("account_login"))


class TestReading:
    """What other apps may ask."""

    def test_roles_and_organisations_on_a_day(self, cast: dict[str, Person]) -> None:
        ben = cast["ben"]
        assert roles_of(ben) == {Role.PARTNER_OFFICER}
        assert [body.key for body in organisations_of(ben)] == ["police"]
        assert roles_of(ben, on=date(2020, 1, 1)) == frozenset()

    def test_names_for_references(self, cast: dict[str, Person]) -> None:
        reference = cast["amara"].audit_reference
        assert display_names([reference, "membership/1", ""]) == {reference: "Amara Okafor"}


class TestFactsHold:
    """The database itself refuses what cannot be."""

    @pytest.mark.parametrize(
        ("constraint", "changes"),
        [
            ("membership_ends_after_it_starts", {"ends_on": date(2000, 1, 1)}),
            ("membership_role_is_known", {"role": "king"}),
        ],
    )
    def test_a_membership_that_cannot_be(
        self, constraint: str, changes: dict[str, object], cast: dict[str, Person]
    ) -> None:
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            granted(cast["dev"], **changes)

    def test_the_same_open_role_twice(self, cast: dict[str, Person]) -> None:
        granted(cast["dev"])
        with pytest.raises(IntegrityError), transaction.atomic():
            granted(cast["dev"])

    @pytest.mark.parametrize(
        ("constraint", "field", "value"),
        [
            ("person_is_never_above_the_rules", "is_superuser", True),
            ("person_is_active_until_closed", "is_active", False),
            ("person_is_active_until_closed", "closed_at", timezone.now()),
            ("person_email_is_lower_case", "email", "Ben@demonstration.example"),
        ],
    )
    def test_a_person_that_cannot_be(
        self, constraint: str, field: str, value: object, cast: dict[str, Person]
    ) -> None:
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Person.objects.filter(pk=cast["ben"].pk).update(**{field: value})

    def test_nothing_is_deleted(self, cast: dict[str, Person]) -> None:
        membership = cast["ben"].memberships.get()
        for row in (membership, membership.organisation, cast["ben"]):
            with pytest.raises(NeverDeleted):
                row.delete()
            with pytest.raises(NeverDeleted):
                type(row).objects.all().delete()


class TestPages:
    """The information-governance lead's pages, and one's own."""

    def test_everyone_with_a_role_is_listed_and_what_each_role_may_do(
        self, signed_in: Callable[[str], Client]
    ) -> None:
        page = signed_in("farah").get(reverse("people")).content.decode()
        for words in ("Ben Hartley", "Partner officer", "Submit files", "Read who did what"):
            assert words in page

    def test_a_manager_sees_but_is_not_offered_changes(
        self, signed_in: Callable[[str], Client]
    ) -> None:
        page = signed_in("grace").get(reverse("people")).content.decode()
        assert "Ben Hartley" in page
        assert reverse("add_person") not in page

    def test_adding_someone_sends_them_a_link(self, signed_in: Callable[[str], Client]) -> None:
        data = {"name": "Joan Archer", "email": "Joan@demonstration.example"}
        response = signed_in("farah").post(reverse("add_person"), data)
        assert response["Location"] == reverse("grant_membership")
        person = Person.objects.get(email="joan@demonstration.example")
        assert not person.has_usable_password()
        assert mail.outbox[0].to == ["joan@demonstration.example"]

    def test_an_address_that_is_here_already_is_refused(
        self, signed_in: Callable[[str], Client]
    ) -> None:
        data = {"name": "Another Ben", "email": "BEN@demonstration.example"}
        response = signed_in("farah").post(reverse("add_person"), data)
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert b"is here already" in response.content

    def test_giving_and_ending_a_role(
        self, cast: dict[str, Person], signed_in: Callable[[str], Client]
    ) -> None:
        farah, today = signed_in("farah"), timezone.localdate().isoformat()
        form = {
            "person": cast["dev"].pk,
            "organisation": Organisation.objects.get(key="ambulance").pk,
            "role": "partner_officer",
            "starts_on": today,
        }
        assert farah.post(reverse("grant_membership"), form)["Location"] == reverse("people")
        twice = farah.post(reverse("grant_membership"), form)
        assert b"They hold this role there already" in twice.content
        membership = Membership.objects.get(person=cast["dev"], role="partner_officer")
        assert membership.granted_by == cast["farah"]
        address = reverse("end_membership", args=[membership.pk])
        farah.post(address, {"ends_on": today})
        membership.refresh_from_db()
        assert membership.ended_by == cast["farah"]
        assert farah.post(address, {"ends_on": today}).status_code == HTTPStatus.NOT_FOUND

    @pytest.mark.parametrize("ends_on", ["2000-01-01", "soon", ""])
    def test_an_end_in_the_past_or_no_date_is_refused(
        self, ends_on: str, cast: dict[str, Person], signed_in: Callable[[str], Client]
    ) -> None:
        membership = cast["ben"].memberships.get()
        address = reverse("end_membership", args=[membership.pk])
        response = signed_in("farah").post(address, {"ends_on": ends_on})
        assert b"There is a problem" in response.content
        membership.refresh_from_db()
        assert membership.ends_on is None

    def test_an_end_before_the_beginning_is_refused(
        self, cast: dict[str, Person], signed_in: Callable[[str], Client]
    ) -> None:
        form = {
            "person": cast["dev"].pk,
            "organisation": Organisation.objects.get(key="police").pk,
            "role": "provider",
            "starts_on": "2026-03-02",
            "ends_on": "2026-03-01",
        }
        response = signed_in("farah").post(reverse("grant_membership"), form)
        assert b"later than the first day" in response.content

    def test_the_record_shows_names_and_the_state_of_the_chain(
        self, cast: dict[str, Person], signed_in: Callable[[str], Client]
    ) -> None:
        granted(cast["dev"], by=cast["farah"])
        page = signed_in("farah").get(reverse("record")).content.decode()
        assert "each as it was written" in page
        assert "Membership granted" in page
        assert "Farah Siddiqui" in page

    def test_ones_own_account_shows_ones_roles(self, signed_in: Callable[[str], Client]) -> None:
        page = signed_in("ben").get(reverse("account")).content.decode()
        for words in ("Ben Hartley", "ben@demonstration.example", "Partner officer", "Police"):
            assert words in page

    @pytest.mark.parametrize(
        ("who", "offered"),
        [
            ("farah", {"Who can see what", "Who did what"}),
            ("grace", {"Who can see what", "Edit the plain pages"}),
            ("ben", set()),
        ],
    )
    def test_ones_own_account_leads_to_what_one_looks_after(
        self, who: str, offered: set[str], signed_in: Callable[[str], Client]
    ) -> None:
        page = signed_in(who).get(reverse("account")).content.decode()
        known = {"Who can see what", "Who did what", "Edit the plain pages"}
        assert {words for words in known if words in page} == offered


class TestTheFirstPerson:
    """A new site's first person comes from the command line."""

    def add(self, **changes: str) -> None:
        options = {
            "email": "first@demonstration.example",
            "name": "First Person",
            "role": "information_governance_lead",
            "organisation": "partnership",
            "organisation_name": "The partnership",
        }
        call_command("add_person", **(options | changes))

    def test_the_command_prints_a_link_that_works(
        self, capsys: pytest.CaptureFixture[str], client: Client
    ) -> None:
        self.add()
        link = capsys.readouterr().out.split("open: ")[1].strip()
        page = client.get(link, follow=True)
        assert b"Keep this password" in page.content
        person = Person.objects.get(email="first@demonstration.example")
        assert may(person, Rule.MANAGE_PEOPLE)

    def test_it_refuses_an_address_that_is_taken(self) -> None:
        self.add()
        with pytest.raises(CommandError, match="Expected a new one"):
            self.add()

    def test_it_asks_for_the_name_of_a_new_organisation(self) -> None:
        with pytest.raises(CommandError, match="--organisation-name"):
            self.add(organisation_name="")
        assert not Person.objects.exists()
