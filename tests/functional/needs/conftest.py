"""A site of its own with a draft, since the release that it shows is changed under it."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest
from tests.functional.conftest import Site, free_port, served
from tests.functional.thread.story import Story, sessions_in
from tests.unit.products import sample

from headwater.products.publishing import point_current, write_release

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BEGIN = "from tests.functional.needs.beginning import begin\nbegin()\n"


@pytest.fixture
def story(browser: "Browser", site_template: Path, tmp_path: Path) -> Iterator[Story]:
    """People at a site that shows the sample release and holds a draft."""
    port = free_port()
    copyfile(site_template, tmp_path / "site.sqlite3")
    environment = {
        "HEADWATER_SITE_HOME": str(tmp_path),
        "HEADWATER_SITE_DEMONSTRATION": "1",
        "HEADWATER_EXCHANGE": str(tmp_path / "exchange"),
        "HEADWATER_RELEASED": str(tmp_path / "released"),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}",
    }
    site = Site(
        f"http://127.0.0.1:{port}", tmp_path / "exchange", tmp_path / "released", environment
    )
    told = sample.released(previous_release_id=None)
    write_release(told, root=site.released, figures=False, assessment=False)
    point_current(site.released, told.release_id)
    begun = Story(site, tmp_path, browser)
    begun.keys = sessions_in(begun.command("shell", "--command", BEGIN))
    with served(site, port, tmp_path / "server.log"):
        yield begun
        begun.leave()
