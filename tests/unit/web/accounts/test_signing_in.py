"""Signing in: two steps for staff and officers, a lockout, and everything on record."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from unittest.mock import patch

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from headwater_web.accounts.actions import add_person
from headwater_web.accounts.api import code_at
from headwater_web.accounts.models import Person
from headwater_web.audit.api import RecordedEvent, events
from headwater_web.config.cast import CAST, CastMember

MEMBER: dict[str, CastMember] = {member.first_name.lower(): member for member in CAST}
STAFF_AND_OFFICERS = ["amara", "ben", "chioma", "farah", "grace"]
OTHERS = ["dev", "ellis", "hari", "imani"]


def give_password(client: Client, who: str, password: str = "") -> object:
    member = MEMBER[who]
    data = {"login": member.email, "password": password or member.password}
    return client.post(reverse("account_login"), data)


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def latest() -> RecordedEvent:
    return events(limit=1)[0]


@pytest.mark.parametrize("who", STAFF_AND_OFFICERS)
def test_staff_and_officers_need_password_and_code(who: str, cast: dict[str, Person]) -> None:
    client = Client()
    asked = give_password(client, who)
    assert asked["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    code = code_at(MEMBER[who].second_step_secret, datetime.now(UTC))
    done = client.post(reverse("mfa_authenticate"), {"code": code})
    assert done.status_code == HTTPStatus.FOUND
    assert is_signed_in(client)
    assert (latest().action, latest().actor) == (
        "accounts.signed_in",
        cast[who].audit_reference,
    )


@pytest.mark.parametrize("who", OTHERS)
def test_others_need_a_password(who: str, cast: dict[str, Person]) -> None:
    client = Client()
    give_password(client, who)
    assert is_signed_in(client)
    assert client.get(reverse("account")).status_code == HTTPStatus.OK


def test_a_wrong_code_lets_nobody_in(cast: dict[str, Person]) -> None:
    client = Client()
    give_password(client, "amara")
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not is_signed_in(client)


def test_a_code_works_once(cast: dict[str, Person]) -> None:
    code = code_at(MEMBER["amara"].second_step_secret, datetime.now(UTC))
    for expected in (True, False):
        client = Client()
        give_password(client, "amara")
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert is_signed_in(client) is expected


def test_codes_cannot_be_guessed_without_end(cast: dict[str, Person]) -> None:
    client = Client()
    give_password(client, "amara")
    for _attempt in range(9):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    code = code_at(MEMBER["amara"].second_step_secret, datetime.now(UTC))
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert not is_signed_in(client)


@pytest.mark.parametrize("address", ["/", "/account/", "/people/", "/editor/", "/about/"])
def test_without_a_second_step_staff_reach_set_up_alone(
    address: str, cast: dict[str, Person], signed_in: Callable[[str], Client]
) -> None:
    Authenticator.objects.filter(user=cast["farah"]).delete()
    response = signed_in("farah").get(address)
    assert response["Location"] == reverse("mfa_activate_totp")


def test_setting_up_the_second_step_opens_the_site_and_gives_recovery_codes(
    cast: dict[str, Person],
) -> None:
    Authenticator.objects.filter(user=cast["farah"]).delete()
    client = Client()
    give_password(client, "farah")
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == HTTPStatus.OK
    secret = page.context["form"].secret
    done = client.post(reverse("mfa_activate_totp"), {"code": code_at(secret, datetime.now(UTC))})
    assert done["Location"] == reverse("mfa_view_recovery_codes")
    assert {event.action for event in events(limit=2)} == {
        "accounts.second_step_set_up",
        "accounts.recovery_codes_set_up",
    }
    codes = client.get(reverse("mfa_view_recovery_codes"))
    assert len(codes.context["unused_codes"]) == 10
    assert client.get(reverse("people")).status_code == HTTPStatus.OK


def test_a_recovery_code_stands_in_for_the_phone_once(cast: dict[str, Person]) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    code = RecoveryCodes.activate(cast["amara"]).get_unused_codes()[0]
    for expected in (True, False):
        client = Client()
        give_password(client, "amara")
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert is_signed_in(client) is expected


def test_the_second_steps_secret_is_sealed_in_the_database(cast: dict[str, Person]) -> None:
    stored = Authenticator.objects.get(user=cast["amara"], type="totp").data["secret"]
    assert MEMBER["amara"].second_step_secret not in stored
    assert stored.startswith("gAAAA")


class TestLockout:
    """Five wrong passwords close sign-in for that address from that place."""

    def test_the_right_password_is_refused_while_locked(self, cast: dict[str, Person]) -> None:
        client = Client()
        for _attempt in range(4):
            assert give_password(client, "dev", "wrong").status_code == HTTPStatus.OK
        fifth = give_password(client, "dev", "wrong")
        assert fifth.status_code == HTTPStatus.TOO_MANY_REQUESTS
        assert b"15 minutes" in fifth.content
        assert give_password(client, "dev").status_code == HTTPStatus.TOO_MANY_REQUESTS
        assert not is_signed_in(client)

    def test_it_ends(self, cast: dict[str, Person]) -> None:
        client = Client()
        for _attempt in range(5):
            give_password(client, "dev", "wrong")
        later = datetime.now(UTC) + timedelta(minutes=16)
        with patch("axes.handlers.proxy.now", return_value=later):
            give_password(client, "dev")
        assert is_signed_in(client)

    def test_others_are_not_locked_with_them(self, cast: dict[str, Person]) -> None:
        client = Client()
        for _attempt in range(5):
            give_password(client, "dev", "wrong")
        give_password(client, "hari")
        assert is_signed_in(client)


class TestOnRecord:
    """What is recorded, and that nothing typed is."""

    def test_a_failed_sign_in_of_someone_known(self, cast: dict[str, Person]) -> None:
        give_password(Client(), "dev", "wrong")
        event = latest()
        assert (event.action, event.actor) == ("accounts.sign_in_failed", "")
        assert event.about == cast["dev"].audit_reference

    def test_a_failed_sign_in_of_someone_unknown_says_nothing_of_what_was_typed(
        self, cast: dict[str, Person]
    ) -> None:
        Client().post(
            reverse("account_login"), {"login": "my password by mistake", "password": "x"}
        )
        Client().post(
            reverse("account_login"), {"login": "nobody@demonstration.example", "password": "x"}
        )
        event = latest()
        assert event.action == "accounts.sign_in_failed"
        assert (event.about, event.details) == ("", {"known": False})

    def test_signing_out(self, cast: dict[str, Person], signed_in: Callable[[str], Client]) -> None:
        signed_in("dev").post(reverse("account_logout"))
        assert (latest().action, latest().actor) == (
            "accounts.signed_out",
            cast["dev"].audit_reference,
        )

    def test_changing_a_password(self, cast: dict[str, Person]) -> None:
        client = Client()
        give_password(client, "dev")
        new = "willow kettle otter"
        client.post(
            reverse("account_change_password"),
            {"oldpassword": MEMBER["dev"].password, "password1": new, "password2": new},
        )
        assert latest().action == "accounts.password_changed"

    def test_taking_the_second_step_away(self, cast: dict[str, Person]) -> None:
        client = Client()
        give_password(client, "farah")
        code = code_at(MEMBER["farah"].second_step_secret, datetime.now(UTC))
        client.post(reverse("mfa_authenticate"), {"code": code})
        address = reverse("mfa_deactivate_totp")
        asked_again = client.post(address)
        assert asked_again["Location"].startswith(reverse("account_reauthenticate"))
        client.post(reverse("account_reauthenticate"), {"password": MEMBER["farah"].password})
        client.post(address)
        assert latest().action == "accounts.second_step_taken_away"
        assert client.get("/people/")["Location"] == reverse("mfa_activate_totp")


class TestNoSignUp:
    """People are added; they do not add themselves."""

    def test_the_page_says_so(self, client: Client, db: None) -> None:
        assert b"There is no public sign-up" in client.get(reverse("account_signup")).content

    def test_posting_adds_nobody(self, client: Client, db: None) -> None:
        data = {"email": "new@demonstration.example", "password1": "willow kettle otter"}
        client.post(reverse("account_signup"), data | {"password2": data["password1"]})
        assert not Person.objects.exists()


def test_someone_added_chooses_a_password_by_the_link(client: Client, db: None) -> None:
    add_person(by=None, email="new@demonstration.example", name="New Person")
    client.post(reverse("account_reset_password"), {"email": "new@demonstration.example"})
    (message,) = mail.outbox
    link = next(word for word in message.body.split() if "/password/choose/" in word)
    form = client.get("/" + link.split("/", 3)[3], follow=True)
    new = "willow kettle otter"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    client.post(reverse("account_login"), {"login": "new@demonstration.example", "password": new})
    assert is_signed_in(client)


def test_asking_for_a_link_does_not_tell_who_has_an_account(client: Client, db: None) -> None:
    response = client.post(
        reverse("account_reset_password"), {"email": "nobody@demonstration.example"}
    )
    assert response["Location"] == reverse("account_reset_password_done")
    assert mail.outbox == []


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_signup",
        "account_inactive",
        "account_reset_password_from_key_done",
    ],
)
def test_our_own_templates_stand_in_for_the_third_partys(
    name: str, client: Client, db: None
) -> None:
    response = client.get(reverse(name))
    used = {template.name for template in response.templates}
    assert used & {"accounts/form_page.html", "accounts/message_page.html"}
    assert "ui/base.html" in used
