"""Did a measure change from one year to the next, in the partnership or a district?"""

from collections.abc import Sequence

from headwater.analyses.findings import Finding, Words
from headwater.analyses.series import SeriesKey, YearlySeries, comparable_years
from headwater.analyses.wording import change_detail, change_headline
from headwater.methods.comparisons import share_change_p
from headwater.released.release import Break, Signal


def changes(series: YearlySeries, words: Words, breaks: Sequence[Break]) -> list[Finding]:
    """Each measure in each named area: the latest year against the year before."""
    findings = []
    for key, years in series.items():
        if key.breakdown != "all" or not words.name(key):
            continue
        run = comparable_years(years, last=words.last, measure=key.measure, breaks=breaks)[-2:]
        if len(run) < 2:
            continue
        earlier, later = (years[year] for year in run)
        at_risk = (earlier.person_years, later.person_years)
        findings.append(_change(key, (earlier.events, later.events), at_risk, words))
    return findings


def _change(
    key: SeriesKey,
    events: tuple[int, int],
    person_years: tuple[float | None, float | None],
    words: Words,
) -> Finding:
    before, after = person_years
    rate = bool(before and after)
    share = after / (before + after) if before and after else 0.5
    ratio = events[1] * (1 - share) / (events[0] * share)
    rising = ratio > 1
    signal = Signal(
        headline=change_headline(
            title=words.titles[key.measure], area=words.area_names[key.area_code], rising=rising
        ),
        detail=change_detail(last=words.last, rising=rising, rate=rate),
        measure=key.measure,
        area_code=key.area_code,
        period=str(words.last),
    )
    return Finding(float(share_change_p(events[1], events[0], later_share=share)), ratio, signal)
