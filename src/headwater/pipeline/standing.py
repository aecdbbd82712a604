"""How this home stands: what it holds, what is current, what is waiting."""

from dataclasses import dataclass
from datetime import date

from headwater.exchange.spool import Spool
from headwater.pipeline.engine import Engine
from headwater.pipeline.holdings import Holding, holdings_of
from headwater.released.reader import ReleasedReader
from headwater.vocabulary.nature import Nature


@dataclass(frozen=True, slots=True)
class FeedStanding:
    """One feed from one supplier; `extract_ids` name the accepted files that stand."""

    feed: str
    supplier: str
    extracts: int
    first_month: str
    last_month: str
    rows: int
    rejected: int
    basis: str
    extract_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a home. `waiting` counts files of the inbox and what the exchange asks."""

    nature: Nature | None
    release_id: str | None
    waiting: int
    feeds: tuple[FeedStanding, ...]


def status(engine: Engine, *, today: date) -> Standing:
    """What is held, what is current, what is waiting. Changes nothing."""
    home = engine.home
    holdings = holdings_of(home)
    in_force = {
        (basis.feed, basis.supplier) for basis in engine.bases() if basis.in_force_on(today)
    }
    spool = Spool(engine.settings.exchange)
    inbox = [path for path in home.inbox.glob("*/*") if path.is_file()]
    return Standing(
        nature=home.nature,
        release_id=ReleasedReader(engine.settings.released).current_id(),
        waiting=len(inbox) + _asked_of(spool),
        feeds=tuple(_feed(holding, in_force) for holding in holdings),
    )


def _asked_of(spool: Spool) -> int:
    return len(spool.waiting()) + len(spool.waiting_messages()) + len(spool.waiting_editions())


def _feed(holding: Holding, in_force: set[tuple[str, str]]) -> FeedStanding:
    return FeedStanding(
        feed=holding.feed,
        supplier=holding.supplier,
        extracts=len(holding.extract_ids),
        first_month=f"{holding.first_month:%Y-%m}" if holding.first_month else "",
        last_month=f"{holding.last_month:%Y-%m}" if holding.last_month else "",
        rows=holding.rows_accepted,
        rejected=holding.rows_rejected,
        basis="in force" if (holding.feed, holding.supplier) in in_force else "none in force",
        extract_ids=holding.extract_ids,
    )
