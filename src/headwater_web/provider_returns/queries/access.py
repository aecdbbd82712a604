"""Places offered beside need, by district; the least is named only where it can be told."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker
from headwater_web.provider_returns.queries.accepted import Told, newest_quarter, told_of
from headwater_web.provider_returns.queries.needed import Need
from headwater_web.provider_returns.queries.readings import Reading
from headwater_web.provider_returns.questions import Group
from headwater_web.provider_returns.rates import (
    PlacesForNeed,
    least_for_need,
    places_for_need,
)
from headwater_web.provider_returns.shares import comparison, number_shown, share_of, share_shown


@dataclass(frozen=True, slots=True)
class Access:
    """Places of one programme in one quarter, beside need."""

    programme: str
    reading: Reading


def access_of(person: Asker, need: Need | None) -> tuple[Access, ...]:
    """What each programme with places says of its newest quarter, as far as a person may see it."""
    by_programme: dict[str, list[Told]] = {}
    for each in told_of(person):
        by_programme.setdefault(each.report.programme, []).append(each)
    found: list[Access] = []
    for told in by_programme.values():
        for each in newest_quarter(tuple(told)):
            for group in each.form.groups:
                if group.access and each.said.get(group.key):
                    found.append(
                        Access(each.report.programme_name, access_reading(each, group, need))
                    )
    return tuple(found)


def access_reading(told: Told, group: Group, need: Need | None) -> Reading:
    """One programme's places beside need."""
    rates = _rates(told, group, need)
    rows = tuple(
        (
            row.words,
            number_shown(told.answer(group.key, "places", row.key)),
            share_shown(
                told.answer(group.key, "taken_up", row.key),
                told.answer(group.key, "places", row.key),
            ),
            _need_words(need, row.key),
            rates[row.key].words if row.key in rates else _("cannot be worked out"),
        )
        for row in group.rows
    )
    heads = (
        _("District"),
        _("Places offered"),
        _("Taken up, of those offered"),
        _("Need: {what}").format(what=need.title.lower() if need else _("no release yet")),
        _("Places for each 1,000 of need"),
    )
    title = _("{programme}, {months}: {group}").format(
        programme=told.report.programme_name, months=told.months, group=group.title.lower()
    )
    sentences = (_least_words(tuple(rates.values())), *_taken_up(told, group))
    return Reading(
        f"{told.report.programme}-{group.key}",
        title,
        heads,
        rows,
        tuple(each for each in sentences if each),
        _note(need, len(rates)),
    )


def _rates(told: Told, group: Group, need: Need | None) -> dict[str, PlacesForNeed]:
    found: list[tuple[str, str, int, int]] = []
    for row in group.rows:
        places = told.number(group.key, "places", row.key)
        events = need.by_district.get(row.key) if need else None
        if places is not None and events:
            found.append((row.key, row.words, places, events))
    return {
        key: places_for_need(name, places=places, need=events, looks=len(found))
        for key, name, places, events in found
    }


def _least_words(rates: Sequence[PlacesForNeed]) -> str:
    if len(rates) < 2:
        return ""
    least = least_for_need(rates)
    if len(least) == 1:
        one = least[0]
        return _(
            "{district} gets least for its need: {rate} places for each 1,000, and the ranges of "
            "all other districts lie above."
        ).format(district=one.name, rate=one.words)
    if len(least) == len(rates):
        return _("These numbers cannot tell which district gets least for its need.")
    names = ", ".join(each.name for each in least)
    return _(
        "The district that gets least for its need is one of these, and the numbers cannot tell "
        "which: {names}."
    ).format(names=names)


def _taken_up(told: Told, group: Group) -> tuple[str, ...]:
    named = [
        (row.words, share)
        for row in group.rows
        if (
            share := share_of(
                told.answer(group.key, "taken_up", row.key),
                told.answer(group.key, "places", row.key),
            )
        )
    ]
    words = comparison(named)
    return (_("Taken up: {words}").format(words=words),) if words else ()


def _need_words(need: Need | None, code: str) -> str:
    if need is None:
        return _("not known")
    number = need.by_district.get(code)
    return _("withheld or not arrived") if number is None else f"{number:,}"


def _note(need: Need | None, looks: int) -> str:
    if need is None:
        return _("There is no release to read need from, so nothing is compared.")
    return _(
        "Need: {title}, {when}, data up to {as_at}, release {release}. Need is one measure and not "
        "all that there is. The ranges allow for {looks} districts being compared at once."
    ).format(
        title=need.title,
        when=need.when,
        as_at=need.as_at,
        release=need.release_id,
        looks=looks,
    )
