"""Panels and voices: what was put before panels, what they challenged, what was changed by it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.returns.drafting import deciding, doing
from headwater_web.returns.drafting.draft import Asked, Draft, counted
from headwater_web.scrutiny.api import consultation_state, waiting_for_us
from headwater_web.strategy.api import all_plans
from headwater_web.thread.api import (
    LinkKind,
    Thing,
    earlier_references,
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
    """What waits for our answer, and what was changed because of a voice or a challenge."""
    waiting = _things(asked, waiting_for_us())
    changed = _changed(asked)
    words = ngettext(
        "{n} voice or challenge waits for our answer.",
        "{n} voices and challenges wait for our answer.",
        len(waiting),
    ).format(n=len(waiting))
    words += " " + _(
        "The table says what was changed. What we did not do, and why, is on the public page "
        "“You said”."
    )
    return counted(
        words,
        len(waiting),
        figures={"waiting_for_us": str(len(waiting)), "said_and_changed": str(len(changed))},
        headings=(_("Who said it"), _("What was said"), _("What was changed")),
        rows=tuple((said.reference, said.title, thing.title) for said, thing in changed),
        references=tuple(dict.fromkeys(said.reference for said, _thing in changed)),
    )


def _changed(asked: Asked) -> list[tuple[Thing, Thing]]:
    """Each voice or challenge of the period with the decision, plan or action that it changed."""
    answers = earlier_references(_may_have_changed(asked), LinkKind.ANSWERED_BY)
    things = things_seen_by(
        asked.person, {*answers, *(each for many in answers.values() for each in many)}
    )
    pairs = [
        (things[said], things[changed])
        for changed, many in answers.items()
        for said in many
        if said in things and changed in things
    ]
    within = {each.reference for each in _within(asked, [said for said, _thing in pairs])}
    return [pair for pair in pairs if pair[0].reference in within]


def _may_have_changed(asked: Asked) -> set[str]:
    found = {plan.reference for plan in all_plans()}
    for draft in (doing.actions_by_priority(asked), deciding.decisions(asked)):
        found |= set(draft.references)
    return found


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
