"""What every test shares: the site's database, migrated once and copied."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from pytest_django import DjangoDbBlocker
from tests.site_database import migrated_template


@pytest.fixture(scope="session")
def site_template() -> Path:
    """A migrated SQLite file. Migrating takes many seconds; copying does not."""
    return migrated_template()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """The test database: a copy of the template on SQLite, migrated afresh on PostgreSQL."""
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            copied = tmp_path_factory.mktemp("site") / "site.sqlite3"
            copyfile(request.getfixturevalue("site_template"), copied)
            connection.close()
            connection.settings_dict["NAME"] = str(copied)
            yield
            connection.close()
        else:
            made = setup_databases(verbosity=0, interactive=False)
            yield
            teardown_databases(made, verbosity=0)
