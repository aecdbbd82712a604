"""The real engine at the other end of the running site's exchange."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.functional.conftest import Site
from tests.integration.journey.homes import CommandLine
from tests.site_database import run_command

MOVE = """
from headwater_web.accounts.models import Membership, Organisation

Membership.objects.filter(person__email="{email}").update(
    organisation=Organisation.objects.get(key="{organisation}")
)
"""


@contextmanager
def engine_at(site: Site, home: Path, register: Mapping[str, Path]) -> Iterator[CommandLine]:
    """A home that has read `register` and opened the site's exchange.

    What other tests left there is put back.
    """
    kept = {name: site.exchange / name for name in ("engine.public", "offers.json")}
    before = {name: path.read_bytes() for name, path in kept.items() if path.exists()}
    engine = CommandLine(home, exchange=site.exchange)
    for feed, path in register.items():
        engine.json("load", "--feed", feed, path)
    engine.json("worker", "--once")  # opens the exchange
    yield engine
    for name, content in before.items():
        kept[name].write_bytes(content)


@contextmanager
def working_for(site: Site, email: str, organisation: str, *, otherwise: str) -> Iterator[None]:
    """Somebody of the cast works for another organisation for a while."""
    move = MOVE.format(email=email, organisation=organisation)
    run_command("shell", "--command", move, **site.environment)
    yield
    back = MOVE.format(email=email, organisation=otherwise)
    run_command("shell", "--command", back, **site.environment)
