"""Did a measure change from one year to the next, in the partnership or a district?"""

from collections.abc import Sequence

from headwater.analyses.noticing.findings import Finding, Words
from headwater.analyses.noticing.series import (
    SeriesKey,
    YearlySeries,
    YearValue,
    breaks_on,
    year_before,
)
from headwater.analyses.noticing.wording import change_detail, change_headline
from headwater.methods.rates_and_shares.comparisons import share_change_p
from headwater.released.breaks import Bridge
from headwater.released.release import Break, Signal


def changes(series: YearlySeries, words: Words, breaks: Sequence[Break]) -> list[Finding]:
    """Each measure in each named area: the latest year against the year before."""
    findings = []
    for key, years in series.items():
        if key.breakdown != "all" or not words.name(key):
            continue
        link = year_before(years, last=words.last, breaks=breaks_on(key, series, breaks))
        if link is not None:
            findings.append(_change(key, years[words.last - 1], years[words.last], link, words))
    return findings


def _change(
    key: SeriesKey, earlier: YearValue, later: YearValue, link: Bridge, words: Words
) -> Finding:
    rate = bool(earlier.person_years and later.person_years)
    before, after = (earlier.person_years, later.person_years) if rate else (1.0, 1.0)
    # A factor says how many would have been counted in the new way, so it stands with the exposure.
    exposure = (before or 1.0) / link.factor
    share = (after or 1.0) / (exposure + (after or 1.0))
    ratio = later.events * (1 - share) / (earlier.events * share)
    rising = ratio > 1
    signal = Signal(
        headline=change_headline(
            title=words.titles[key.measure], area=words.area_names[key.area_code], rising=rising
        ),
        detail=change_detail(
            last=words.last, rising=rising, rate=rate, is_spliced=bool(link.spliced)
        ),
        measure=key.measure,
        area_code=key.area_code,
        period=str(words.last),
    )
    p_value = float(share_change_p(later.events, earlier.events, later_share=share))
    return Finding(p_value, ratio, signal)
