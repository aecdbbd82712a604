"""Sets each shown share against the month before and against the other suppliers of its feed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from headwater.vocabulary.periods import add_months

DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing said of one supplier's month, as everyone may see it: a row of ReleasedQuality."""

    feed: str
    supplier: str
    month: date
    aspect: str
    field: str
    rows: int
    value: float | None
    months: int = 1
    change: float | None = None
    peers: float | None = None
    peers_counted: int = 0


def compared(shown: Sequence[Shown]) -> list[Shown]:
    """The same, each with its change and its peers, worked out from what is shown and nothing else.

    So they tell nobody more than the shares beside them. Where the month before or every peer is
    absent or shows no share, there is none to compare with, and none is given.

    >>> from dataclasses import replace
    >>> july = Shown("ed", "north", date(2026, 7, 1), "filled", "age", 400, 0.90)
    >>> june, south = replace(july, month=date(2026, 6, 1), value=0.85), replace(july, supplier="s")
    >>> found = compared([july, june, south])[0]
    >>> found.change, found.peers, found.peers_counted
    (0.05, 0.9, 1)
    """
    by_supplier = {_key(each): each.value for each in shown}
    by_subject: dict[tuple[object, ...], dict[str, float]] = defaultdict(dict)
    for each in shown:
        if each.value is not None:
            by_subject[_subject(each)][each.supplier] = each.value
    return [_compared(each, by_supplier, by_subject[_subject(each)]) for each in shown]


def _compared(
    each: Shown, by_supplier: dict[tuple[object, ...], float | None], same: dict[str, float]
) -> Shown:
    before = by_supplier.get((each.supplier, add_months(each.month, -1), *_about(each)))
    change = None
    if each.value is not None and before is not None:
        change = round(each.value - before, DECIMALS)
    others = [value for supplier, value in same.items() if supplier != each.supplier]
    return replace(
        each,
        change=change,
        peers=round(median(others), DECIMALS) if others else None,
        peers_counted=len(others),
    )


def _about(each: Shown) -> tuple[object, ...]:
    return (each.feed, each.aspect, each.field, each.months)


def _key(each: Shown) -> tuple[object, ...]:
    return (each.supplier, each.month, *_about(each))


def _subject(each: Shown) -> tuple[object, ...]:
    return (each.month, *_about(each))
