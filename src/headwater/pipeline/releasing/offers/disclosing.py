"""Children reached, on their way into the one decision of what is shown, and back out of it.

Each line takes part under a name of its own and stands alone: a child may have several offers, so
nothing is added up and no total gives a withheld number away.
"""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from headwater.definitions.extract import ExtractSpecification
from headwater.measures import OFFERS_FEED
from headwater.pipeline.releasing.offers.stating import (
    OffersStated,
    StatedAuthority,
    StatedLine,
)
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.policies import DisclosurePolicy
from headwater.vocabulary.states import ValueState

_PREFIX = "offers/"
_ALL = "all"
Shown = Mapping[tuple[str, str], int]
"""Numbers of children that may be shown, by name of the line and code of the authority."""


def offer_cells(stated: OffersStated, *, like: pa.Schema, log: pa.Table) -> pa.Table:
    """What takes part in the decision, in the columns of `MeasureValue`, whose schema is `like`.

    `log` has the entries of all earlier releases. An offer that they told of in other lines for
    the same year is left out: who took one from the other could be left with a few children.
    """
    told = _told(log)
    rows = [
        _row(authority, line)
        for authority in stated.authorities
        for line in authority.lines
        if line.children is not None and not _is_told_otherwise(authority, line, told)
    ]
    blank = dict.fromkeys(like.names)
    return pa.Table.from_pylist([blank | row for row in rows], schema=like)


def offer_policies(
    stated: OffersStated, specifications: Mapping[str, ExtractSpecification]
) -> dict[str, DisclosurePolicy]:
    """The policy of each line that takes part: that of the return."""
    if OFFERS_FEED not in specifications:
        return {}
    names = (_name(line) for each in stated.authorities for line in each.lines)
    return dict.fromkeys(names, specifications[OFFERS_FEED].policy)


def without_offers(released: pa.Table) -> pa.Table:
    """The values of everything else."""
    return released.filter(pc.invert(_is_offer(released)))


def shown_children(released: pa.Table) -> Shown:
    """What the decision let go of these counts, from the columns of `ReleasedValue`."""
    return {
        (row["measure"], row["area_code"]): row["numerator"]
        for row in released.filter(_is_offer(released)).to_pylist()
        if row["state"] == ValueState.RELEASED and row["numerator"] is not None
    }


def children_of(
    authority: StatedAuthority, line: StatedLine, shown: Shown
) -> tuple[int | None, ValueState]:
    """The children of one line as they may be shown, and what is known of them."""
    if line.children is None:
        return None, line.state
    number = shown.get((_name(line), authority.code))
    return number, ValueState.SUPPRESSED if number is None else ValueState.RELEASED


def _row(authority: StatedAuthority, line: StatedLine) -> dict[str, object]:
    return {
        "measure": _name(line),
        "area_type": "supplier",
        "area_code": authority.code,
        "period_type": PeriodType.YEAR.value,
        "period": authority.year,
        "breakdown": _ALL,
        "category": _ALL,
        "state": ValueState.RELEASED.value,
        "numerator": line.children,
        "completeness": 1.0,
        "as_at_date": authority.as_at_date,
    }


def _told(log: pa.Table) -> dict[tuple[str, str, str], set[str]]:
    """The lines that were told, by kind of offer, authority and year."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for row in log.filter(_is_offer(log)).to_pylist():
        offer = row["measure"].split("/")[1]
        found.setdefault((offer, row["area_code"], row["period"]), set()).add(row["measure"])
    return found


def _is_told_otherwise(
    authority: StatedAuthority,
    line: StatedLine,
    told: Mapping[tuple[str, str, str], set[str]],
) -> bool:
    before = told.get((line.offer, authority.code, authority.year), set())
    now = set(_own_names(authority, line.offer))
    return bool(before) and before != now


def _own_names(authority: StatedAuthority, offer: str) -> Iterator[str]:
    return (
        _name(each) for each in authority.lines if each.offer == offer and each.children is not None
    )


def _name(line: StatedLine) -> str:
    """A name that no measure has: a measure's own is one word."""
    return _PREFIX + line.key


def _is_offer(table: pa.Table) -> pa.ChunkedArray:
    return pc.starts_with(table["measure"].cast(pa.string()), _PREFIX)
