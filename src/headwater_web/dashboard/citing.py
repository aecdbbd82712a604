"""A shown series in words that somebody can quote: who says so, of what, as of when, and where."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from headwater.released.values import ValueRow
from headwater.vocabulary.periods import PeriodType, add_months
from headwater_web.dashboard.shown import Shown
from headwater_web.ui.words import (
    PERIOD_TYPE_WORDS,
    breakdown_words,
    day_words,
    month_words,
)


def citation(shown: Shown, rows: Sequence[ValueRow], *, site: str) -> str:
    """A ready sentence. Its address is that of this release, so that it stays true."""
    release, measure = shown.release, shown.measure
    return (
        _(
            "{who}: {title}, {what}. Release {release}, made on {made}, with data up to {day}; "
            "version {version} of the definition. {nature} {address}"
        )
        .format(
            who=release.partnership.name,
            title=measure.title,
            what=what_words(shown, rows),
            release=release.release_id,
            made=day_words(release.made_at.date()),
            day=day_words(as_at(shown, rows)),
            version=measure.version,
            nature=nature_words(shown),
            address=f"{site}{shown.standing}",
        )
        .replace("  ", " ")
    )


def what_words(shown: Shown, rows: Sequence[ValueRow]) -> str:
    """The area, the periods, and the breakdown where there is one."""
    parts = [shown.choice.area.name, *([span_words(rows)] if rows else [])]
    if shown.choice.is_broken_down:
        parts.append(_("by {breakdown}").format(breakdown=by_words(shown)))
    return ", ".join(parts)


def by_words(shown: Shown) -> str:
    """What a series is broken down by, within a sentence."""
    return breakdown_words(shown.choice.breakdown).lower()


def span_words(rows: Sequence[ValueRow]) -> str:
    """From the first to the last period of rows, and how long each of them is."""
    first = min(row.when.first_month for row in rows)
    last = add_months(max(row.when.end_month for row in rows), -1)
    kind = rows[0].period_type
    if kind is PeriodType.YEAR:
        span = str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    else:
        span = _("{first} to {last}").format(first=month_words(first), last=month_words(last))
    return f"{span} ({str(PERIOD_TYPE_WORDS[kind]).lower()})"


def as_at(shown: Shown, rows: Sequence[ValueRow]) -> date:
    """The day that the newest shown number describes."""
    known = [row.as_at_date for row in rows if row.is_released and row.as_at_date]
    return max(known, default=shown.release.as_at_date)


def nature_words(shown: Shown) -> str:
    """That invented data describe nobody; nothing for real ones."""
    if not shown.release.is_synthetic:
        return ""
    return _("Synthetic data: every event was generated, and describes nobody.")
