"""What the partnership is a member of, and what it did as one."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.networks.actions.memberships import Did
from headwater_web.networks.forms.fields import address_field
from headwater_web.ui.fields import day_field, line_field, not_after, references_of
from headwater_web.ui.free_text import FreeText


class MembershipForm(forms.Form):
    """A membership of an alliance."""

    name = line_field(_("What it is called"), missing=_("Say what it is called."))
    asks = FreeText(label=_("What it asks of its members"), rows=4)
    joined_on = day_field(
        _("Since when are we a member?"),
        help_text=_("Leave it empty if nobody knows any more."),
        required=False,
    )


class ContributionForm(forms.Form):
    """What was done as a member, and what shows it."""

    contributed_on = day_field(_("On which day?"))
    words = FreeText(label=_("What we did"))
    evidence = line_field(
        _("What shows it: the reference of a thing here"),
        help_text=_("Such as an action or a decision: A-12."),
        longest=12,
    )
    address = address_field(label=_("Or where it can be read"))

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_contributed_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["contributed_on"], timezone.localdate())

    def clean_evidence(self) -> str:
        """One thing that the person may see, or nothing."""
        return next(iter(references_of(self._person, self.cleaned_data["evidence"])), "")

    def clean(self) -> dict[str, Any]:
        """Nothing is said to be done without something that shows it."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        is_bare = not found.get("evidence") and not found.get("address")
        if is_bare and not {"evidence", "address"} & self.errors.keys():
            self.add_error("evidence", _("Name something that shows it, here or elsewhere."))
        return found

    @property
    def did(self) -> Did:
        """What was done, once the form is valid."""
        said = self.cleaned_data
        return Did(said["contributed_on"], said["words"], said["evidence"], said["address"])
