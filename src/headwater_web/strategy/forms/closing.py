"""What is said when an action is done, and by whoever confirms it or does not."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.strategy.forms.evidence import EvidenceFields
from headwater_web.ui.fields import VersionedForm, reference_of
from headwater_web.ui.free_text import FreeText


class DoneForm(VersionedForm, EvidenceFields):
    """That an action is done, and what shows it."""

    evidence = FreeText(
        label=_("What shows that it is done"),
        help_text=_("Say what the evidence is, and on which pages if it is long."),
    )
    evidence_address = forms.URLField(
        label=_("Or the address where the evidence can be read"),
        help_text=_("An address that begins with https://."),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    evidence_reference = forms.CharField(
        label=_("Or the reference of a thing here"), required=False, max_length=12
    )
    field_order = (
        "version",
        "evidence",
        "file",
        "where_to_look",
        "evidence_address",
        "evidence_reference",
    )

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_evidence_reference(self) -> str:
        """A thing that the person may see, or nothing."""
        return reference_of(self._person, self.cleaned_data["evidence_reference"])

    def clean(self) -> dict[str, Any]:
        """Nothing is done without evidence that another person can look at."""
        cleaned = super().clean()
        names = ("file", "where_to_look", "evidence_address", "evidence_reference")
        if not any(cleaned.get(name) for name in names) and not any(
            name in self.errors for name in names
        ):
            self.add_error(
                "file",
                _(
                    "Choose a file, or give an address or a reference: an action is not done "
                    "without evidence."
                ),
            )
        return cleaned


class ConfirmForm(VersionedForm):
    """That the evidence was seen and shows it."""


class SendBackForm(VersionedForm):
    """Why the evidence does not show it."""

    because = FreeText(label=_("What is missing"))
