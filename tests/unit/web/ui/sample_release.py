"""Two sample releases on disk, the newer one current, and a site that shows them."""

from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings
from tests.unit.products import sample

from headwater.products.publishing import point_current, write_release
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader

FIRST = "R0001-0f0f0f0f"
CURRENT = sample.RELEASE_ID


@pytest.fixture(scope="session")
def release_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with the first release, without its last measure and source, and the current one."""
    root = tmp_path_factory.mktemp("released")
    first = sample.released(
        sample.MEASURES[:-1],
        release_id=FIRST,
        previous_release_id=None,
        as_at_date=date(2025, 11, 30),
        sources=sample.SOURCES[:-1],
    )
    for released in (first, sample.released()):
        write_release(released, root=root, figures=False, assessment=False)
    point_current(root, CURRENT)
    return root


@pytest.fixture
def release(release_root: Path) -> Release:
    """The current release."""
    return ReleasedReader(release_root).open()


@pytest.fixture
def shown(settings: Settings, release_root: Path) -> None:
    """The site shows the sample."""
    settings.HEADWATER_RELEASED = release_root
