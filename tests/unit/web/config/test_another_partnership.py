"""A partnership that is less than fully described still has a site: it is configuration."""

import shutil
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from headwater_web.accounts.models import Person
from headwater_web.config.loading import load_partnership
from headwater_web.ui.sections import GROUPS

FIRST_PAGES = [section.first_page for group in GROUPS for section in group.sections]


BARE = {"partnership.yaml", "strategy.yaml"}
"""What a partnership has to say of itself."""


@pytest.fixture(params=["as it is", "bare"])
def elsewhere(
    request: pytest.FixtureRequest, settings: Settings, tmp_path: Path, cast: dict[str, Person]
) -> None:
    assert cast
    settings.HEADWATER_PARTNERSHIP = "leicestershire"
    if request.param == "bare":
        copied = tmp_path / "definitions"
        shutil.copytree(settings.HEADWATER_DEFINITIONS, copied)
        for path in (copied / "partnerships" / "leicestershire").iterdir():
            if path.name not in BARE:
                path.unlink()
        settings.HEADWATER_DEFINITIONS = copied
    load_partnership()


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("first_page", FIRST_PAGES)
def test_every_section_opens(first_page: str, cast: dict[str, Person], client: Client) -> None:
    for name in ("grace", "dev"):
        client.force_login(cast[name], "allauth.account.auth_backends.AuthenticationBackend")
        assert client.get(reverse(first_page)).status_code in {200, 403}
