"""What is asked when a decision is written down or corrected."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.governance.models import AgendaItem, Meeting, Outcome
from headwater_web.governance.queries.decisions import to_supersede
from headwater_web.ui.fields import offer, references_of
from headwater_web.ui.free_text import FreeText


class CorrectionForm(forms.Form):
    """What was decided, why, and what was said against it."""

    words = FreeText(
        label=_("What was decided"),
        rows=3,
        max_length=2_000,
        error_messages={"required": _("Write down what was decided.")},
    )
    outcome = forms.TypedChoiceField(
        label=_("What became of what was asked"),
        choices=Outcome.choices,
        coerce=Outcome,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what became of it.")},
    )
    reasons = FreeText(
        label=_("Why"),
        rows=4,
        max_length=4_000,
        error_messages={"required": _("Write down why. A decision is kept with its reasons.")},
    )
    dissent = FreeText(
        label=_("What was said against it"),
        help_text=_("It will be printed beside the decision. Leave empty if nothing was."),
        rows=3,
        max_length=2_000,
        required=False,
    )


class DecisionForm(CorrectionForm):
    """The same, of an item, about things, and in place of an earlier decision."""

    item = forms.ModelChoiceField(
        label=_("Of which item"),
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label=_("No item"),
    )
    about = forms.CharField(
        label=_("References of what it is about"),
        help_text=_("Such as A-12, P-3. Leave empty if there are none."),
        max_length=400,
        required=False,
    )
    supersedes = forms.ChoiceField(
        label=_("Takes the place of an earlier decision"), required=False
    )
    field_order = ("item", "words", "outcome", "reasons", "dissent", "about", "supersedes")

    def __init__(self, *args: Any, meeting: Meeting, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person
        self.fields["item"].queryset = meeting.items.all()  # type: ignore[attr-defined]  # a model field
        earlier = [
            (each.reference, f"{each.reference} {each.words[:80]}")
            for each in to_supersede(meeting)
        ]
        offer(self, "supersedes", [("", _("None")), *earlier])

    def clean_about(self) -> list[str]:
        """References of things that this person may see."""
        return references_of(self._person, self.cleaned_data["about"])
