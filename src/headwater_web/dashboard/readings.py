"""Sentences that read a released value aloud, and say no more than it can bear."""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater.released.breaks import Bridge, breaks_at, bridge, spliced
from headwater.released.opened import Release
from headwater.released.release import Break, ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.policies import DisclosurePolicy
from headwater.vocabulary.states import ValueState
from headwater_web.ui.words import number_words, period_words


class Comparison(StrEnum):
    """What may be said about one number beside another."""

    HIGHER = "higher"
    LOWER = "lower"
    CANNOT_TELL = "cannot_tell"
    NOT_COMPARED = "not_compared"


_MOST_APART = 0.05
"""By how much the completeness of two numbers may differ, as where two districts are compared."""


def equally_complete(row: ValueRow, other: ValueRow) -> bool:
    """Whether two numbers hold about the same share of what happened.

    Events without a known place are in the whole and in no district: where they are many, every
    district is lower than the whole, and that says nothing of the districts.
    """
    if row.completeness is None or other.completeness is None:
        return True
    return abs(row.completeness - other.completeness) <= _MOST_APART + 1e-9


def compare(row: ValueRow | None, other: ValueRow | None) -> Comparison:
    """Higher or lower only when the two 95% ranges do not touch; this errs towards silence.

    Source: Schenker & Gentleman 2001, On judging the significance of differences by examining
    the overlap between confidence intervals, American Statistician 55.
    """
    if row is None or other is None:
        return Comparison.NOT_COMPARED
    if row.lower is None or row.upper is None or other.lower is None or other.upper is None:
        return Comparison.NOT_COMPARED
    if not equally_complete(row, other):
        return Comparison.NOT_COMPARED
    if row.lower > other.upper:
        return Comparison.HIGHER
    return Comparison.LOWER if row.upper < other.lower else Comparison.CANNOT_TELL


def comparison_words(comparison: Comparison) -> str:
    """A comparison with the whole partnership, as a cell of a table."""
    return {
        Comparison.HIGHER: _("higher"),
        Comparison.LOWER: _("lower"),
        Comparison.CANNOT_TELL: _("cannot tell"),
        Comparison.NOT_COMPARED: _("not compared"),
    }[comparison]


def value_words(row: ValueRow, measure: ReleasedMeasure) -> str:
    """A released value with its unit: `21.4 admissions per 100,000 residents`."""
    if without := no_value_words(row):
        return without
    value = number_words(row.value, is_rate=measure.has_denominator)
    return f"{value} {measure.unit}"


def no_value_words(row: ValueRow) -> str:
    """Why a cell that was released has no value; nothing where it has one.

    A share of nothing cannot be worked out; neither can a rate where the people are not known, as
    of events without a place, or of a group that nobody counts among residents.
    """
    if not row.is_released or row.value is not None:
        return ""
    return _("no rate") if row.denominator is None else _("nothing to divide by")


def no_value_meaning(row: ValueRow) -> str:
    """The same as a line under a table."""
    if row.denominator is None:
        return _("how many people to divide by is not known, so only the number is shown")
    return _("nothing was counted of which this is a share; it is not 0%")


def count_words(row: ValueRow, measure: ReleasedMeasure) -> str:
    """How many events a released value counts, said as roughly as it is known."""
    count = row.numerator or 0
    if count and is_rounded(measure):
        return _("about {count} events").format(count=f"{count:,}")
    return ngettext("{count} event", "{count} events", count).format(count=f"{count:,}")


def is_rounded(measure: ReleasedMeasure) -> bool:
    """Whether the policy rounds counts other than zero."""
    return measure.policy != DisclosurePolicy.OPEN


def range_words(row: ValueRow, measure: ReleasedMeasure) -> str:
    """The 95% range, or nothing where there is none."""
    if row.lower is None or row.upper is None:
        return ""
    lower = number_words(row.lower, is_rate=measure.has_denominator)
    upper = number_words(row.upper, is_rate=measure.has_denominator)
    return _("{lower} to {upper}").format(lower=lower, upper=upper)


