"""Is one age, sex or kind a growing or shrinking share of a measure?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from headwater.analyses.noticing.findings import Finding, Words
from headwater.analyses.noticing.series import (
    SeriesKey,
    YearlySeries,
    YearValue,
    breaks_on,
    comparable_years,
)
from headwater.analyses.noticing.wording import category_of_people, share_detail, share_headline
from headwater.methods.rates_and_shares.comparisons import trend_p
from headwater.released.release import Break, Signal
from headwater.vocabulary.areas import AreaType

_BREAKDOWNS = ("age_band", "sex", "kind", "crime_type")
"""Not ethnicity: it is too often not recorded for an unattended statement to be fair."""
_NOT_RECORDED = "not_recorded"
_LARGEST_SHIFT_IN_RECORDING = 0.10


def shares(series: YearlySeries, words: Words, breaks: Sequence[Break]) -> list[Finding]:
    """Each category of each breakdown of the whole partnership: its share over the years.

    A breakdown is one question: its smallest p-value counts, times the categories looked at.
    """
    breakdowns: dict[tuple[str, str], list[SeriesKey]] = defaultdict(list)
    for key in series:
        if _asked_of(key) and words.name(key):
            breakdowns[key.measure, key.breakdown].append(key)
    findings = []
    for keys in breakdowns.values():
        found = list(_shares_of_one_breakdown(series, keys, words, breaks))
        if found:
            best = min(found, key=lambda one: (one.p_value, one.signal.headline))
            p_value = min(1.0, best.p_value * len(found))
            findings.append(Finding(p_value, best.ratio, best.signal))
    return findings


def _shares_of_one_breakdown(
    series: YearlySeries, keys: Sequence[SeriesKey], words: Words, breaks: Sequence[Break]
) -> Iterable[Finding]:
    recorded = [key for key in keys if key.category != _NOT_RECORDED]
    unrecorded = next((series[key] for key in keys if key.category == _NOT_RECORDED), {})
    totals = _totals(series, recorded)
    for key in recorded:
        years = series[key]
        run = comparable_years(years, last=words.last, breaks=breaks_on(key, series, breaks))
        if len(run) < 2 or _recording_shifted(unrecorded, totals, run):
            continue
        counts = [years[year].events for year in run]
        people = category_of_people(
            key.breakdown, key.category, categories=[other.category for other in recorded]
        )
        yield _share(key, people, counts, [totals[year] for year in run], words)


def _share(
    key: SeriesKey, people: str | None, counts: Sequence[int], totals: Sequence[int], words: Words
) -> Finding:
    ratio = (counts[-1] / totals[-1]) / (counts[0] / totals[0])
    signal = Signal(
        headline=share_headline(
            people=people,
            name=words.titles.get(key.category, key.category.replace("_", " ")),
            title=words.titles[key.measure],
            rising=ratio > 1,
        ),
        detail=share_detail(last=words.last, rising=ratio > 1),
        measure=key.measure,
        area_code=key.area_code,
        period=str(words.last),
        breakdown=key.breakdown,
        category=key.category,
    )
    return Finding(trend_p(counts, totals), ratio, signal)


def _recording_shifted(
    unrecorded: Mapping[int, YearValue], totals: Mapping[int, int], run: Sequence[int]
) -> bool:
    """Whether the category came to be recorded much more, or less, often over the years."""
    missing = [unrecorded[year].events if year in unrecorded else 0 for year in run]
    shares = [gap / (gap + totals[year]) for gap, year in zip(missing, run, strict=True)]
    return max(shares) - min(shares) > _LARGEST_SHIFT_IN_RECORDING


def _totals(series: YearlySeries, recorded: Sequence[SeriesKey]) -> dict[int, int]:
    """Events of each year whose category is recorded: what a share is a share of."""
    totals: dict[int, int] = defaultdict(int)
    for key in recorded:
        for year, value in series[key].items():
            totals[year] += value.events
    return totals


def _asked_of(key: SeriesKey) -> bool:
    return key.breakdown in _BREAKDOWNS and key.area_type == AreaType.PARTNERSHIP
