"""Orders of the court: why raw reoffending misleads, and like beside like."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from headwater.vocabulary.shares import Share
from headwater_web.accounts.api import Asker
from headwater_web.provider_returns.asked import asked
from headwater_web.provider_returns.queries.accepted import Told, told_of
from headwater_web.provider_returns.queries.readings import Reading
from headwater_web.provider_returns.questions import Row
from headwater_web.provider_returns.shares import comparison, number_shown, share_of, share_shown

GROUP = "orders"


@dataclass(frozen=True, slots=True)
class Orders:
    """One return of orders: all cases of each order together, and by earlier offences."""

    raw: Reading
    alike: Reading


def orders_of(person: Asker) -> tuple[Orders, ...]:
    """What each return of orders says, newest first, as far as a person may see it."""
    return tuple(read_orders(each) for each in told_of(person) if each.said.get(GROUP))


def read_orders(told: Told) -> Orders:
    """One return of orders."""
    lists = asked().lists.rows
    lines, bands = lists["orders"], lists["case_mix"]
    return Orders(_raw(told, lines, bands), _alike(told, lines, bands))


def _raw(told: Told, lines: tuple[Row, ...], bands: tuple[Row, ...]) -> Reading:
    wholes = [(line, _whole(told, line, bands)) for line in lines]
    rows = tuple(
        (
            line.words,
            share.words if share else _("cannot be worked out: a number is missing"),
            *(_mix(told, line, band, share) for band in bands),
        )
        for line, share in wholes
    )
    heads = (
        _("Order"),
        _("With a new offence, of all on it"),
        *(_("{band}, of all on it").format(band=band.words) for band in bands),
    )
    named = [(line.words, share) for line, share in wholes if share]
    sentences = tuple(filter(None, (comparison(named),)))
    return Reading(
        f"orders-raw-{told.report.quarter}",
        _("All cases together, {months}").format(months=told.months),
        heads,
        rows,
        sentences,
        _(
            "This is not what orders do. Courts give longer orders to people with more earlier "
            "offences, and those reoffend more often whatever they are given: look at the columns "
            "on the right."
        ),
    )


def _alike(told: Told, lines: tuple[Row, ...], bands: tuple[Row, ...]) -> Reading:
    rows = tuple(
        (
            line.words,
            *(
                share_shown(
                    told.answer(GROUP, "reoffended", _key(line, band)),
                    told.answer(GROUP, "people", _key(line, band)),
                )
                for band in bands
            ),
        )
        for line in lines
    )
    sentences = []
    for band in bands:
        named = [
            (line.words, share)
            for line in lines
            if (
                share := share_of(
                    told.answer(GROUP, "reoffended", _key(line, band)),
                    told.answer(GROUP, "people", _key(line, band)),
                )
            )
        ]
        if words := comparison(named):
            sentences.append(f"{band.words}: {words}")
    return Reading(
        f"orders-alike-{told.report.quarter}",
        _("Like beside like, {months}").format(months=told.months),
        (_("Order"), *(band.words for band in bands)),
        rows,
        tuple(sentences),
        _(
            "Within one column people are more alike, and still not the same: age, need and the "
            "court's own reasons differ. A difference here is a reason to look, not an effect."
        ),
    )


def _whole(told: Told, line: Row, bands: tuple[Row, ...]) -> Share | None:
    """All cases of an order; None where any band has no number."""
    people = [told.number(GROUP, "people", _key(line, band)) for band in bands]
    again = [told.number(GROUP, "reoffended", _key(line, band)) for band in bands]
    if None in people or None in again:
        return None
    whole = sum(each or 0 for each in people)
    return Share(sum(each or 0 for each in again), whole) if whole else None


def _mix(told: Told, line: Row, band: Row, share: Share | None) -> str:
    people = told.answer(GROUP, "people", _key(line, band))
    if share is None or not isinstance(people, int):
        return number_shown(people)
    return share_shown(people, share.whole)


def _key(line: Row, band: Row) -> str:
    return f"{line.key}.{band.key}"
