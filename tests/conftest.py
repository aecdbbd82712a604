"""What every test shares: the site's database, migrated once and copied, and two habits.

Tests that share costly fixtures stay in one process when there are several. Where everything was
installed for the tests (`HEADWATER_TEST_REQUIRE=1`), one that is skipped for want of it fails.
"""

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import hypothesis
import pytest
from pytest_django import DjangoDbBlocker
from tests.site_database import migrated_template
from tests.together import TogetherScheduling

# Playwright keeps its event loop open for the whole session in the thread that runs the tests, and
# Django would refuse the database to every test that comes after a journey.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# How long an example takes says how busy the machine is, not whether the code is right.
hypothesis.settings.register_profile("headwater", deadline=None)
hypothesis.settings.load_profile("headwater")

FAIR_REASONS = ("shared data", "../shared", "official numbers", "SQLite has no TRUNCATE")
"""Why a test may be skipped even where everything that can be installed is installed."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> TogetherScheduling | None:
    """Keep the tests of one file in one process, and those of a costly folder."""
    return TogetherScheduling(config, log) if config.getoption("dist") == "loadscope" else None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where nothing that can be installed may be missing."""
    report = yield
    required = os.environ.get("HEADWATER_TEST_REQUIRE")
    if (
        required
        and report.skipped
        and not any(fair in str(report.longrepr) for fair in FAIR_REASONS)
    ):
        report.outcome = "failed"
        report.longrepr = (
            f"{item.nodeid} was skipped, and everything must run here: {report.longrepr}"
        )
    return report


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
            # Workers side by side have a database each.
            worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
            name = f"test_{connection.settings_dict['NAME']}_{worker}"
            connection.settings_dict["TEST"]["NAME"] = name
            made = setup_databases(verbosity=0, interactive=False)
            yield
            teardown_databases(made, verbosity=0)
