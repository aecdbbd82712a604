"""Each council's exact numbers, and what stands against comparing before anything is shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pyarrow as pa

from headwater.analyses.provision import FEEDS, Cell, Gathered, gather
from headwater.definitions.basis import Basis
from headwater.definitions.extract import ExtractSpecification
from headwater.pipeline.holdings import Holding
from headwater.released.provision import NotGoodEnough
from headwater.vocabulary.provision import (
    COMPLETE_AT_LEAST,
    Likeness,
    Obstacle,
    Question,
    Setting,
)

Specifications = Mapping[str, ExtractSpecification]


@dataclass(frozen=True, slots=True)
class ProvisionAsked:
    """One question for one council; with a reason against it, none of it is to be shown."""

    supplier: str
    supplier_name: str
    gathered: Gathered
    as_at_date: date | None
    reasons: tuple[NotGoodEnough, ...]

    @property
    def question(self) -> Question:
        """What is compared."""
        return self.gathered.question


def provision_asked(
    counts: pa.Table,
    *,
    bases: Sequence[Basis],
    holdings: Sequence[Holding],
    specifications: Specifications,
    today: date,
) -> tuple[ProvisionAsked, ...]:
    """Each question for everybody who may, or once might, send any of its returns.

    `counts` has the columns of `ProvisionCount`. Nothing is asked where the library lacks the
    specification of a return.
    """
    if not specifications.keys() >= set(FEEDS.values()):
        return ()
    names = {basis.supplier: basis.supplier_name for basis in bases if basis.feed in FEEDS.values()}
    rows = counts.to_pylist()
    found = []
    for question in Question:
        for supplier, name in sorted(names.items()):
            key = (supplier, question)
            own = [row for row in rows if (row["supplier"], row["question"]) == key]
            gathered = gather(question, map(_cell, own))
            own_bases = [basis for basis in bases if basis.supplier == supplier]
            reasons = tuple(
                reason_of(each, question, name, specifications)
                for each in _reasons(gathered, own_bases, today)
            )
            as_at = _as_at(question, supplier, holdings)
            found.append(ProvisionAsked(supplier, name, gathered, as_at, reasons))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason as it is found, before the return that it is of is named."""

    obstacle: Obstacle
    setting: Setting
    share: float | None = None
    pupils: int | None = None
    missing: tuple[Likeness, ...] = ()
    since: date | None = None


def reason_of(
    reason: Reason, question: Question, supplier_name: str, specifications: Specifications
) -> NotGoodEnough:
    """The reason, with the return that it is of and who sends that."""
    feed = FEEDS[question, reason.setting]
    return NotGoodEnough(
        reason.obstacle,
        feed,
        specifications[feed].name,
        supplier_name,
        reason.setting,
        reason.share,
        reason.pupils,
        reason.missing,
        reason.since,
    )


def _reasons(gathered: Gathered, bases: Sequence[Basis], today: date) -> Iterator[Reason]:
    """One for each setting, the first that holds; a return of both settings lacks one basis."""
    without: set[str] = set()
    for setting in Setting:
        feed = FEEDS[gathered.question, setting]
        own = [basis for basis in bases if basis.feed == feed]
        if not any(basis.in_force_on(today) for basis in own):
            if feed not in without:
                yield Reason(Obstacle.NO_BASIS, setting, since=_first_day_without(own, today))
            without.add(feed)
        elif setting not in gathered.stated:
            yield Reason(Obstacle.NOTHING_SENT, setting)
        elif gathered.lacking.get(setting):
            yield Reason(Obstacle.GROUPS_MISSING, setting, missing=gathered.lacking[setting])
        elif gathered.alike and gathered.received[setting] < COMPLETE_AT_LEAST:
            share = round(gathered.received[setting], 2)
            yield Reason(Obstacle.INCOMPLETE, setting, share=share)


def _first_day_without(bases: Sequence[Basis], today: date) -> date | None:
    ended = [basis.ends_on for basis in bases if basis.ends_on and basis.ended_before(today)]
    return max(ended) + timedelta(days=1) if ended else None


def _as_at(question: Question, supplier: str, holdings: Sequence[Holding]) -> date | None:
    """The day up to which the older of its returns describes."""
    feeds = {FEEDS[question, setting] for setting in Setting}
    own = [each for each in holdings if each.supplier == supplier and each.feed in feeds]
    return min((each.as_at_date for each in own), default=None)


def _cell(row: Mapping[str, object]) -> Cell:
    start = row["period_start"]
    if not isinstance(start, date):
        raise TypeError(f"found {type(start).__name__}; expected a date")
    return Cell(
        setting=Setting(str(row["setting"])),
        start=start,
        alike={each: str(row[each]) for each in Likeness if row[each] is not None},
        people=_number(row["people"]),
        among=_number(row["among"]),
        counted=_number(row["counted"]),
        rows=int(_number(row["rows"]) or 0),
        gaps=int(_number(row["gaps"]) or 0),
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
