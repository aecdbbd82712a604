"""Who sees which drafts, and up to which cut."""

from headwater.released.editions.content import Cut
from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.needs.models import Consultation


def cut_of(person: Asker) -> Cut:
    """The fullest cut that somebody may read."""
    if may(person, Rule.SEE_FULL_CUT):
        return Cut.FULL
    return Cut.PARTNER if may(person, Rule.SEE_PARTNER_CUT) else Cut.PUBLIC


def may_see_draft(person: Asker, reference: str) -> bool:
    """Whether somebody may read the draft of an edition, up to their cut.

    The team and those who sign it off always may; partners while a consultation window is open.
    """
    if may(person, Rule.SEE_FULL_CUT) or may(person, Rule.SIGN_OFF_EDITIONS):
        return True
    return may(person, Rule.SEE_PARTNER_CUT) and has_open_window(reference)


def has_open_window(reference: str) -> bool:
    """Whether others can speak to a draft now."""
    found: bool = Consultation.objects.filter(edition=reference, closed_on=None).exists()
    return found
