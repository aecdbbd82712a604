"""Which months come before an event, are its own, or come after it, in one series."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from headwater.analyses.counterfactuals.series import MonthlySeries
from headwater.released.release import Break
from headwater.vocabulary.periods import add_months
from headwater.vocabulary.shocks import Doubt
from headwater.vocabulary.states import ValueState

FEWEST_MONTHS = 24
"""Two turns of the seasons: with fewer, a season cannot be told from a trend."""
FEWEST_EVENTS = 60
"""Ten for each of the six terms of the model (Peduzzi and others 1996, Journal of Clinical
Epidemiology 49, 1373-1379)."""
MOST_WITHHELD = 0.1
"""Months are withheld because they are small. Without many of them the past looks larger."""
FURTHEST = 36
"""Months that are judged at most; the longer, the less a trend from before says."""
RECORDING_MONTHS = 12
"""Over how many months the level after a change of recording is compared."""


@dataclass(frozen=True)
class Spans:
    """The months of one series around one event.

    `before` are whole months up to the event, of which `left_out` belong to other shocks. `judged`
    are those from its beginning on; its own are those before `over`.
    """

    series: MonthlySeries
    event: str
    before: tuple[date, ...]
    left_out: frozenset[date]
    judged: tuple[date, ...]
    over: date
    is_shock: bool
    lasts: bool
    doubt: Doubt

    @property
    def fitted(self) -> dict[date, int | None]:
        """The count of each month before, None where none is shown or it is left out."""
        return {
            month: None if month in self.left_out else self.series.at(month).count
            for month in self.before
        }

    @property
    def usable(self) -> int:
        """How many months before show a number that can be used."""
        return sum(count is not None for count in self.fitted.values())

    @property
    def is_whole(self) -> bool:
        """Whether every month before shows a number that can be used."""
        return self.usable == len(self.before)

    def shown(self, months: Sequence[date]) -> tuple[date, ...]:
        """Those of some months that show a number."""
        return tuple(month for month in months if self.series.at(month).count is not None)

    @property
    def during(self) -> tuple[date, ...]:
        """The event's own months, of those judged."""
        return tuple(month for month in self.judged if month < self.over)

    @property
    def after(self) -> tuple[date, ...]:
        """The months judged after it; of a shock that lasts, its own."""
        return self.judged if self.lasts else tuple(m for m in self.judged if m >= self.over)


def spans_of(series: MonthlySeries, *, event: str, about: Break, others: Sequence[Break]) -> Spans:
    """Where the months of a series lie. `others` are all other breaks that touch it.

    What came before begins after the last lasting change; months of other shocks are left out.
    Judging ends where anything else begins, after 36 months, or after as many as came before.
    """
    first = max([series.first, *(each.month for each in others if _ended(each, about.month))])
    before = _months(first, about.month)
    own = RECORDING_MONTHS if not about.is_shock else min(FURTHEST, len(before))
    later = [each.month for each in others if each.month > about.month]
    end = min([series.end, add_months(about.month, own), *later])
    left_out = frozenset(
        month
        for each in others
        if each.end_month is not None
        for month in before
        if each.month <= month < each.end_month
    )
    spans = Spans(
        series=series,
        event=event,
        before=before,
        left_out=left_out,
        judged=_months(about.month, end),
        over=about.end_month or end,
        is_shock=about.is_shock,
        lasts=about.is_shock and about.end_month is None,
        doubt=Doubt.NONE,
    )
    return Spans(**{**vars(spans), "doubt": _doubt(spans, about, others)})


def _ended(other: Break, month: date) -> bool:
    """Whether a lasting change came before; a splice bridges totals, and a fit needs each month."""
    return other.month <= month and other.end_month is None


def _doubt(spans: Spans, about: Break, others: Sequence[Break]) -> Doubt:
    """Why nothing can be expected of a series, the plainest reason first."""
    if any(_meets(each, about.month) for each in others):
        return Doubt.NOT_APART
    if spans.usable < FEWEST_MONTHS:
        return Doubt.FEW_MONTHS
    states = [spans.series.at(month).state for month in spans.before if month not in spans.left_out]
    withheld = states.count(ValueState.SUPPRESSED)
    if withheld > MOST_WITHHELD * (withheld + spans.usable):
        return Doubt.WITHHELD_BEFORE
    if sum(count or 0 for count in spans.fitted.values()) < FEWEST_EVENTS:
        return Doubt.FEW_EVENTS
    if not any(spans.series.at(month).count is not None for month in spans.judged):
        return Doubt.NOT_ARRIVED
    return Doubt.NONE


def _meets(other: Break, month: date) -> bool:
    """Whether another change begins in the same month, or another shock is still going on."""
    if other.month == month:
        return True
    return other.end_month is not None and other.month < month < other.end_month


def _months(first: date, end: date) -> tuple[date, ...]:
    months = []
    while first < end:
        months.append(first)
        first = add_months(first, 1)
    return tuple(months)
