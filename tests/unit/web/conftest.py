"""The cast, in their roles, and browsers already signed in as one of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings
from tests.unit.web.on_postgres import can_differ
from tests.unit.web.placing import place_once

from headwater_web.accounts.models import Person
from headwater_web.config.cast import CAST
from headwater_web.config.staging import place_cast

SIGN_IN_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, ask again only what could be answered in another way there."""
    if connection.vendor == "sqlite":
        return
    left_out = [each for each in items if not can_differ(each)]
    items[:] = [each for each in items if can_differ(each)]
    config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def empty_folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where nothing was sent and nothing released, whatever a demonstration left behind."""
    return tmp_path_factory.mktemp("nothing_yet")


@pytest.fixture(autouse=True)
def quick_site(settings: Settings, empty_folders: Path) -> None:
    """Passwords are hashed quickly, and static files are not scanned for every browser."""
    settings.HEADWATER_EXCHANGE = empty_folders / "exchange"
    settings.HEADWATER_RELEASED = empty_folders / "released"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
        }
    }


@pytest.fixture
def cast(db: None, quick_site: None) -> dict[str, Person]:
    """Everyone in the demonstration, by first name in lower case."""
    place_once("cast", place_cast)
    by_email = {person.email: person for person in Person.objects.all()}
    return {member.first_name.lower(): by_email[member.email] for member in CAST}


@pytest.fixture
def signed_in(cast: dict[str, Person]) -> Callable[[str], Client]:
    """A browser signed in as a member of the cast: `signed_in("amara")`; "stranger" is nobody."""

    def browser(first_name: str) -> Client:
        client = Client()
        if first_name != "stranger":
            client.force_login(cast[first_name], backend=SIGN_IN_BACKEND)
        return client

    return browser


@pytest.fixture
def committing_site(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    quick_site: None,
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> Iterator[None]:
    """A database in which what is committed stays committed, for tests with several writers.

    Not `transactional_db`: that empties every table afterwards, which the record refuses.
    """
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            copied = tmp_path / "site.sqlite3"
            copyfile(request.getfixturevalue("site_template"), copied)
            with _connected_to(str(copied)):
                yield
        else:
            yield
            _empty_record()


@contextmanager
def _connected_to(name: str) -> Iterator[None]:
    settings_dict: dict[str, Any] = connection.settings_dict
    usual = settings_dict["NAME"]
    connection.close()
    settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        settings_dict["NAME"] = usual


def _empty_record() -> None:
    """PostgreSQL's test database is one for the whole run: put the record back to its start."""
    table = "audit_auditevent"
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(f"DELETE FROM {table}")
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("UPDATE audit_chainhead SET number = 0, event_hash = %s", ["0" * 64])
