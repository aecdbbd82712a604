"""An answer in plain words: one sentence, how it was done, and what it does not say."""

from collections.abc import Iterator

from headwater.analyses.evaluation.peaks import CHOSEN_BY_MONTHS
from headwater.released.evaluations.plan import (
    ChosenBecause,
    CountsFrom,
    Design,
    EvaluationPlan,
)
from headwater.released.evaluations.result import Check, Effect, Outcome, Sizes, Verdict
from headwater.vocabulary.counts import counted
from headwater.vocabulary.periods import add_months, month_in_words

DESIGN_WORDS = {
    Design.INTERRUPTED_SERIES: "Interrupted series: the areas together, against their own level, "
    "trend and season before the start.",
    Design.DIFFERENCE_IN_DIFFERENCES: "Difference in differences: how counts changed in the areas "
    "with it, against how they changed in areas without it over the same months.",
    Design.STAGGERED_ADOPTION: "Staggered adoption: each area from its own first month, against "
    "areas that did not have it yet or never had it.",
    Design.SYNTHETIC_CONTROL: "Synthetic control: the area against a mixture of others that moved "
    "as it did before the start, each area as multiples of its own mean then.",
    Design.MATCHED_AREAS: "Matched areas: difference in differences against the areas that were "
    "most alike before the start.",
    Design.DISPLACEMENT_DIFFERENCE: "Weighted displacement difference: the change in the areas "
    "with it and beside them together, each against an area that was alike before.",
    Design.PRIOR_EVENT_RATE_RATIO: "Prior event rate ratio: those who took part and those who did "
    "not, each against their own past.",
}
_NO_NEWS = {
    Verdict.CANNOT_TELL: "We cannot tell whether it changed anything",
    Verdict.NOT_A_FAIR_TEST: "This was not a fair test, so it says nothing about what it changed",
    Verdict.NO_EFFECT_WORTH_ACTING_ON: "It brought no {direction} that was worth acting on",
}


def sentence_of(
    plan: EvaluationPlan,
    verdict: Verdict,
    effect: Effect | None,
    checks: tuple[Check, ...],
    sizes: Sizes,
) -> str:
    """What came out, with the interval, the areas, the months and against what."""
    no_news = _NO_NEWS.get(verdict, "").format(direction=plan.direction.value)
    if effect is None:
        return (
            f"{no_news}. With so little to compare, nothing bounds the answer "
            f"{_where(plan, sizes)}, {_months(plan)}."
        )
    place = _first_up(_where(plan, sizes))
    months = f", {_months(plan)}" if plan.treated and plan.groups is None else ""
    against = f", against {_against(plan, sizes)}"
    found = (
        f"{place}, {plan.outcome_words.rstrip('.')} were {_way(effect.ratio)} than expected "
        f"without it (95% interval {_between(effect.lower, effect.upper)}){months}{against}."
    )
    if verdict is Verdict.NOT_A_FAIR_TEST:
        failed = [each.words for each in checks if each.outcome is Outcome.FAILS]
        return f"{no_news}. {failed[0] if failed else ''} {found}".replace("  ", " ")
    if no_news:
        return f"{no_news}. {found}"
    hoped = " This is the opposite of what was hoped." * (verdict is Verdict.OPPOSITE_EFFECT)
    return f"{found}{hoped}"


def limits_of(
    plan: EvaluationPlan,
    verdict: Verdict,
    checks: tuple[Check, ...],
    *,
    is_public: bool,
    withheld: bool,
) -> tuple[str, ...]:
    """What the answer does not say, each in a sentence."""
    return tuple(_limits(plan, verdict, checks, is_public=is_public, withheld=withheld))


def method_of(plan: EvaluationPlan, sizes: Sizes, *, left_out: int) -> str:
    """How it was done, in plain words."""
    said = [DESIGN_WORDS[plan.design]]
    if plan.counts_from is CountsFrom.TWO_GROUPS:
        return " ".join([*said, "Intervals are of counts that scatter as chance alone would."])
    said.append(
        f"Months before the start: {sizes.months_before}; from it on: {sizes.months_after}."
    )
    if left_out:
        said.append(
            f"The last {counted(left_out, 'month')} before the start are not used, because areas "
            "were chosen by them: what is high by chance falls by itself."
        )
    said.append(
        "The effect is a rate ratio with its 95% interval. Ratios are shown, and judged, to two "
        "decimals. The verdict follows by rule from the plan, which was locked before."
    )
    return " ".join(said)


