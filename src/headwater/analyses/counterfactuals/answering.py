"""Each event in each series: expected and observed, the sum over the event, and how it stands."""

from collections.abc import Iterator, Mapping
from datetime import date

from headwater.analyses.counterfactuals.expecting import expect, together
from headwater.analyses.counterfactuals.series import MonthlySeries, monthly_series
from headwater.analyses.counterfactuals.spans import Spans, spans_of
from headwater.analyses.counterfactuals.standing import newest_months, stands
from headwater.released.breaks import breaks_at
from headwater.released.counterfactuals import (
    Beside,
    Counterfactual,
    Counterfactuals,
    ExpectedMonth,
    MonthKey,
)
from headwater.released.opened import Release
from headwater.released.release import Break, Released
from headwater.released.series_events import SeriesEvent, event_of, series_events
from headwater.vocabulary.shocks import Doubt

Months = tuple[ExpectedMonth, ...]


def counterfactuals_of(released: Released) -> Counterfactuals:
    """Every shock, and every change of recording that nobody spliced, in every series it touches.

    Worked out from `released.values` alone, as everyone may see them: a withheld month is missing
    here, as it is for every reader, and nothing is told that they could not work out.
    """
    release = Release.of(released)
    spans = [
        each
        for series in monthly_series(
            released.values, measures={measure.measure for measure in released.measures}
        )
        for each in _asked(release, series)
    ]
    can = [place for place, each in enumerate(spans) if each.doubt is Doubt.NONE]
    asked = [spans[place] for place in can]
    months = expect(asked)
    totals = together(asked, lambda each: each.during)
    newest = together(asked, newest_months)
    by_place = {
        can[number]: (found, totals.get(number), newest.get(number))
        for number, found in months.items()
    }
    answers = [
        _answer(each, *by_place.get(place, ((), None, None))) for place, each in enumerate(spans)
    ]
    return Counterfactuals(
        tuple(answers),
        lambda: _by_key(spans, {place: found for place, (found, _, _) in by_place.items()}),
    )


def _asked(release: Release, series: MonthlySeries) -> Iterator[Spans]:
    breaks = breaks_at(release, series.measure, series.area_code)
    events = series_events(release.breaks)
    seen: dict[str, tuple[SeriesEvent, Break]] = {}
    for found in breaks:
        event = event_of(events, found)
        seen.setdefault(event.key, (event, found))
    for key, (event, about) in seen.items():
        others = [each for each in breaks if event_of(events, each) is not event]
        if about.is_shock or not about.is_spliced:
            yield spans_of(series, event=key, about=about, others=others)


def _answer(
    spans: Spans, months: Months, total: Beside | None, newest: Beside | None
) -> Counterfactual:
    standing, doubt, back_since = stands(spans, months, total, newest)
    is_judged = bool(months)
    return Counterfactual(
        event=spans.event,
        measure=spans.series.measure,
        area_type=spans.series.area_type,
        area_code=spans.series.area_code,
        standing=standing,
        doubt=doubt,
        months_before=spans.usable,
        first_before=spans.before[0] if spans.before else None,
        total=None if doubt is Doubt.WITHHELD_DURING else total,
        newest=None if doubt is not Doubt.NONE else newest,
        back_since=back_since,
        judged_until=_last(spans) if is_judged else None,
        drifting=is_judged and spans.is_whole,
    )


def _last(spans: Spans) -> date | None:
    return max(spans.shown(spans.judged), default=None)


def _by_key(
    spans: list[Spans], months: Mapping[int, Months]
) -> dict[MonthKey, tuple[ExpectedMonth, ...]]:
    return {
        (spans[place].event, spans[place].series.measure, spans[place].series.area_code): found
        for place, found in months.items()
    }
