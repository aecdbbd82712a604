"""Whom programmes reached: people, contacts and attendances, each by itself and how counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.accounts.api import Asker
from headwater_web.provider_returns.asked import CORE, asked
from headwater_web.provider_returns.queries.accepted import Told, told_of
from headwater_web.provider_returns.queries.readings import Reading
from headwater_web.provider_returns.shares import number_shown

GROUP = "reach"
UNIQUE_ACROSS, UNIQUE_WITHIN = "unique_across", "unique_within"


@dataclass(frozen=True, slots=True)
class Reach:
    """What the programmes of one quarter reached."""

    months: str
    reading: Reading
    sentences: tuple[str, ...]


def reach_of(person: Asker) -> tuple[Reach, ...]:
    """Reach quarter by quarter, newest first, as far as a person may see it."""
    by_quarter: dict[str, list[Told]] = {}
    for each in told_of(person):
        by_quarter.setdefault(each.months, []).append(each)
    return tuple(
        Reach(months, _reading(months, told), reach_sentences(told))
        for months, told in by_quarter.items()
    )


def reach_sentences(told: Sequence[Told]) -> tuple[str, ...]:
    """What can be said of several programmes together, and no more.

    People are added only where every programme counts each person once across all of them.
    """
    return (_people_words(told), *_event_words(told))


def _people_words(told: Sequence[Told]) -> str:
    known = [each for each in told if each.number(GROUP, "people") is not None]
    if not known:
        return _("No programme says how many people it supported.")
    if len(known) == 1:
        one = known[0]
        return _("{programme} supported {people} people: {how}.").format(
            programme=one.report.programme_name,
            people=number_shown(one.answer(GROUP, "people")),
            how=counted_words(one).lower(),
        )
    if all(each.answer(GROUP, "counting") == UNIQUE_ACROSS for each in known):
        total = sum(each.number(GROUP, "people") or 0 for each in known)
        return _(
            "{people} people were supported by {count} programmes, each person counted once."
        ).format(people=f"{total:,}", count=len(known))
    return _(
        "The people of these {count} programmes are not added up: somebody may be in several of "
        "them, and not every programme rules that out."
    ).format(count=len(known))


def _event_words(told: Sequence[Told]) -> tuple[str, ...]:
    contacts = [each.number(GROUP, "contacts") for each in told]
    attendances = [each.number(GROUP, "attendances") for each in told]
    counted, came = _sum(contacts), _sum(attendances)
    found: list[str] = []
    if counted is not None:
        words = ngettext(
            "There was {count} contact.",
            "There were {count} contacts, which may count a person twice or more.",
            counted,
        )
        found.append(words.format(count=f"{counted:,}"))
    if came is not None:
        words = ngettext(
            "There was {count} attendance.",
            "There were {count} attendances: one person who comes six times is six of them.",
            came,
        )
        found.append(words.format(count=f"{came:,}"))
    return tuple(found)


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [each for each in numbers if each is not None]
    return sum(known) if known else None


def _reading(months: str, told: Sequence[Told]) -> Reading:
    rows = tuple(
        (
            each.report.programme_name,
            number_shown(each.answer(GROUP, "people")),
            counted_words(each),
            number_shown(each.answer(GROUP, "contacts")),
            number_shown(each.answer(GROUP, "attendances")),
        )
        for each in told
    )
    heads = (
        _("Programme"),
        _("People"),
        _("How people were counted"),
        _("Contacts"),
        _("Attendances"),
    )
    return Reading(
        f"reach-{told[0].report.quarter}",
        _("People, contacts and attendances, {months}").format(months=months),
        heads,
        rows,
    )


def counted_words(told: Told) -> str:
    """How the people of a return were counted, in words."""
    said = told.answer(GROUP, "counting")
    group = next(each for each in asked().parts[CORE].groups if each.key == GROUP)
    question = group.question("counting")
    choices = question.choices if question else ()
    found = next((each.words for each in choices if each.key == said), "")
    return found or _("How people were counted is not stated")
