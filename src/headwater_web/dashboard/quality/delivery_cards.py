"""The scorecard of a feed of counts, places or registers: what came, when, and how whole it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from headwater.released.opened import Release
from headwater.released.quality import DeliveredField, Delivery
from headwater.released.release import ReleasedSource
from headwater_web.dashboard.quality.words import points_words, rows_words, said_share
from headwater_web.ui.words import day_words, period_words, share_words

LEVEL_WORDS = {
    "district": gettext_lazy("districts"),
    "joined": gettext_lazy("areas made of several districts"),
    "small_area_2011": gettext_lazy("small areas of 2011"),
    "small_area_2021": gettext_lazy("small areas of 2021"),
}


@dataclass(frozen=True, slots=True)
class DeliveredLine:
    """One column of the newest file, as a row of a table."""

    field: str
    filled: str
    change: str
    valid: str
    suppressed: str
    missing: str
    not_collected: str


@dataclass(frozen=True, slots=True)
class DeliveryCard:
    """The page."""

    source: ReleasedSource
    sentences: tuple[str, ...]
    lines: tuple[DeliveredLine, ...]
    has_figures: bool


def delivery_card(release: Release, delivery: Delivery, source: ReleasedSource) -> DeliveryCard:
    """What the release says of how one supplier delivers one feed without events."""
    made_on = release.made_at.date()
    return DeliveryCard(
        source=source,
        sentences=sentences_of(delivery, source.policy, made_on=made_on),
        lines=tuple(_line(field) for field in delivery.fields),
        has_figures=any(field.is_figure for field in delivery.fields),
    )


def first_sentence(delivery: Delivery, policy: str) -> str:
    """What came last, and how much of it was accepted."""
    words = _("The newest file came on {day}: {rows}").format(
        day=day_words(delivery.received_on), rows=rows_words(delivery.rows_accepted, policy)
    )
    if delivery.rows_in_file != delivery.rows_accepted:
        words += _(" accepted of {rows}").format(rows=rows_words(delivery.rows_in_file, policy))
    if delivery.rows_accepted_before is not None:
        words += _("; {rows} in the one before").format(
            rows=rows_words(delivery.rows_accepted_before, policy)
        )
    return f"{words}."


def sentences_of(delivery: Delivery, policy: str, *, made_on: date) -> tuple[str, ...]:
    """Everything that is said of a delivery, as it was when the release was made."""
    return (
        first_sentence(delivery, policy),
        _age_words(delivery, made_on),
        *_period_words(delivery, made_on),
        *_area_words(delivery),
        *_total_words(delivery, policy),
    )


def _age_words(delivery: Delivery, made_on: date) -> str:
    days = max(0, (made_on - delivery.describes_until).days)
    return ngettext(
        "What it describes ends on {day}, {days} day before this release.",
        "What it describes ends on {day}, {days} days before this release.",
        days,
    ).format(day=day_words(delivery.describes_until), days=days)


def _period_words(delivery: Delivery, made_on: date) -> Iterator[str]:
    if delivery.periods == 1:
        yield _("It states one period, from which no rhythm follows.")
    elif delivery.periods_absent:
        yield _(
            "It states {present} of the {number} periods that its own rhythm leads to expect; "
            "absent: {absent}."
        ).format(
            present=delivery.periods_present,
            number=delivery.periods_expected,
            absent=", ".join(_period(each) for each in delivery.periods_absent),
        )
    elif delivery.periods_expected:
        yield ngettext(
            "It states the one period that its own rhythm leads to expect.",
            "It states all {number} periods that its own rhythm leads to expect.",
            delivery.periods_expected,
        ).format(number=delivery.periods_expected)
    if delivery.next_until is not None and delivery.next_until < made_on:
        days = (made_on - delivery.next_until).days
        yield ngettext(
            "By the same rhythm the next period ended on {day}; it had not come {days} day later.",
            "By the same rhythm the next period ended on {day}; it had not come {days} days later.",
            days,
        ).format(day=day_words(delivery.next_until), days=days)


def _period(written: str) -> str:
    """A period of a rhythm, which is a month or a year, as a reader says it."""
    try:
        return period_words(written)
    except ValueError:
        return written


def _area_words(delivery: Delivery) -> Iterator[str]:
    if delivery.areas_expected:
        yield _("It states {present} of our {expected} {level}.").format(
            present=delivery.areas_present,
            expected=delivery.areas_expected,
            level=LEVEL_WORDS[delivery.area_level],
        )
    elif delivery.areas:
        yield ngettext(
            "It states {number} area, which is none of ours.",
            "It states {number} areas, none of which is ours.",
            delivery.areas,
        ).format(number=delivery.areas)
    if delivery.institutions:
        yield ngettext(
            "It states {number} institution.",
            "It states {number} institutions.",
            delivery.institutions,
        ).format(number=delivery.institutions)


def _total_words(delivery: Delivery, policy: str) -> Iterator[str]:
    broken = [total for total in delivery.totals if total.kept < 1]
    for total in broken:
        yield _("{words} in {share} of {rows}.").format(
            words=total.words,
            share=said_share(round(1 - total.kept, 2)),
            rows=rows_words(total.rows, policy),
        )
    if delivery.totals and not broken:
        yield _("Totals agree with their parts in every row that states both.")


def _line(field: DeliveredField) -> DeliveredLine:
    return DeliveredLine(
        field=field.header,
        filled=_share(field.filled),
        change=points_words(field.change),
        valid=_share(field.valid),
        suppressed=_share(field.suppressed),
        missing=_share(field.missing),
        not_collected=_share(field.not_collected),
    )


def _share(share: float | None) -> str:
    return "" if share is None else share_words(share)
