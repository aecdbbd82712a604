"""How an evaluation was done, as a page: plan, model, checks, and how to do it again."""

from collections.abc import Iterable, Iterator

from headwater.released.evaluations.plan import CountsFrom, Design, EvaluationPlan
from headwater.released.evaluations.result import EvaluationResult
from headwater.vocabulary.periods import MONTH_NAMES, add_months, month_in_words

FORMULAS = {
    Design.DIFFERENCE_IN_DIFFERENCES: (
        "expected(i, t) = level(i) * shared(t) * exposure(i, t), with shared(t) from areas without "
        "it and level(i) from months before the start; ratio = Σ events / Σ expected over areas "
        "and months with it. Interval: each area taken out in turn (jackknife), Student's t."
    ),
    Design.STAGGERED_ADOPTION: (
        "One effect for each group of areas that began together and each month, against areas that "
        "had not begun or never did; the ratio is their mean over months and areas with it."
    ),
    Design.SYNTHETIC_CONTROL: (
        "rate without it(t) = Σ w(j) * rate(j, t), each rate over its own mean before, with w(j) ≥ "
        "0 and Σ w(j) = 1, chosen so that the months before the start are followed; ratio = Σ rate "
        "/ Σ rate without it after the start. Interval and p: from doing the same to each area "
        "that never had it."
    ),
    Design.MATCHED_AREAS: (
        "Each area with it is matched with those that were nearest in level and trend before; then "
        "as difference in differences: ratio = Σ events / Σ expected."
    ),
    Design.DISPLACEMENT_DIFFERENCE: (
        "difference = (after - before of areas with it) - (after - before of those they are "
        "matched with) + the same of areas beside; ratio = 1 + difference / expected without it. "
        "Interval: counts scatter as they do in areas without it."
    ),
    Design.INTERRUPTED_SERIES: (
        "log(expected(t)) = level + trend * t + season(t) + change * after(t) + log(exposure(t)); "
        "ratio = exp(change). Interval: scatter estimated, neighbouring months may resemble."
    ),
    Design.PRIOR_EVENT_RATE_RATIO: (
        "ratio = (rate after / rate before of those who took part) / (the same of those who did "
        "not)."
    ),
}


def method_page(result: EvaluationResult) -> str:
    """The page in Markdown. Everything on it follows from the answer alone."""
    plan = result.plan
    parts = (
        f"# {plan.title}: how it was evaluated",
        f"{plan.question}\n\n{result.sentence}",
        "## The plan",
        _table(_of_plan(plan)),
        "## The method",
        f"{result.method}\n\n    {FORMULAS[plan.design]}",
        "## What it stands on",
        _bullets(f"{each.key} ({each.outcome.value}): {each.words}" for each in result.checks),
        "## Limits",
        _bullets(result.limits),
        "## The data asked for",
        _data(result),
        "## To do it again",
        _again(result),
    )
    return "\n\n".join(parts) + "\n"


def _of_plan(plan: EvaluationPlan) -> Iterator[tuple[str, str]]:
    yield "plan", f"{plan.reference}, version {plan.version}"
    yield "locked", _day(plan)
    yield "fingerprint of the plan", plan.fingerprint
    yield "intervention", plan.intervention
    yield "design", plan.design.value
    yield "counts", f"{plan.counts_from.value}: {plan.outcome}"
    yield "outcome", plan.outcome_words
    yield "expected to", plan.direction.value
    yield "smallest effect worth acting on", f"a change of {plan.smallest_effect:g} in 100"
    yield "chosen because", plan.chosen_because.value
    if plan.counts_from is CountsFrom.TWO_GROUPS:
        return
    yield (
        "months",
        f"{month_in_words(plan.begins)} to {month_in_words(add_months(plan.ends, -1))}",
    )
    starts = sorted({each.since for each in plan.treated})
    yield "first month with it", ", ".join(month_in_words(each) for each in starts)
    yield "areas with it", ", ".join(each.area for each in plan.treated)
    yield "areas compared with", ", ".join(plan.comparison) or "none"
    yield "areas beside", ", ".join(plan.areas_beside) or "none"


def _data(result: EvaluationResult) -> str:
    plan = result.plan
    if plan.counts_from is CountsFrom.TWO_GROUPS:
        return "Events and person-years of two groups, before and after; the plan holds them."
    if plan.counts_from is CountsFrom.RELEASED_MEASURE:
        return (
            f"Released numbers of the measure `{plan.outcome}` in release {result.release_id}, by "
            "district and month. Any copy of that release has them."
        )
    return (
        f"The series `{plan.outcome}` of the feed `area_month_counts`: one row for each area and "
        "month, with Series, Area, Month, Events and Residents. Every area and month of the plan "
        "has a row; a month without events has 0. The counts themselves are not released: whoever "
        "holds them can load them and gets the same answer."
    )


def _again(result: EvaluationResult) -> str:
    return (
        f"Headwater {result.code_version}. With the data loaded:\n\n"
        f"    headwater evaluate --plan result.json --out again\n\n"
        "`result.json` beside this page holds the plan; `data.csv` holds every number of the "
        "answer."
    )


def _day(plan: EvaluationPlan) -> str:
    day = plan.locked_at
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _table(rows: Iterator[tuple[str, str]]) -> str:
    lines = (f"| {name} | {value.replace('|', '/')} |" for name, value in rows)
    return "\n".join(("| | |", "|---|---|", *lines))


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
