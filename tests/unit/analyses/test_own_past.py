"""The newest year beside the year before: worked by hand, and not where it cannot be."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.unit.products import sample

from headwater.analyses.own_past import years_on
from headwater.methods.rates_and_shares.rate_comparisons import (
    rate_ratio_limits,
    share_difference_limits,
)
from headwater.released.comparators import Beside, WhyNot, YearOn
from headwater.released.release import Break, Released, ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.states import ValueState

VIOLENCE = sample.measure("violence", "Violence", theme="harm", feed="police", policy="open")
SHARE = replace(VIOLENCE, per=100, is_share=True)
COUNT = replace(VIOLENCE, has_denominator=False)
DISTRICT = "Z07000001"
SAMPLE = sample.released()
LIKE = next(iter(sample.rows(sample.MEASURES[:1])))


def row(
    year: int, count: int | None, people: float | None = 100_000.0, area: str = sample.WHOLE
) -> ValueRow:
    state = ValueState.SUPPRESSED if count is None else ValueState.RELEASED
    area_type = AreaType.PARTNERSHIP if area == sample.WHOLE else AreaType.DISTRICT
    known = {name: getattr(LIKE, name) for name in ValueRow.__dataclass_fields__}
    return ValueRow(
        **known
        | {
            "measure": "violence", "area_type": area_type, "area_code": area,
            "period_type": "year", "period": str(year), "breakdown": "all", "category": "all",
            "state": state, "numerator": count, "denominator": people,
            "value": None, "lower": None, "upper": None,
        }
    )  # fmt: skip


def released(
    *rows: ValueRow, measure: ReleasedMeasure = VIOLENCE, breaks: tuple[Break, ...] = ()
) -> Released:
    return replace(SAMPLE, measures=(measure,), values=sample.table(list(rows)), breaks=breaks)


def asked(*rows: ValueRow, **given: object) -> YearOn:
    (found,) = years_on(released(*rows, **given))  # type: ignore[arg-type]
    return found


def test_a_rate_is_so_many_times_that_of_the_year_before() -> None:
    found = asked(row(2024, 100), row(2025, 150, 120_000.0))
    limits = rate_ratio_limits(150, 120_000, 100, 100_000)
    assert (found.period, found.before) == ("2025", "2024")
    numbers = (found.value, found.lower, found.upper)
    assert numbers == pytest.approx([float(each) for each in limits], rel=1e-3)
    assert found.value == pytest.approx(1.25, rel=1e-3)
    assert (found.verdict, found.tested, found.is_ratio) == (Beside.CANNOT_TELL, 1, True)


def test_what_is_apart_is_higher_or_lower() -> None:
    assert asked(row(2024, 100), row(2025, 200)).verdict is Beside.HIGHER
    assert asked(row(2024, 200), row(2025, 100)).verdict is Beside.LOWER


def test_a_share_is_so_many_points_more() -> None:
    found = asked(row(2024, 40, 100), row(2025, 60, 100), measure=SHARE)
    limits = share_difference_limits(60, 100, 40, 100)
    numbers = (found.value, found.lower, found.upper)
    assert numbers == pytest.approx([100 * float(each) for each in limits], rel=1e-3)
    assert found.value == pytest.approx(20)
    assert (found.verdict, found.is_ratio) == (Beside.HIGHER, False)


def test_a_count_is_compared_by_itself() -> None:
    found = asked(row(2024, 100, None), row(2025, 300, None), measure=COUNT)
    assert (found.value, found.verdict) == (3.0, Beside.HIGHER)


def test_after_none_there_is_no_end() -> None:
    found = asked(row(2024, 0), row(2025, 40))
    assert (found.value, found.upper, found.verdict) == (None, None, Beside.HIGHER)
    assert found.lower is not None
    assert found.lower > 1


@pytest.mark.parametrize(
    ("rows", "measure", "why"),
    [
        ([row(2025, 150)], VIOLENCE, WhyNot.NO_NUMBER),
        ([row(2023, 100), row(2025, 150)], VIOLENCE, WhyNot.NO_NUMBER),
        ([row(2024, None), row(2025, 150)], VIOLENCE, WhyNot.NO_NUMBER),
        ([row(2024, 150), row(2025, None)], VIOLENCE, WhyNot.NO_NUMBER),
        ([row(2024, 150), row(2025, 100, None)], VIOLENCE, WhyNot.NO_NUMBER),
        ([row(2024, 0), row(2025, 0)], VIOLENCE, WhyNot.TOO_FEW),
        ([row(2024, 5), row(2025, 9)], VIOLENCE, WhyNot.TOO_FEW),
        ([row(2024, 95, 100), row(2025, 95, 100)], SHARE, WhyNot.TOO_FEW),
    ],
)
def test_what_cannot_be_set_beside_says_why(
    rows: list[ValueRow], measure: ReleasedMeasure, why: WhyNot
) -> None:
    found = asked(*rows, measure=measure)
    assert (found.verdict, found.why_not, found.value) == (Beside.NOT_COMPARED, why, None)


def test_nothing_is_said_of_what_is_as_published_or_never_known() -> None:
    given = replace(VIOLENCE, is_as_published=True)
    assert years_on(released(row(2024, 100), row(2025, 150), measure=given)) == ()
    missing = replace(row(2025, 1), state=ValueState.MISSING, numerator=None)
    assert years_on(released(missing)) == ()


def test_a_break_parts_two_years_unless_a_factor_bridges_it() -> None:
    cut = Break("violence", date(2025, 1, 1), "Counted otherwise.")
    rows = row(2024, 100), row(2025, 200)
    assert asked(*rows, breaks=(cut,)).why_not is WhyNot.BREAK
    bridged = replace(cut, factor=2.0, factor_source="Both counted for a month")
    found = asked(*rows, breaks=(bridged,))
    plain = asked(row(2024, 200), row(2025, 200))
    assert found.value == pytest.approx(1.0)
    assert (found.verdict, plain.verdict) == (Beside.CANNOT_TELL, Beside.CANNOT_TELL)
    shares = (row(2024, 40, 100), row(2025, 60, 100))
    assert asked(*shares, measure=SHARE, breaks=(bridged,)).why_not is WhyNot.BREAK


def test_every_area_but_small_ones_is_asked() -> None:
    of_district = [replace(row(year, 100), area_code=DISTRICT) for year in (2024, 2025)]
    of_district = [replace(each, area_type=AreaType.DISTRICT) for each in of_district]
    found = years_on(released(row(2024, 100), row(2025, 100), *of_district))
    assert {each.area_code for each in found} == {sample.WHOLE, DISTRICT}


def test_chance_alone_hardly_ever_changes_anything() -> None:
    """Held to 5% over all measures of an area: of 200 releases at most about ten say something."""
    rng, said = np.random.default_rng(11), 0
    names = [f"m{at}" for at in range(8)]
    measures = tuple(replace(VIOLENCE, measure=name) for name in names)
    for _ in range(200):
        rows = [
            replace(row(year, int(rng.poisson(200))), measure=name)
            for name in names
            for year in (2024, 2025)
        ]
        given = replace(SAMPLE, measures=measures, values=sample.table(rows), breaks=())
        said += any(each.verdict in {Beside.HIGHER, Beside.LOWER} for each in years_on(given))
    assert said <= 18  # more than that at 5% comes less than once in a hundred times
