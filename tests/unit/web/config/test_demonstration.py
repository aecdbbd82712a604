"""The demonstration: the cast in every role, the same every time, and only where it is one."""

from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import pytest
from django.contrib.auth.hashers import check_password
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from pytest_django import Settings

from headwater_web.accounts.api import Role, code_at, roles_of
from headwater_web.accounts.models import Person
from headwater_web.audit.api import verify
from headwater_web.config.cast import CAST, ORGANISATIONS

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings: Settings) -> None:
    settings.HEADWATER_DEMONSTRATION = True


def test_every_role_is_in_the_cast() -> None:
    assert {member.role for member in CAST} == set(Role)
    assert {member.organisation for member in CAST} <= set(ORGANISATIONS)


def test_it_places_the_cast_and_prints_how_to_sign_in(
    demonstration: None, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("demonstration")
    printed = capsys.readouterr().out
    for member in CAST:
        person = Person.objects.get(email=member.email)
        assert roles_of(person) == {member.role}
        assert check_password(member.password, person.password)
        assert f"{member.email} " in printed
        assert member.password in printed


def test_twice_changes_nothing(demonstration: None) -> None:
    call_command("demonstration")
    before = verify().events
    call_command("demonstration")
    assert verify().events == before
    assert Person.objects.count() == len(CAST)


def test_codes_are_what_an_authenticator_app_shows(
    demonstration: None, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("codes")
    shown = capsys.readouterr().out
    amara = CAST[0]
    now = datetime.now(UTC)
    # The half minute may turn over between the command and this line.
    recent = {code_at(amara.second_step_secret, now - timedelta(seconds=ago)) for ago in (0, 30)}
    assert any(
        f"{amara.email}" in line and line.split()[-1] in recent for line in shown.splitlines()
    )


@pytest.mark.parametrize("command", ["demonstration", "codes"])
def test_published_passwords_are_refused_elsewhere(command: str, settings: Settings) -> None:
    settings.HEADWATER_DEMONSTRATION = False
    with pytest.raises(CommandError, match="HEADWATER_SITE_DEMONSTRATION=1"):
        call_command(command)
    assert not Person.objects.exists()


def test_the_plain_pages_are_served(demonstration: None, client: Client) -> None:
    call_command("demonstration")
    titles = {
        "/about/": "About this site",
        "/your-data/": "Your data",
        "/accessibility/": "Accessibility",
    }
    for address, title in titles.items():
        page = client.get(address)
        assert page.status_code == HTTPStatus.OK, address
        assert title in page.content.decode(), address


# RFC 6238, appendix B, SHA-1, cut to six figures.
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_agree_with_the_standard(seconds: int, code: str) -> None:
    assert code_at(RFC_SECRET, datetime.fromtimestamp(seconds, UTC)) == code
