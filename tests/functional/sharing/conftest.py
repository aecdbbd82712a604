"""The site with something to show."""

from collections.abc import Iterator

import pytest

# Fixtures are found by their names in this module.
from tests.functional.dashboard.released_site import Engine, engine, plain_page, released_site

__all__ = ["engine", "plain_page", "released_site"]


@pytest.fixture(autouse=True)
def own_exchange(engine: Engine) -> Iterator[None]:
    """What one test leaves in the exchange is not there for the next."""
    offers = engine.spool.offers()
    yield
    engine.spool.open_engine(public_key=engine.spool.public_key(), offers=offers)
    engine.spool.publish_mappings([])
    for message in engine.spool.waiting_messages():
        engine.spool.tick_off(message)
    engine.accept_all()
