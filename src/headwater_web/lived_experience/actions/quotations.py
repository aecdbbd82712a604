"""Proposing somebody's words for use, and clearing them by a second person."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.lived_experience.actions.examining import check_points_at_nobody
from headwater_web.lived_experience.crowds import is_crowded
from headwater_web.lived_experience.faults import (
    DecidedAlready,
    NoConsent,
    NotToBeCoded,
    OwnQuotation,
    TooFewPeople,
    WordsChanged,
)
from headwater_web.lived_experience.models import Note, Purpose, Quotation
from headwater_web.lived_experience.standings import in_force
from headwater_web.lived_experience.wording import is_only_cut, one_way_of_lines, with_cuts
from headwater_web.thread.api import LinkKind, link, take_reference


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words, of whom they are told, and the number that they bear on, or why on none.

    `themes` are references.
    """

    words: str
    group: str
    place: str
    figure: str = ""
    no_figure_because: str = ""
    themes: Sequence[str] = ()


@transaction.atomic
def propose(*, by: Actor, note: Note, quoted: Quoted) -> Quotation:
    """Propose words of a note for use; every check is made now and again when they are cleared.

    Raises WordsChanged, PointsAtSomebody, NoConsent, NotToBeCoded, TooFewPeople.
    """
    made = Quotation(
        note=Note.objects.select_for_update().get(pk=note.pk),
        words=with_cuts(one_way_of_lines(quoted.words)),
        group=quoted.group,
        place=quoted.place,
        figure=quoted.figure,
        no_figure_because=quoted.no_figure_because,
        themes=list(quoted.themes),
        proposed_at=timezone.now(),
        proposed_by=by.audit_reference,
    )
    check_may_be_used(made)
    made.reference = take_reference("QU")
    made.save(force_insert=True)
    for theme in quoted.themes:
        link(by=by, earlier=theme, later=made.reference, kind=LinkKind.EVIDENCED_BY)
    if quoted.figure:
        link(by=by, earlier=quoted.figure, later=made.reference, kind=LinkKind.OVERLAPS)
    record(actor=by, action="lived_experience.quotation_proposed", about=made.audit_reference)
    return made


@transaction.atomic
def clear(*, by: Actor, quotation: Quotation) -> Quotation:
    """Clear somebody else's quotation for use.

    Raises OwnQuotation, DecidedAlready, and whatever the checks find.
    """
    found: Quotation = Quotation.objects.select_for_update().get(pk=quotation.pk)
    if found.cleared_at is not None or found.withdrawn_at is not None:
        raise DecidedAlready
    if found.proposed_by == by.audit_reference:
        raise OwnQuotation
    check_may_be_used(found)
    found.cleared_at = timezone.now()
    found.cleared_by = by.audit_reference
    found.save(update_fields=["cleared_at", "cleared_by"])
    record(actor=by, action="lived_experience.quotation_cleared", about=found.audit_reference)
    return found


def check_may_be_used(quotation: Quotation) -> None:
    """Raise what stands against a quotation: changed words, marks, consent, too small a crowd."""
    note = quotation.note
    if not note.can_be_coded:
        raise NotToBeCoded
    if not is_only_cut(quotation.words, note.text):
        raise WordsChanged
    check_points_at_nobody(quotation.words)
    today = timezone.localdate()
    for purpose in (Purpose.ANALYSIS, Purpose.PUBLICATION):
        if not in_force(note.session, purpose, today, note=note):
            raise NoConsent
    if not is_crowded(group=quotation.group, place=quotation.place, year=note.session.held_on.year):
        raise TooFewPeople
