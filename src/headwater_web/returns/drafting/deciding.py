"""Meetings, who came to them, and what they decided."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.governance.api import (
    DecisionWords,
    MeetingWords,
    attendance_words,
    decisions_taken_at,
    meetings_from,
    quorum_of,
)
from headwater_web.returns.drafting.draft import Asked, Draft, counted
from headwater_web.ui.words import day_words


def meetings_held(asked: Asked) -> Draft:
    """The meetings of the period that have come, each with whether enough were there."""
    found = _meetings(asked)
    words = ngettext(
        "{n} meeting was held in the period.", "{n} meetings were held in the period.", len(found)
    )
    return counted(
        words.format(n=len(found)),
        len(found),
        figures={"meetings_held": str(len(found))},
        headings=(_("Meeting"), _("Body"), _("Day"), _("Who was there")),
        rows=tuple(
            (
                each.reference,
                each.body,
                day_words(each.day),
                quorum_of(each.reference) or _("not noted"),
            )
            for each in found
        ),
        references=tuple(each.reference for each in found),
    )


def attendance(asked: Asked) -> Draft:
    """What has gone on long enough at each body's table to be said."""
    bodies = {each.body_key: each.body for each in _meetings(asked)}
    rows = tuple(
        (name, sentence)
        for key, name in bodies.items()
        for sentence in attendance_words(key, asked.as_at)
    )
    words = (
        _("What has gone on three times running or more.")
        if rows
        else _("Nothing has gone on three times running or more.")
    )
    return Draft(words, headings=(_("Body"), _("What happened")) if rows else (), rows=rows)


def decisions(asked: Asked) -> Draft:
    """The decisions of the period that stand, with their outcome."""
    found = [
        each
        for meeting in _meetings(asked)
        for each in decisions_taken_at(meeting.reference)
        if each.stands
    ]
    words = ngettext(
        "{n} decision of the period stands.", "{n} decisions of the period stand.", len(found)
    )
    return counted(
        words.format(n=len(found)),
        len(found),
        figures={"decisions": str(len(found))},
        headings=(_("Decision"), _("Body"), _("Day"), _("What was decided"), _("Outcome")),
        rows=tuple(_row(each) for each in found),
        references=tuple(each.reference for each in found),
    )


def _meetings(asked: Asked) -> tuple[MeetingWords, ...]:
    until = min(asked.span.last_day, asked.as_at)
    return tuple(each for each in meetings_from(asked.span.starts_on) if each.day <= until)


def _row(decision: DecisionWords) -> tuple[str, ...]:
    outcome = decision.outcome_words
    if decision.dissent:
        outcome += _("; dissent: {words}").format(words=decision.dissent)
    return (
        decision.reference,
        decision.body,
        day_words(decision.decided_on),
        decision.words,
        outcome,
    )
