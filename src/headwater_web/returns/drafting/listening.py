"""Panels and voices: what was put before panels, what they challenged, what was changed by it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.returns.drafting.draft import Asked, Draft, counted
from headwater_web.scrutiny.api import consultation_state, said_between, waiting_for_us
from headwater_web.strategy.api import all_plans
from headwater_web.thread.api import (
    LinkKind,
    Thing,
    later_references,
    things_seen_by,
)
from headwater_web.ui.words import day_words


def consultations(asked: Asked) -> Draft:
    """The plans, and when a panel was first asked about each."""
    plans = list(all_plans().order_by("pk"))
    states = [(plan, consultation_state(plan.reference, asked.as_at)) for plan in plans]
    put = sum(state.was_asked for _plan, state in states)
    words = _("{put} of {all} plans were put before a panel.").format(put=put, all=len(plans))
    return counted(
        words,
        put,
        figures={"plans": str(len(plans)), "plans_before_panels": str(put)},
        headings=(_("Plan"), _("What is planned"), _("Panels"), _("First asked"), _("Approved")),
        rows=tuple(
            (
                plan.reference,
                plan.title,
                ", ".join(state.panels) or _("none"),
                day_words(state.first_sent_on) if state.first_sent_on else _("not asked"),
                day_words(plan.approved_on) if plan.approved_on else _("not approved"),
            )
            for plan, state in states
        ),
        references=tuple(plan.reference for plan in plans),
    )


def challenges(asked: Asked) -> Draft:
    """The challenges to our plans in the period, as each stands."""
    plans = [plan.reference for plan in all_plans()]
    tied = later_references(plans, LinkKind.CHALLENGED_BY)
    found = _within(asked, _things(asked, (each for many in tied.values() for each in many)))
    words = ngettext(
        "Panels challenged our plans {n} time in the period.",
        "Panels challenged our plans {n} times in the period.",
        len(found),
    )
    return counted(
        words.format(n=len(found)),
        len(found),
        figures={"challenges": str(len(found))},
        headings=(_("Challenge"), _("Day"), _("What was said"), _("Where it stands")),
        rows=tuple(_row(each) for each in found),
        references=tuple(each.reference for each in found),
    )


def you_said(asked: Asked) -> Draft:
    """What people and panels said in the period, and our answer: we did, or did not, because."""
    span = asked.span
    said = said_between(asked.person, span.starts_on, span.ends_on, today=asked.as_at)
    answered = sum(each.is_answered for each in said)
    waiting = _things(asked, waiting_for_us())
    words = _(
        "{said} voices and challenges were heard in the period, {answered} of them answered. "
        "{waiting} wait for our answer today, whenever they were heard."
    ).format(said=len(said), answered=answered, waiting=len(waiting))
    return counted(
        words,
        len(said),
        figures={
            "said": str(len(said)),
            "said_and_answered": str(answered),
            "waiting_for_us": str(len(waiting)),
        },
        headings=(_("Heard"), _("Who"), _("You said"), _("We answered"), _("Because")),
        rows=tuple(
            (
                f"{each.reference}, {day_words(each.said_on)}",
                each.who,
                each.words,
                each.outcome or _("not answered yet"),
                each.answer,
            )
            for each in said
        ),
        references=tuple(each.reference for each in said),
    )


def _things(asked: Asked, references: Iterable[str]) -> list[Thing]:
    return list(things_seen_by(asked.person, list(dict.fromkeys(references))).values())


def _within(asked: Asked, things: list[Thing]) -> list[Thing]:
    span = asked.span
    return [
        each
        for each in things
        if each.happened_on and span.starts_on <= each.happened_on < span.ends_on
    ]


def _row(thing: Thing) -> tuple[str, ...]:
    return (thing.reference, day_words(thing.happened_on), thing.title, thing.standing)