def before_after_words(plan: EvaluationPlan) -> str:
    """What the ratio of before and after alone is, and is not."""
    words = (
        "The areas with it alone, after the start over the year before it. It compares with nothing"
    )
    if plan.chosen_because is ChosenBecause.AT_A_PEAK:
        return f"{words}, and areas that were chosen at a peak fall by themselves."
    return f"{words}, so it does not say why they changed."


def _limits(
    plan: EvaluationPlan,
    verdict: Verdict,
    checks: tuple[Check, ...],
    *,
    is_public: bool,
    withheld: bool,
) -> Iterator[str]:
    if plan.changed_after_opening:
        yield (
            "This version of the plan was locked after an answer to an earlier one was seen, so it "
            "explores and does not test."
        )
    if plan.chosen_because is ChosenBecause.AT_A_PEAK:
        yield (
            f"The areas were chosen by their last {CHOSEN_BY_MONTHS} months. A fall since then is "
            "what chance alone leads one to expect."
        )
    if plan.chosen_because is ChosenBecause.VOLUNTEERED:
        yield "Those who came forward may differ from those who did not in ways nobody counted."
    if plan.chosen_because is ChosenBecause.NOT_SAID:
        yield "Nobody wrote down why these were chosen, so what biases the answer is not known."
    if not plan.comparison and plan.groups is None:
        yield "Nothing is compared with: whatever else happened at the same time is in the answer."
    if verdict is Verdict.CANNOT_TELL:
        yield "That no effect could be told is not a finding that there was none."
    if any(each.outcome is Outcome.CANNOT_TELL for each in checks):
        yield "Some checks could not settle what they ask: see those that say so."
    if is_public:
        yield "The counts are released numbers, rounded as they are released."
    if withheld:
        yield (
            "Levels and effects by quarters are not shown: beside an earlier answer they would "
            "tell the count of an area."
        )
    yield "It holds for these areas and months. One evaluation does not show that it would again."


def _where(plan: EvaluationPlan, sizes: Sizes) -> str:
    if plan.counts_from is CountsFrom.TWO_GROUPS:
        return "among those who took part"
    of = f" of {plan.where}" if plan.where else ""
    return f"in {counted(sizes.treated_areas, 'area')}{of} with it"


def _months(plan: EvaluationPlan) -> str:
    first = min((each.since for each in plan.treated), default=plan.begins)
    return f"{month_in_words(first)} to {month_in_words(add_months(plan.ends, -1))}"


def _against(plan: EvaluationPlan, sizes: Sizes) -> str:
    if plan.counts_from is CountsFrom.TWO_GROUPS:
        return "those who did not"
    if not sizes.comparison_areas:
        return "their own past"
    return f"{counted(sizes.comparison_areas, 'area')} without it"


def _way(ratio: float) -> str:
    """A ratio as a change in percent, in words.

    >>> _way(0.75), _way(1.1), _way(1.0)
    ('25% lower', '10% higher', '0% lower or higher')
    """
    percent = round(abs(1 - ratio) * 100)
    which = "lower" if ratio < 1 else "higher"
    return f"{percent}% {which}" if percent else "0% lower or higher"


def _between(lower: float, upper: float) -> str:
    """An interval of ratios as changes in percent, the smaller change first.

    >>> _between(0.69, 0.82), _between(1.02, 1.1), _between(0.88, 1.08)
    ('18% to 31% lower', '2% to 10% higher', '-12% to 8%')
    """
    low, high = (round(100 * (ratio - 1)) for ratio in (lower, upper))
    if high <= 0:
        return f"{-high}% to {-low}% lower"
    return f"{low}% to {high}% higher" if low >= 0 else f"{low}% to {high}%"


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
