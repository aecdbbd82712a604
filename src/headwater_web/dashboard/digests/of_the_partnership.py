"""What is new in how the partnership works, for those who may see it, and what comes next."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.accounts.api import Rule, may
from headwater_web.dashboard.changed.since_the_board import SinceTheBoard
from headwater_web.dashboard.digests.parts import Line, Section, section
from headwater_web.dashboard.people import SignedIn
from headwater_web.governance.api import meetings_from
from headwater_web.scrutiny.api import consultation_state
from headwater_web.strategy.api import all_plans
from headwater_web.ui.words import day_words

MOST_MEETINGS = 2


def since_board(found: SinceTheBoard | None, *, last_sent_on: date | None) -> Section:
    """What the board decided and what came since; only what is newer than the last e-mail."""
    return section(
        _("What changed since the last board"),
        list(_since(found, last_sent_on)) if found else [],
        more_path=reverse("strategy:highlight_report"),
    )


def what_comes(person: SignedIn, today: date) -> Section:
    """The next meetings, and the plans that are with panels, of those that somebody may see."""
    lines = [*_meetings(person, today), *_consultations(person, today)]
    return section(_("What comes next"), lines, more_path=reverse("governance:map"))


def _since(found: SinceTheBoard, last_sent_on: date | None) -> Iterator[Line]:
    if last_sent_on is None or found.last.day >= last_sent_on:
        for decision in found.decisions:
            yield Line(
                f"{decision.reference} {decision.words} ({decision.outcome_words})",
                decision.address,
                _("{meeting}, {day}").format(
                    meeting=found.last.title, day=day_words(found.last.day)
                ),
            )
    since = max(found.last.day, last_sent_on or found.last.day)
    done = sum((each.facts.confirmed_on or since) >= since for each in found.tracker.completed)
    if done:
        words = ngettext("{n} action done since {day}", "{n} actions done since {day}", done)
        overdue = len(found.tracker.overdue)
        note = ngettext("{n} is overdue.", "{n} are overdue.", overdue).format(n=overdue)
        path = reverse("strategy:highlight_report")
        yield Line(words.format(n=done, day=day_words(since)), path, note)


def _meetings(person: SignedIn, today: date) -> Iterator[Line]:
    if not may(person, Rule.SEE_GOVERNANCE):
        return
    for meeting in meetings_from(today)[:MOST_MEETINGS]:
        yield Line(
            _("{day}: {title}").format(day=day_words(meeting.day), title=meeting.title),
            meeting.address,
        )


def _consultations(person: SignedIn, today: date) -> Iterator[Line]:
    if not (may(person, Rule.SEE_SCRUTINY) and may(person, Rule.SEE_STRATEGY)):
        return
    for plan in all_plans():
        looking = consultation_state(plan.reference, today).still_with
        if not looking:
            continue
        panels = get_text_list(
            [
                _("{panel} until {day}").format(panel=each.panel, day=day_words(each.until))
                for each in looking
            ],
            _("and"),
        )
        yield Line(
            _("Panels look at “{plan}”: {panels}").format(plan=plan.title, panels=panels),
            reverse("strategy:plan", args=[plan.reference]),
        )
