"""What every answer carries: a strict policy, guarded cookies, no third party."""

from collections.abc import Callable

import pytest
from django.conf import settings as site_settings
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def policy_of(response: object) -> str:
    return response["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/sign-in/", "/no-such-page/", "/people/"])
def test_the_site_has_the_strict_policy(address: str, client: Client) -> None:
    policy = policy_of(client.get(address, follow=True))
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


def test_the_editor_has_a_policy_of_its_own(signed_in: Callable[[str], Client]) -> None:
    grace = signed_in("grace")
    assert "'unsafe-inline'" in policy_of(grace.get("/editor/"))
    assert "unsafe" not in policy_of(grace.get(reverse("account")))


def test_the_editors_policy_is_not_sent_to_those_refused(
    signed_in: Callable[[str], Client],
) -> None:
    assert "unsafe" not in policy_of(signed_in("ben").get("/editor/"))


def test_answers_are_not_framed_sniffed_or_told_about(client: Client) -> None:
    response = client.get("/sign-in/")
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert "no-store" in response["Cache-Control"] or "no-cache" in response["Cache-Control"]


def test_cookies_are_guarded(client: Client) -> None:
    cookie = client.get("/sign-in/").cookies["csrftoken"]
    assert cookie["samesite"] == "Lax"
    assert bool(cookie["secure"]) is site_settings.ENVIRONMENT.secure_cookies
    assert site_settings.SESSION_COOKIE_HTTPONLY


def test_a_visitor_is_given_no_session(client: Client) -> None:
    assert "sessionid" not in client.get("/no-such-page/").cookies


def test_the_language_is_said(client: Client) -> None:
    response = client.get("/sign-in/")
    assert b'<html lang="en-gb"' in response.content
    assert response["Content-Language"] == "en-gb"
