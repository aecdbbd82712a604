"""Published figures of our areas beside those of areas elsewhere, in the order of a list."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import duckdb
import pyarrow as pa
import pytest
import yaml

from headwater.definitions.library import Library
from headwater.definitions.measure import Measure
from headwater.measures import neighbouring_figures
from headwater.pipeline.engine import Engine
from headwater.pipeline.releasing.neighbouring import (
    OF_PUBLISHER,
    OF_SHARE,
    areas_asked,
    lists_of_neighbours,
    neighbours_of,
)
from headwater.released.comparators import Beside, Neighbours
from headwater.vocabulary.nature import Nature
from headwater.vocabulary.policies import DisclosurePolicy
from headwater.vocabulary.states import ValueState

DEFINITIONS = Path(__file__).resolve().parents[4] / "definitions"
LIBRARY = Library(DEFINITIONS)
PARTNERSHIP = LIBRARY.partnership("nottinghamshire")
LISTS = PARTNERSHIP.statistical_neighbours
NEET = LIBRARY.measure("neet_16_17")
CITY, BIRMINGHAM, MANCHESTER = "E06000018", "E08000025", "E08000003"
AS_AT = date(2026, 3, 1)
OPEN = LIBRARY.extracts_as_asked()


def figure(
    area: str, value: float | None, *, role: str = "figure", year: int = 2025, state: str = ""
) -> dict[str, Any]:
    return {
        "measure": NEET.measure, "area_code": area, "year": year, "role": role, "value": value,
        "state": state or ("released" if value is not None else "missing"), "as_at_date": AS_AT,
    }  # fmt: skip


def asked(*rows: dict[str, Any], measure: Measure = NEET, **given: Any) -> tuple[Neighbours, ...]:
    options: dict[str, Any] = {"lists": LISTS, "specifications": OPEN} | given
    table = pa.Table.from_pylist(list(rows))
    return neighbours_of(table, measures=[measure], partnership=PARTNERSHIP, **options)


def test_neighbours_keep_the_order_of_their_list_and_have_the_interval_of_a_share() -> None:
    (found,) = asked(
        figure(CITY, 4.7), figure(CITY, 6_841.0, role="out_of"),
        figure(CITY, 4.2, year=2024), figure(CITY, 6_600.0, role="out_of", year=2024),
        figure(MANCHESTER, 3.1), figure(MANCHESTER, 13_000.0, role="out_of"),
        figure(BIRMINGHAM, None, state="suppressed"),
    )  # fmt: skip
    assert [other.name for other in found.others][:2] == ["Birmingham", "Manchester"]
    assert len(found.others) == 10
    assert (found.own.name, found.own.value, found.own.period) == ("Nottingham", 4.7, "2025")
    # Wilson's interval of 4.7% of 6,841, by hand.
    p, n, z = 0.047, 6_841, 1.959964
    centre, spread = p + z**2 / (2 * n), z * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
    assert found.own.lower == pytest.approx(100 * (centre - spread) / (1 + z**2 / n), abs=0.006)
    assert found.own.upper == pytest.approx(100 * (centre + spread) / (1 + z**2 / n), abs=0.006)
    hidden, other, *absent = found.others
    assert (hidden.state, hidden.value) == (ValueState.SUPPRESSED, None)
    assert {each.state for each in absent} == {ValueState.MISSING}
    assert other.beside(found.own) is Beside.LOWER
    assert found.before is not None
    assert (found.before.period, found.before.value) == ("2024", 4.2)
    assert (found.interval, found.published_at, found.own.people) == (OF_SHARE, AS_AT, 6_841)


def test_limits_of_the_publisher_are_taken_as_they_are() -> None:
    given = yaml.safe_load((DEFINITIONS / "measures/neet_16_17.yaml").read_text("utf-8"))
    given["numerator"]["published"] |= {"out_of": None, "lower": "low", "upper": "high"}
    (found,) = asked(
        figure(CITY, 4.7), figure(CITY, 4.0, role="lower"), figure(CITY, 5.5, role="upper"),
        figure(BIRMINGHAM, 6.0), figure(BIRMINGHAM, 5.9, role="lower"),
        measure=Measure.model_validate(given),
    )  # fmt: skip
    assert (found.own.lower, found.own.upper, found.interval) == (4.0, 5.5, OF_PUBLISHER)
    # One limit is no interval, and without one nothing is said.
    assert (found.others[0].lower, found.others[0].upper) == (None, None)
    assert found.others[0].beside(found.own) is Beside.CANNOT_TELL


def test_nothing_is_set_beside_what_is_not_open_or_not_there() -> None:
    closed = SimpleNamespace(policy=DisclosurePolicy.NHS_SUBNATIONAL)
    rows = figure(CITY, 4.7), figure(BIRMINGHAM, 6.0)
    assert asked(*rows, specifications={"neet_not_known": closed}) == ()
    assert asked(*rows, lists=()) == ()
    assert asked(figure(BIRMINGHAM, 6.0)) == ()
    (alone,) = asked(figure(CITY, 4.7))
    assert alone.others == ()


def test_only_the_newest_year_of_ours_is_set_beside() -> None:
    (found,) = asked(figure(CITY, 4.7, year=2024), figure(BIRMINGHAM, 6.0, year=2025))
    assert (found.own.period, found.others) == ("2024", ())


@pytest.mark.parametrize("share", [-1.0, 101.0])
def test_a_share_that_cannot_be_has_no_interval(share: float) -> None:
    (found,) = asked(figure(CITY, share), figure(CITY, 100.0, role="out_of"))
    assert (found.own.lower, found.own.upper) == (None, None)


def engine(nature: Nature | None) -> Engine:
    home = SimpleNamespace(nature=nature)
    return cast(Engine, SimpleNamespace(home=home, partnership=PARTNERSHIP))


def test_what_is_made_up_stands_beside_nothing_real() -> None:
    assert lists_of_neighbours(engine(Nature.REAL)) == LISTS
    invented = lists_of_neighbours(engine(Nature.SYNTHETIC))
    codes = {other.code for each in invented for other in each.neighbours}
    assert {code[0] for code in codes} == {"Z"}
    own = {area.code for area in (*PARTNERSHIP.areas, *PARTNERSHIP.joined_areas)}
    assert set(areas_asked(invented)) == codes | own


def figures(*rows: tuple[Any, ...], measures: tuple[Measure, ...] = (NEET,)) -> list[Any]:
    """What the SQL takes of rows of area, supplier's extract, period, figure, value and state."""
    columns = ("area_code", "extract_id", "period", "figure", "value", "state")
    given = [dict(zip(columns, row, strict=True)) for row in rows]
    names = [
        *("feed", "supplier", "indicator", "organisation", "age_group", "sex", "ethnicity"),
        *("phase", "year_group", "need", "free_meals", "category"),
    ]
    about = {"feed": "neet_not_known", "supplier": "d", "age_group": "16-17"}
    about |= {"category": "local_authority"}
    schema = pa.schema(
        [(name, pa.float64() if name == "value" else pa.string()) for name in (*names, *columns)]
        + [("period_start", pa.date32())]
    )
    every = [dict.fromkeys(names) | about | row | {"period_start": None} for row in given]
    with duckdb.connect() as connection:
        connection.register("published_aggregate", pa.Table.from_pylist(every, schema=schema))
        extract = pa.table({"extract_id": ["x1", "x2"], "as_at_date": [AS_AT, AS_AT]})
        connection.register("extract", extract)
        sql = neighbouring_figures(measures, area_codes=[CITY, BIRMINGHAM])
        return connection.sql(sql).fetchall()


