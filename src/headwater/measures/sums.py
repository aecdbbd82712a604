"""Which published numbers are sums of others: disclosure control must know what anyone can add."""

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from headwater.definitions.conditions import Rule
from headwater.definitions.measure import Breakdown, Measure, MeasureVersion, Relation
from headwater.definitions.scope import Scope
from headwater.measures.categories import AGE_BANDS, NOT_RECORDED, kinds_of
from headwater.measures.conditions import rule_without

_HEADLINE = "all"
_CELL = ("measure", "area_type", "area_code", "period", "breakdown", "category")
CategoryTotal = tuple[str, str, frozenset[str]]
"""The measure, its breakdown and the categories that another measure is the sum of."""


def category_totals(measures: Sequence[Measure], *, scope: Scope) -> dict[str, CategoryTotal]:
    """For each measure that adds up from categories of another: which ones.

    A measure of one kind is that kind's category wherever kinds are told apart (but for events of
    several kinds, which stand under the first). A measure below an age is the age bands below it;
    one of a sex or an ethnic group, or of those of whom none is recorded, is that category.
    A version that counts the same as the one in force, over other people, is its headline.
    """
    return {
        measure.measure: total
        for measure in measures
        for total in _totals(measure, measures, scope)
    }


def parts_of_wholes(measures: Sequence[Measure], values: pa.Table, log: pa.Table) -> dict[str, str]:
    """Of each measure that is a part of another: that other, where the numbers bear it out.

    Events cannot contradict that. Files of counts can: where one of them states more of a part
    than of its whole, now or in a release before, the difference tells nothing of anybody, and
    there is nothing to protect. `values` has the columns of MeasureValue, `log` of ReleaseLogEntry.
    """
    parts = {each.measure: each.complement_of for each in measures if each.complement_of}
    published = {each.measure for each in measures if not each.counts_events}
    asked = {part: whole for part, whole in parts.items() if part in published}
    contradicted = {
        *_contradicted(asked, values, count="numerator", cell=_CELL),
        *_contradicted(asked, log, count="exact", cell=(*_CELL, "release_id")),
    }
    return {part: whole for part, whole in parts.items() if part not in contradicted}


def _contradicted(
    parts: Mapping[str, str], table: pa.Table, *, count: str, cell: tuple[str, ...]
) -> set[str]:
    """The parts of which any cell is more than the same cell of the whole."""
    asked = pa.array(sorted({*parts, *parts.values()}), pa.string())
    rows = table.filter(pc.is_in(table["measure"].cast(pa.string()), value_set=asked))
    counts = {
        tuple(row[name] for name in cell): row[count]
        for row in rows.select([*cell, count]).to_pylist()
        if row[count] is not None
    }
    return {
        measure
        for (measure, *where), number in counts.items()
        if measure in parts and number > counts.get((parts[measure], *where), number)
    }


def narrower_versions(measures: Sequence[Measure]) -> dict[str, str]:
    """Of each measure with a version beside it: the one that counts less, to the one beside it.

    The rest is known to whoever sees both, so that disclosure must protect it too.
    """
    pairs = {}
    for measure in measures:
        if isinstance(measure, MeasureVersion):
            if measure.relation is Relation.NARROWER:
                pairs[measure.measure] = measure.version_of
            elif measure.relation is Relation.WIDER:
                pairs[measure.version_of] = measure.measure
    return pairs


def _totals(measure: Measure, measures: Sequence[Measure], scope: Scope) -> Iterator[CategoryTotal]:
    if isinstance(measure, MeasureVersion) and measure.relation is Relation.SAME:
        yield measure.version_of, _HEADLINE, frozenset({_HEADLINE})
        return
    if not measure.counts_events:
        return
    for other in measures:
        if other is measure or other.numerator.feeds != measure.numerator.feeds:
            continue
        kind = _one_kind(measure)
        if kind and _counts_whole_kinds(other) and kind in {k.key for k in kinds_of(other, scope)}:
            yield _categories(other, "kind", {kind})
        for breakdown in ("sex", "ethnicity"):
            categories = _categories_asked(measure, other, breakdown)
            if categories and breakdown in other.breakdowns:
                yield _categories(other, breakdown, categories)
        if measure.complement_of == other.measure and "age_band" in other.breakdowns:
            bands = _bands_below(measure, other)
            if bands:
                yield _categories(other, "age_band", bands)


def _categories(other: Measure, breakdown: Breakdown, categories: set[str]) -> CategoryTotal:
    return other.measure, breakdown, frozenset(categories)


def _one_kind(measure: Measure) -> str | None:
    kinds = measure.numerator.kinds
    return kinds[0] if len(kinds) == 1 and measure.numerator.rule == Rule() else None


def _counts_whole_kinds(other: Measure) -> bool:
    return "kind" in other.breakdowns and other.numerator.rule == Rule()


def _categories_asked(measure: Measure, other: Measure, breakdown: str) -> set[str]:
    """The categories that `measure` counts of `other`; none where it asks for anything else."""
    rule, same = measure.numerator.rule, measure.numerator.kinds == other.numerator.kinds
    asked = [condition for condition in rule.all_of if condition.column == breakdown]
    if not same or len(asked) != 1 or rule_without(rule, breakdown) != other.numerator.rule:
        return set()
    if asked[0].recorded is False:
        return {NOT_RECORDED}
    return set(asked[0].codes or ())


def _bands_below(measure: Measure, other: Measure) -> set[str]:
    """The age bands that `measure` counts of `other`; none where a band is cut in two."""
    limits = [condition for condition in measure.numerator.rule.all_of if condition.column == "age"]
    same = rule_without(measure.numerator.rule, "age") == other.numerator.rule
    if not same or len(limits) != 1 or limits[0].below is None:
        return set()
    edge = limits[0].below
    whole = {band.category for band in AGE_BANDS if band.below is not None and band.below <= edge}
    return whole if any(band.below == edge for band in AGE_BANDS) else set()
