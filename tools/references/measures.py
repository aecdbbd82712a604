"""The page of measures."""

from collections.abc import Iterable, Iterator

from headwater.definitions.conditions import Condition, Rule
from headwater.definitions.extract import ExtractSpecification
from headwater.definitions.library import Library
from headwater.definitions.measure import Measure
from headwater.definitions.scope import Scope
from headwater.measures import definition_words
from headwater.vocabulary.comparators import Comparator
from headwater.vocabulary.policies import DisclosurePolicy, strictest


def page(library: Library) -> str:
    """Every measure, by theme."""
    measures = sorted(library.measures(), key=lambda item: (item.theme, item.measure))
    parts = [
        "# Measures",
        "",
        "What is counted, over whom, and what may be published of it. There are "
        f"{len(measures)}. How they are set against each other stands in "
        "[methods](../explanation/methods.md).",
        "",
    ]
    scope = library.scope(library.partnership("nottinghamshire").scope)
    for measure in measures:
        parts += _measure(measure, library, scope)
    return "\n".join(parts)


def _measure(measure: Measure, library: Library, scope: Scope) -> list[str]:
    specifications = [library.extract(feed) for feed in measure.sources]
    policy = strictest({each.policy for each in specifications})
    facts = {
        "identifier": f"`{measure.measure}`, version {measure.version}",
        "theme": measure.theme,
        "unit": measure.unit,
        "divided by": _divided_by(measure),
        "better": measure.polarity.replace("_", " ") + _without_colour(measure),
        "compared with": _comparators(measure),
        "breakdowns": ", ".join(measure.breakdowns) or "none",
        "published": _grain(measure),
        "sources": ", ".join(f"`{source}`" for source in measure.sources),
        "codelists": ", ".join(f"`{name}`" for name in _codelists(measure, specifications, scope))
        or "none",
        "interval": _interval(measure),
        "refused": "; ".join(_refusals(measure, policy)),
        "national success measure": "yes" if measure.national_success_measure else "no",
        "reviewed": f"{measure.reviewed_on.isoformat()} by {measure.reviewed_by}; "
        f"next by {measure.next_review.isoformat()}",
    }
    return [
        f"## {measure.title}",
        "",
        measure.why_it_matters,
        "",
        f"*Definition.* {definition_words(measure, scope)}",
        "",
        f"*What it cannot say.* {measure.what_it_cannot_say}",
        "",
        "| | |",
        "|---|---|",
        *(f"| {name} | {value} |" for name, value in facts.items()),
        "",
    ]


def _divided_by(measure: Measure) -> str:
    divided_by = measure.denominator
    if divided_by is None:
        return "nothing"
    if divided_by.measure:
        return f"the events of `{divided_by.measure}`"
    if divided_by.figure:
        return f"{divided_by.people}, the figure `{divided_by.figure}` of the same feed"
    return measure.unit.partition(f"per {divided_by.per:,} ")[2]


def _without_colour(measure: Measure) -> str:
    return " (told as lower, similar or higher, without colour)" * (measure.polarity == "none")


_COMPARATORS = {
    Comparator.OWN_PAST: "its own past",
    Comparator.DISTRICT_PEERS: "districts, each beside the whole",
    Comparator.STATISTICAL_NEIGHBOURS: "areas elsewhere like ours, as published",
}


def _comparators(measure: Measure) -> str:
    return "; ".join(_COMPARATORS[each] for each in measure.comparators)


def _grain(measure: Measure) -> str:
    places = {"district": "districts and the whole", "partnership": "the whole", "none": "nowhere"}
    words = [f"years: {places[measure.years]}", f"months: {places[measure.months]}"]
    words += ["small areas, 12 and 36 months"] * measure.small_areas
    words += ["windows of 36 months"] * measure.windows
    return "; ".join(words)


def _interval(measure: Measure) -> str:
    if measure.is_as_published:
        return "none: its publisher's value"
    if measure.is_share:
        return "Wilson, from both numbers as released"
    return "exact Poisson below ten, Byar's from ten on, from the count as released"


def _refusals(measure: Measure, policy: DisclosurePolicy) -> Iterator[str]:
    if measure.is_as_published:
        yield "no value for areas that its publisher does not give, nor for all of them together"
        return
    if policy is not DisclosurePolicy.OPEN:
        yield "counts of 1 to 7, and what they could be worked out from"
    if measure.denominator and measure.denominator.figure:
        yield "a value over fewer than 100"
    if measure.denominator and measure.denominator.measure:
        yield "a value where the number that it is a share of is withheld"
    if not measure.counts_events:
        yield "a period of which a part is missing, or withheld by its supplier"
    yield "comparison across a break in the series"


def _codelists(
    measure: Measure, specifications: Iterable[ExtractSpecification], scope: Scope
) -> list[str]:
    """The codelists behind the columns that its definition tests or divides by."""
    asked = {*_columns_of(measure.numerator.rule), *measure.breakdowns}
    published = measure.numerator.published
    asked |= {*published.where, *published.added_up} if published else set()
    for kind in scope.kinds:
        if kind.key in measure.numerator.kinds:
            asked |= {column for rule in kind.rules for column in _columns_of(rule)}
    return sorted(
        {
            column.codelist
            for each in specifications
            if each.feed in measure.numerator.feeds
            for column in each.columns
            if column.codelist and (column.becomes or column.name) in asked
        }
    )


def _columns_of(rule: Rule) -> Iterator[str]:
    conditions: tuple[Condition, ...] = (*rule.all_of, *rule.any_of, *rule.none_of)
    yield from (condition.column for condition in conditions)