def test_figures_are_those_of_the_areas_asked_for_with_what_they_are_a_share_of() -> None:
    found = figures(
        (CITY, "x1", "2025", "neet_percent", 4.7, "released"),
        (CITY, "x1", "2025", "cohort", 6_841.0, "released"),
        (CITY, "x1", "2025", "not_known_percent", 2.0, "released"),
        (BIRMINGHAM, "x1", "2025", "neet_percent", None, "suppressed"),
        (MANCHESTER, "x1", "2025", "neet_percent", 3.0, "released"),
    )
    assert found == [
        (NEET.measure, CITY, 2025, "figure", 4.7, "released", AS_AT),
        (NEET.measure, CITY, 2025, "out_of", 6_841.0, "released", AS_AT),
        (NEET.measure, BIRMINGHAM, 2025, "figure", None, "suppressed", AS_AT),
    ]


def test_what_two_files_give_differently_is_missing() -> None:
    twice = [(CITY, each, "2025", "neet_percent", 4.7, "released") for each in ("x1", "x2")]
    assert figures(*twice)[0][4:6] == (4.7, "released")
    otherwise = (CITY, "x2", "2025", "neet_percent", 5.0, "released")
    assert figures(twice[0], otherwise)[0][4:6] == (None, "missing")


def test_a_figure_of_another_feed_says_how_it_is_not_the_measure() -> None:
    entrants = LIBRARY.measure("first_time_entrants")
    rows = [each | {"measure": entrants.measure} for each in (figure(CITY, 162.0),)]
    (found,) = asked(*rows, measure=entrants)
    assert entrants.published_elsewhere is not None
    assert (found.unit, found.differs) == (
        entrants.published_elsewhere.unit,
        entrants.published_elsewhere.differs,
    )
    assert (found.own.value, found.own.lower, found.interval) == (162.0, None, "")


def test_of_measures_without_neighbours_nothing_is_asked() -> None:
    assert figures(measures=(LIBRARY.measure("claimant_count"),)) == []
