"""What is asked of others, on whose behalf, and when it went."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.networks.actions.asks import Asked
from headwater_web.networks.forms.fields import one_of
from headwater_web.networks.lists import Addressee
from headwater_web.networks.models import AddresseeKind, How
from headwater_web.ui.fields import (
    VersionedForm,
    day_field,
    line_field,
    not_after,
    offer,
    references_of,
)
from headwater_web.ui.free_text import FreeText

TITLE = _("What is asked, in one line")
TITLE_MISSING = _("Say in one line what is asked.")
WORDS = _("What is asked, in full")
SOMEBODY_ELSE = "somebody_else"
INSTITUTION = "institution"
_UNLISTED = {SOMEBODY_ELSE: AddresseeKind.OTHER, INSTITUTION: AddresseeKind.INSTITUTION}


class DraftForm(forms.Form):
    """A new ask."""

    addressee = one_of(_("Who is asked"), missing=_("Choose who is asked."))
    other = line_field(
        _("Or who else"),
        help_text=_("A body, not a person's name. Only if they are not in the list."),
    )
    title = line_field(TITLE, missing=TITLE_MISSING)
    words = FreeText(
        label=WORDS,
        help_text=_(
            "Everyone with an account can read it once sent. What is asked of a school or provider "
            "only partners can read."
        ),
    )
    units = forms.MultipleChoiceField(
        label=_("On whose behalf"),
        help_text=_("With more than one unit, each has to agree before it is sent, once, for all."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one unit."),
            "invalid_choice": _("Choose units from the list."),
        },
    )
    comes_from = line_field(
        _("What it comes from"),
        help_text=_("References of entries or decisions, separated by spaces, such as B-2 D-7."),
        longest=100,
    )

    def __init__(
        self,
        *args: Any,
        person: Asker,
        addressees: tuple[tuple[Addressee, str], ...],
        units: dict[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._person = person
        self._addressees = {each.key: (each, name) for each, name in addressees}
        listed = [(each.key, name) for each, name in addressees]
        unlisted = [(INSTITUTION, _("A school or provider")), (SOMEBODY_ELSE, _("Somebody else"))]
        offer(self, "addressee", [("", _("Choose one")), *listed, *unlisted])
        offer(self, "units", units.items())

    def clean_comes_from(self) -> list[str]:
        """Things that the person may see."""
        return references_of(self._person, self.cleaned_data["comes_from"])

    def clean(self) -> dict[str, Any]:
        """Who is not listed has a name; somebody listed needs none."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        is_other = found.get("addressee") in _UNLISTED
        if is_other and not found.get("other") and "other" not in self.errors:
            self.add_error("other", _("Say who is asked."))
        if found.get("addressee") and not is_other and found.get("other"):
            self.add_error("other", _("Leave this empty, or choose somebody who is not listed."))
        return found

    @property
    def asked(self) -> Asked:
        """What is asked and of whom, once the form is valid."""
        said = self.cleaned_data
        if kind := _UNLISTED.get(said["addressee"]):
            return Asked(said["title"], said["words"], kind, said["other"])
        each, name = self._addressees[said["addressee"]]
        return Asked(said["title"], said["words"], each.kind, name, each.organisation)


class RewordForm(VersionedForm):
    """Other words for an ask that has not gone out."""

    title = line_field(TITLE, missing=TITLE_MISSING)
    words = FreeText(label=WORDS)


class AgreeForm(VersionedForm):
    """Agreement in the name of one's own unit."""

    unit = one_of(
        _("In the name of"),
        missing=_("Choose the unit for which you agree."),
        widget=forms.RadioSelect,
    )
    is_agreed = forms.BooleanField(
        label=_("We agree to these words, and to their being sent in our name too"),
        error_messages={"required": _("Tick this to agree, or go back without agreeing.")},
    )

    def __init__(self, *args: Any, units: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units.items())


class AgreedElsewhereForm(VersionedForm):
    """A unit's agreement, given elsewhere."""

    unit = one_of(_("Which unit agreed"), missing=_("Choose the unit."), widget=forms.RadioSelect)
    agreed_on = day_field(_("On which day"))
    evidence = line_field(
        _("By which decision or letter of theirs"),
        help_text=_("Such as “minutes of their board, item 4” or “their letter of 3 May”."),
        missing=_("Name the decision or the letter by which they agreed."),
        longest=200,
    )

    def __init__(self, *args: Any, units: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units.items())

    def clean_agreed_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["agreed_on"], timezone.localdate())


class SendForm(VersionedForm):
    """That an ask went out."""

    sent_on = day_field(_("On which day was it put to them?"))
    how = one_of(
        _("How?"),
        missing=_("Say how it was put to them."),
        choices=How.choices,
        widget=forms.RadioSelect,
    )
    reply_due_on = day_field(
        _("By when is an answer asked for?"),
        help_text=_("This day stays as it is."),
    )

    def clean(self) -> dict[str, Any]:
        """An answer is not asked for before the ask."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        sent, due = found.get("sent_on"), found.get("reply_due_on")
        if sent and due and due < sent:
            self.add_error("reply_due_on", _("Choose a day on or after the one it was sent."))
        return found

    def clean_sent_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["sent_on"], timezone.localdate())