def note_words(row: ValueRow, measure: ReleasedMeasure) -> str:
    """What goes with every number: its n and its interval."""
    has_count = measure.has_denominator and row.numerator is not None
    has_count = has_count and not (row.value is None and row.denominator is not None)
    parts = [count_words(row, measure)] if has_count else []
    if limits := range_words(row, measure):
        parts.insert(0, _("95% range {limits}").format(limits=limits))
    return "; ".join(parts)


def absence_words(row: ValueRow) -> str:
    """Why a cell shows no number, as a sentence."""
    when = period_words(row.when)
    return {
        ValueState.SUPPRESSED: _("The number for {when} is withheld to protect people."),
        ValueState.MISSING: _("The number for {when} has not arrived. That is not zero."),
        ValueState.NOT_COLLECTED: _("Nobody was asked to count this for {when}. That is not zero."),
    }[row.state].format(when=when)


def reading(
    release: Release, measure: ReleasedMeasure, area_name: str, series: list[ValueRow]
) -> str:
    """The one sentence above a chart, and what may be said about the period before."""
    known = [row for row in series if row.state in {ValueState.RELEASED, ValueState.SUPPRESSED}]
    if not known:
        return _("There is no number to show here yet. That is not the same as zero.")
    last = known[-1]
    if not last.is_released:
        return absence_words(last)
    if last.value is None:
        return _no_value_sentence(last, measure, area_name)
    sentence = _("In {when}, {area} had {value}").format(
        when=period_words(last.when), area=area_name, value=value_words(last, measure)
    )
    note = note_words(last, measure)
    sentence += f" ({note})." if note else "."
    breaks = breaks_at(release, measure.measure, last.area_code)
    return f"{sentence} {_change(last, series, breaks)}".strip()


def _no_value_sentence(row: ValueRow, measure: ReleasedMeasure, area_name: str) -> str:
    said = {"when": period_words(row.when), "area": area_name, "count": count_words(row, measure)}
    if row.denominator is None:
        return _(
            "In {when}, {area} had {count}. There is no rate, because how many people to divide "
            "them by is not known."
        ).format(**said)
    return _(
        "In {when} nothing was counted in {area} of which this is a share, so there is no number "
        "to show. That is not 0%."
    ).format(**said)


def _change(last: ValueRow, series: list[ValueRow], breaks: Iterable[Break]) -> str:
    """What happened since the same period a year before, when there is one to compare with."""
    before = _year_before(last, series)
    if before is None or not before.is_released:
        return ""
    link = bridge(before.when, last.when, breaks)
    if link is None:
        return _("It cannot be compared with {when}: the series has a break between them.").format(
            when=period_words(before.when)
        )
    words = {
        Comparison.HIGHER: _("That is higher than in {when}."),
        Comparison.LOWER: _("That is lower than in {when}."),
        Comparison.CANNOT_TELL: _(
            "We cannot tell whether that differs from {when}: the two ranges overlap."
        ),
        Comparison.NOT_COMPARED: "",
    }[compare(last, spliced(before, link.factor))]
    return f"{words.format(when=period_words(before.when))} {_splice_words(link)}".strip()


def _splice_words(link: Bridge) -> str:
    """By how much an earlier number was multiplied before it was compared, and on whose word."""
    if not link.spliced:
        return ""
    return _(
        "Counting changed between them: the earlier number was multiplied by {factor} before it "
        "was compared. Source of the factor: {sources}."
    ).format(
        factor=f"{link.factor:g}",
        sources=", ".join(found.factor_source for found in link.spliced),
    )


def _year_before(last: ValueRow, series: list[ValueRow]) -> ValueRow | None:
    year, rest = last.period[:4], last.period[4:]
    wanted = f"{int(year) - 1}{rest}"
    # Windows of 36 months a year apart share two years: comparing them would count those twice.
    if last.when.months > 12:
        return None
    return next((row for row in series if row.period == wanted), None)
