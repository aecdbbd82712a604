"""Offers between a return and a release: who may be told of, and no number by a side door."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tests.unit.disclosure.tables import NHS, exact_table, no_log

from headwater.definitions.basis import Basis
from headwater.definitions.library import Library
from headwater.disclosure import Decided, Division, decide
from headwater.pipeline.holdings import Holding
from headwater.pipeline.releasing.offers import (
    OffersStated,
    offer_cells,
    offer_map,
    offer_policies,
    offers_stated,
    without_offers,
)
from headwater.released.offers import OfferLine, OfferMap
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.states import ValueState

LIBRARY = Library(Path(__file__).resolve().parents[5] / "definitions")
FEED = "youth_justice_offers"
SPECIFICATIONS = {FEED: LIBRARY.extract(FEED)}
CODELISTS = {name: LIBRARY.codelist(name) for name in ("youth_justice_offers",)} | {
    "offer_referral_routes": LIBRARY.codelist("offer_referral_routes")
}
TODAY = date(2026, 11, 22)
AREAS = (Area("A", "Alder", AreaType.DISTRICT), Area("B", "Birch", AreaType.DISTRICT))


def basis(supplier: str, **changes: object) -> Basis:
    known = {
        "basis_reference": f"B-{supplier}",
        "kind": "anonymous_aggregate",
        "feed": FEED,
        "supplier": supplier,
        "supplier_name": f"The service of {supplier}",
        "purpose": "To test",
        "fields": ("*",),
        "starts_on": date(2020, 1, 1),
        "keep_raw_days": 30,
        "state": "in_force",
    }
    return Basis.model_validate(known | changes)


def holding(supplier: str, rejected: int = 0) -> Holding:
    return Holding(FEED, supplier, ("x",), {}, None, None, date(2025, 3, 31), 9, 9, rejected)


BASES = (basis("a"), basis("b"))


def row(supplier: str = "a", area: str = "A", offer: str = "mentoring", **more: Any) -> dict:
    about = {
        "supplier": supplier,
        "area_code": area,
        "period_start": date(2024, 4, 1),
        "offer": offer,
        "footing": "non_statutory",
        "prevention": "secondary",
        "route": "anybody",
        "youngest": 10,
        "oldest": 17,
        "children": 40.0,
        "state": "released",
    }
    return about | more


def stated(rows: Iterable[dict], bases: tuple[Basis, ...] = BASES, **more: Any) -> OffersStated:
    return offers_stated(
        pa.Table.from_pylist([row(), *rows]).slice(1),
        bases=bases,
        holdings=more.get("holdings", (holding("a"), holding("b"))),
        areas=AREAS,
        today=TODAY,
    )


def decided(found: OffersStated, log: pa.Table | None = None, release: str = "R0001") -> Decided:
    """Beside a measure of another matter, as it is in a run."""
    others = exact_table([("district", "A", "2025", "all", 3)])
    known = no_log() if log is None else log
    policies = offer_policies(found, SPECIFICATIONS)
    return decide(
        pa.concat_tables([others, offer_cells(found, like=others.schema, log=known)]),
        release_id=release,
        policies={"admissions": NHS} | policies,
        area_parents={"A": "W", "B": "W"},
        complements={},
        divisions={"admissions": Division()} | dict.fromkeys(policies, Division(is_divided=False)),
        log=known,
    )


def mapped(found: OffersStated, released: pa.Table) -> OfferMap:
    told = offer_map(found, released, specifications=SPECIFICATIONS, codelists=CODELISTS)
    assert told is not None
    return told


def line_of(found: OfferMap, offer: str, place: int = 0) -> OfferLine:
    ((line,),) = [each.by[place] for each in found.offers if each.key == offer]
    return line


CHILDREN = [
    # exact, state           shown, state
    (40.0, "released", 40, ValueState.RELEASED),
    (43.0, "released", 45, ValueState.RELEASED),
    (0.0, "released", 0, ValueState.RELEASED),
    (1.0, "released", None, ValueState.SUPPRESSED),
    (7.0, "released", None, ValueState.SUPPRESSED),
    (None, "suppressed", None, ValueState.SUPPRESSED),
    (None, "missing", None, ValueState.MISSING),
    (None, "not_collected", None, ValueState.NOT_COLLECTED),
]


@pytest.mark.parametrize(("exact", "state", "shown", "told"), CHILDREN)
def test_children_are_shown_as_the_decision_lets_them(
    exact: float | None, state: str, shown: int | None, told: ValueState
) -> None:
    found = stated([row(children=exact, state=state)])
    line = line_of(mapped(found, decided(found).released), "mentoring")
    assert (line.children, line.state) == (shown, told)


def test_what_the_codes_mean_is_said_in_words() -> None:
    found = stated([row(prevention=None, route=None, footing=None, youngest=None)])
    line = line_of(mapped(found, decided(found).released), "mentoring")
    assert (line.prevention, line.referral, line.footing, line.youngest) == (None, "", None, None)
    found = stated([row()])
    assert line_of(mapped(found, decided(found).released), "mentoring").referral == "By anybody"


def test_offers_take_part_under_names_that_no_measure_has_and_come_out_again() -> None:
    released = decided(stated([row(), row("b", "B")])).released
    names = set(released["measure"].to_pylist())
    assert names == {"admissions", "offers/mentoring/non_statutory/secondary/anybody/10/17"}
    assert set(without_offers(released)["measure"].to_pylist()) == {"admissions"}


def test_only_the_newest_year_is_said() -> None:
    found = stated([row(), row(offer="reparation", period_start=date(2025, 4, 1))])
    (authority,) = found.authorities
    assert authority.year == "2025/26"
    assert [line.offer for line in authority.lines] == ["reparation"]


def test_who_may_send_and_has_not_is_silent_and_not_without_offers() -> None:
    found = stated([row()])
    assert [each.name for each in found.authorities] == ["Alder"]
    assert found.silent == ("The service of b",)


def test_without_a_basis_in_force_a_return_is_not_used() -> None:
    found = stated([row(), row("b", "B")], (basis("a", ends_on=date(2026, 1, 1)), basis("b")))
    assert [each.name for each in found.authorities] == ["Birch"]
    assert found.silent == ("The service of a",)


def test_where_nobody_may_send_there_is_no_map() -> None:
    found = stated([], ())
    told = offer_map(found, no_log(), specifications=SPECIFICATIONS, codelists=CODELISTS)
    assert told is None


def test_a_return_with_rejected_rows_is_not_whole() -> None:
    found = stated([row(), row("b", "B")], holdings=(holding("a", 1), holding("b")))
    assert [each.is_whole for each in found.authorities] == [False, True]


def test_one_line_of_two_suppliers_is_not_said_rather_than_one_of_them() -> None:
    found = stated([row(), row("b", "A", children=12.0)])
    (authority,) = found.authorities
    assert authority.supplier_name == "The service of a, The service of b"
    (line,) = authority.lines
    assert (line.children, line.state) == (None, ValueState.MISSING)


def test_an_offer_told_in_other_lines_before_is_not_told_again() -> None:
    before = stated([row(children=30.0), row("b", "B", children=50.0)])
    log = decided(before).log
    parted = stated(
        [
            row(oldest=13, children=20.0),
            row(youngest=14, children=10.0),
            row("b", "B", children=50.0),
        ]
    )
    told = mapped(parted, decided(parted, log, "R0002").released)
    (mentoring,) = [each for each in told.offers if each.key == "mentoring"]
    assert [line.state for line in mentoring.by[0]] == [ValueState.SUPPRESSED] * 2
    assert [line.children for line in mentoring.by[1]] == [50]


def test_the_same_lines_are_told_again() -> None:
    before = stated([row(children=30.0)])
    log = decided(before).log
    told = mapped(before, decided(before, log, "R0002").released)
    assert line_of(told, "mentoring").children == 30
