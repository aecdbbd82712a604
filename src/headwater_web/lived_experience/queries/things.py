"""Themes and quotations as things of a thread."""

from collections.abc import Collection

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.lived_experience.models import Theme
from headwater_web.lived_experience.queries.quotations import (
    ShownQuotation,
    quotations_seen_by,
    shown_quotations,
)
from headwater_web.thread.api import Thing

LONGEST_TITLE = 90


def themes_as_things(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these references, the themes, for whoever may see themes."""
    if not may(person, Rule.SEE_THEMES):
        return {}
    return {
        each.reference: Thing(
            each.reference,
            each.name,
            reverse("lived_experience:theme", args=[each.reference]),
            _("no longer used") if each.ended_at else "",
            timezone.localdate(each.added_at),
        )
        for each in Theme.objects.filter(reference__in=references)
    }


def quotations_as_things(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these references, the quotations that a person may see."""
    rows = quotations_seen_by(person).filter(reference__in=references)
    today = timezone.localdate()
    return {
        each.quotation.reference: Thing(
            each.quotation.reference,
            _title(each),
            reverse("lived_experience:quotation", args=[each.quotation.reference]),
            standing_words(each),
            each.quotation.cleared_on,
        )
        for each in shown_quotations(person, rows, today)
    }


def standing_words(shown: ShownQuotation) -> str:
    """Where a quotation stands, in words."""
    if shown.is_ended:
        return _("no longer used")
    return _("cleared for use") if shown.is_cleared else _("waiting to be cleared")


def _title(shown: ShownQuotation) -> str:
    if shown.is_ended:
        return _("Words that are no longer used ({who})").format(who=shown.attribution)
    return f"“{Truncator(shown.words).chars(LONGEST_TITLE)}” {shown.attribution}"
