"""The real engine behind the running site: it has both invented cities, and answers plans."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tests.functional.conftest import Site
from tests.integration.journey.cities import write_basis, write_cities
from tests.integration.journey.homes import CommandLine

from headwater import worker
from headwater.pipeline.engine import open_engine
from headwater.settings import read_settings


class AnsweringEngine:
    """A home of its own that read the cities through intake and shares the site's folders."""

    def __init__(self, site: Site, home: Path) -> None:
        command = CommandLine(home / "home", exchange=site.exchange)
        self.environment = command.environment | {"HEADWATER_RELEASED": str(site.released)}
        command.json("load", "--feed", "basis_register", write_basis(home / "register.csv"))
        read = command.json("load", "--feed", "area_month_counts", write_cities(home / "c.csv"))
        assert [each["rows_rejected"] for each in read] == [0]

    def answer(self) -> int:
        """Answer every locked plan that waits, as the worker does; how many were answered."""
        said: list[str] = []
        with closing(open_engine(read_settings(self.environment))) as engine:
            return worker.evaluate_waiting(engine, clock=lambda: datetime.now(UTC), say=said.append)
