"""An effect is checked against itself, put in words, and drawn, and says no more than it can."""

from decimal import Decimal
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater_web.evidence.drawing import WIDTH, draw_effect
from headwater_web.evidence.effects import (
    RATIOS,
    Effect,
    EffectMeasure,
    GoodDirection,
    effect_faults,
    number_words,
    reading,
)


def effect(
    measure: EffectMeasure,
    estimate: str,
    lower: str | None = None,
    upper: str | None = None,
    good: GoodDirection = GoodDirection.LOWER,
) -> Effect:
    return Effect(
        measure,
        Decimal(estimate),
        Decimal(lower) if lower else None,
        Decimal(upper) if upper else None,
        95,
        good,
    )


RATE, ODDS, SHARE = EffectMeasure.RATE_RATIO, EffectMeasure.ODDS_RATIO, EffectMeasure.SHARE
STANDARDISED = EffectMeasure.STANDARDISED_DIFFERENCE
RISK = EffectMeasure.RISK_DIFFERENCE
MEAN = EffectMeasure.MEAN_DIFFERENCE
FIT = "The figures fit anything from"
CANNOT = "It cannot tell: the figures fit anything from"
NOBODY = "Nobody was there to compare with."
NO_INTERVAL = "The source states no interval, so how sure this is we cannot tell."
READINGS = [
    # measure, effect, interval     what a reader is told
    (RATE, "0.58", "0.49", "0.69", f"42% fewer. {FIT} 51% fewer to 31% fewer."),
    (RATE, "1.38", "1.13", "1.70", f"38% more. {FIT} 13% more to 70% more."),
    (RATE, "1.04", "0.91", "1.19", f"{CANNOT} 9% fewer to 19% more."),
    (RATE, "3.2", "2.5", "4", f"3.2 times as many. {FIT} 2.5 times as many to 4 times as many."),
    (ODDS, "0.26", "0.15", "0.44", f"Odds 74% lower. {FIT} odds 85% lower to odds 56% lower."),
    (RATE, "0.5", None, None, f"50% fewer. {NO_INTERVAL}"),
    (SHARE, "0.75", "0.566", "0.873", f"75 of 100. {FIT} 57 to 87 of 100. {NOBODY}"),
    (SHARE, "0.75", None, None, f"75 of 100, with no interval stated. {NOBODY}"),
    (MEAN, "-2", "-3", "-1", f"2 lower. {FIT} 3 lower to 1 lower."),
    (STANDARDISED, "-0.2", None, None, f"0.2 standard deviations lower. {NO_INTERVAL}"),
    (RISK, "-0.05", "-0.1", "0.02", f"{CANNOT} 10 fewer in 100 to 2 more in 100."),
]


class TestReading:
    """A reader who knows no statistics is told what the numbers say."""

    @pytest.mark.parametrize(("measure", "estimate", "lower", "upper", "says"), READINGS)
    def test_in_words(
        self, measure: EffectMeasure, estimate: str, lower: str, upper: str, says: str
    ) -> None:
        assert reading(effect(measure, estimate, lower, upper)) == says

    def test_the_number_as_its_source_has_it(self) -> None:
        assert number_words(effect(RATE, "0.58000", "0.49", "0.69")) == (
            "0.58 (95% interval 0.49 to 0.69)"
        )
        assert number_words(effect(RATE, "0.5")) == "0.5 (no interval stated)"

    def test_odds_are_never_called_fewer(self) -> None:
        for measure in (ODDS, EffectMeasure.HAZARD_RATIO):
            assert "fewer" not in reading(effect(measure, "0.5", "0.4", "0.6"))

    #         effect                                    is clear, is as hoped
    HOPES: ClassVar = [
        (effect(RATE, "0.58", "0.49", "0.69"), True, True),
        (effect(RATE, "1.38", "1.13", "1.70"), True, False),
        (effect(RATE, "0.9", "0.7", "1.2"), False, False),
        (effect(RATE, "0.5"), False, False),
        (effect(RATE, "0.5", "0.4", "0.6", GoodDirection.NEITHER), True, False),
        (effect(SHARE, "1", "0.879", "1", GoodDirection.HIGHER), False, False),
    ]

    @pytest.mark.parametrize(("found", "is_clear", "is_as_hoped"), HOPES)
    def test_what_is_hoped_for(self, found: Effect, is_clear: bool, is_as_hoped: bool) -> None:
        assert (found.is_clear, found.is_as_hoped) == (is_clear, is_as_hoped)


class TestFaults:
    """What cannot be an effect is refused, and where."""

    #         measure, effect, lower, upper     the columns at fault
    WRONG: ClassVar = [
        (RATE, "0.58", "0.6", "0.69", ["estimate"]),
        (RATE, "0.58", "0.49", None, ["upper"]),
        (RATE, "0.58", None, "0.69", ["lower"]),
        (RATE, "0", None, None, ["estimate"]),
        (RATE, "0.5", "-0.1", "0.6", ["lower"]),
        (SHARE, "1.2", None, None, ["estimate"]),
        (RISK, "-1.5", None, None, ["estimate"]),
        (RATE, "0.58", "0.49", "0.69", []),
        (STANDARDISED, "-0.2", "-0.3", "-0.1", []),
    ]

    @pytest.mark.parametrize(("measure", "estimate", "lower", "upper", "columns"), WRONG)
    def test_the_columns(
        self,
        measure: EffectMeasure,
        estimate: str,
        lower: str | None,
        upper: str | None,
        columns: list[str],
    ) -> None:
        found = effect_faults(
            measure,
            Decimal(estimate),
            Decimal(lower) if lower else None,
            Decimal(upper) if upper else None,
        )
        assert [name for name, _words in found] == columns


numbers = st.decimals(min_value="-50", max_value="50", places=3)


class TestDrawing:
    """The drawing keeps the order of the numbers, and never leaves its frame."""

    @given(
        measure=st.sampled_from(EffectMeasure),
        values=st.lists(numbers, min_size=3, max_size=3).map(sorted),
    )
    def test_in_order_and_in_frame(self, measure: EffectMeasure, values: list[Decimal]) -> None:
        if measure in RATIOS:
            values = [abs(each) + Decimal("0.001") for each in values]
        if measure is SHARE:
            values = [abs(each) / 50 for each in values]
        lower, estimate, upper = sorted(values)
        drawn = draw_effect(Effect(measure, estimate, lower, upper, 95, GoodDirection.LOWER))
        assert drawn is not None
        assert drawn.from_at is not None
        assert drawn.to_at is not None
        assert 0 <= drawn.from_at <= drawn.point_at <= drawn.to_at <= WIDTH

    def test_no_difference_stands_in_the_middle(self) -> None:
        for measure, none in ((RATE, "1"), (STANDARDISED, "0")):
            drawn = draw_effect(effect(measure, none))
            assert drawn is not None
            assert drawn.none_at == drawn.point_at == WIDTH // 2

    def test_what_lies_beyond_the_edge_is_cut_and_said_so(self) -> None:
        drawn = draw_effect(effect(RATE, "3", "1.2", "9"))
        assert drawn is not None
        assert drawn.is_cut
        assert drawn.to_at == WIDTH - 12

    def test_no_number_no_drawing(self) -> None:
        assert draw_effect(None) is None


def test_a_share_says_how_many_there_were() -> None:
    told = reading(effect(SHARE, "1", "0.879", "1"), people=28)
    assert told == f"100 of 100. {FIT} 88 to 100 of 100. There were 28 in all. {NOBODY}"
