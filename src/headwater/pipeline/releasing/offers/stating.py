"""What the returns that may be used today state of offers, exact, for the newest year of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from headwater.definitions.basis import Basis
from headwater.measures import OFFERS_FEED
from headwater.pipeline.holdings import Holding
from headwater.vocabulary.areas import Area
from headwater.vocabulary.states import ValueState

_APRIL = 4


@dataclass(frozen=True, slots=True)
class StatedLine:
    """One offer in one authority as its return states it; `children` is exact, and never shown.

    The codes are those of the specification's codelists, empty where nobody said.
    """

    offer: str
    footing: str
    prevention: str
    route: str
    youngest: int | None
    oldest: int | None
    children: int | None
    state: ValueState

    @property
    def key(self) -> str:
        """What tells it from every other line of its authority and year."""
        about = (self.footing, self.prevention, self.route, self.youngest, self.oldest)
        return "/".join([self.offer, *("" if each is None else str(each) for each in about)])


@dataclass(frozen=True, slots=True)
class StatedAuthority:
    """One authority, the newest year that a return of it describes, and all of its lines."""

    code: str
    name: str
    supplier_name: str
    year: str
    as_at_date: date | None
    is_whole: bool
    lines: tuple[StatedLine, ...]


@dataclass(frozen=True, slots=True)
class OffersStated:
    """Every authority with a return, by name; `silent` are the names of who sent none to use."""

    authorities: tuple[StatedAuthority, ...] = ()
    silent: tuple[str, ...] = ()


def offers_stated(
    rows: pa.Table,
    *,
    bases: Sequence[Basis],
    holdings: Iterable[Holding],
    areas: Iterable[Area],
    today: date,
) -> OffersStated:
    """`rows` are those of `OFFERS_STATED`. Without a basis in force a return is not used."""
    own = [basis for basis in bases if basis.feed == OFFERS_FEED]
    permitted = {basis.supplier for basis in own if basis.in_force_on(today)}
    names = {basis.supplier: basis.supplier_name for basis in own}
    held = {each.supplier: each for each in holdings if each.feed == OFFERS_FEED}
    places = {area.code: area.name for area in areas}
    by_place: dict[str, list[Mapping[str, object]]] = {}
    for row in rows.to_pylist():
        if row["supplier"] in permitted and row["area_code"] in places:
            by_place.setdefault(row["area_code"], []).append(row)
    found = [_authority(code, places[code], each, names, held) for code, each in by_place.items()]
    heard = {row["supplier"] for each in by_place.values() for row in each}
    return OffersStated(
        tuple(sorted(found, key=lambda each: each.name)),
        tuple(sorted(name for supplier, name in names.items() if supplier not in heard)),
    )


def _authority(
    code: str,
    name: str,
    rows: Sequence[Mapping[str, object]],
    names: Mapping[str, str],
    held: Mapping[str, Holding],
) -> StatedAuthority:
    newest = max(_day(row) for row in rows)
    current = [row for row in rows if _day(row) == newest]
    suppliers = sorted({str(row["supplier"]) for row in current})
    return StatedAuthority(
        code=code,
        name=name,
        supplier_name=", ".join(names[each] for each in suppliers),
        year=_year_words(newest),
        as_at_date=min((held[each].as_at_date for each in suppliers if each in held), default=None),
        is_whole=not any(held[each].rows_rejected for each in suppliers if each in held),
        lines=_together(_line(row) for row in current),
    )


def _together(lines: Iterable[StatedLine]) -> tuple[StatedLine, ...]:
    """Each line once: where two suppliers state the same one, its children are not known."""
    found: dict[str, StatedLine] = {}
    for line in lines:
        known = found.get(line.key)
        found[line.key] = line if known is None else _unknown(line)
    return tuple(found[key] for key in sorted(found))


def _unknown(line: StatedLine) -> StatedLine:
    return replace(line, children=None, state=ValueState.MISSING)


def _line(row: Mapping[str, object]) -> StatedLine:
    state = ValueState(str(row["state"]))
    children = _whole(row["children"]) if state is ValueState.RELEASED else None
    return StatedLine(
        offer=str(row["offer"]),
        footing=str(row["footing"] or ""),
        prevention=str(row["prevention"] or ""),
        route=str(row["route"] or ""),
        youngest=_whole(row["youngest"]),
        oldest=_whole(row["oldest"]),
        children=children,
        state=state,
    )


def _whole(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) else None


def _day(row: Mapping[str, object]) -> date:
    day = row["period_start"]
    if not isinstance(day, date):
        raise TypeError(f"found {type(day).__name__}; expected a date")
    return day


def _year_words(first: date) -> str:
    """A year as it is called.

    >>> _year_words(date(2025, 4, 1)), _year_words(date(2025, 1, 1))
    ('2025/26', '2025')
    """
    ends_in_the_next = first.month >= _APRIL
    return f"{first.year}/{(first.year + 1) % 100:02d}" if ends_in_the_next else str(first.year)
