"""What is asked about gaps: what is not known, and what became of it."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.evidence.actions.gaps import Became, GapWords
from headwater_web.evidence.forms.fields import one_of, tied_field
from headwater_web.evidence.models import GapEventKind
from headwater_web.ui.fields import (
    day_field,
    line_field,
    not_after,
    offer,
    reference_of,
    references_of,
)
from headwater_web.ui.free_text import FreeText


class GapForm(forms.Form):
    """Something that is not known."""

    question = line_field(
        _("What is not known, as a question"),
        missing=_("Say what is not known, as a question."),
        longest=300,
    )
    why = FreeText(
        label=_("Why it matters"), help_text=_("What would be done otherwise if it were known.")
    )
    who_could_answer = line_field(
        _("Who could answer it"),
        help_text=_("A body or a kind of body, not a person's name."),
        missing=_("Say who could answer it, even if nobody was asked yet."),
        longest=300,
    )
    intervention = line_field(
        _("Type of intervention that it is about"),
        help_text=_("As it stands on the cards. Leave it empty if it is about none."),
        longest=120,
    )
    found_on = day_field(_("On which day was it found?"))
    found_by = tied_field(
        _("What found it"),
        help_text=_("References of findings or cards, separated by spaces, such as F-2 EV-1."),
    )
    found_in = line_field(
        _("Or where it was found"),
        help_text=_("A document that has no reference here, such as a needs assessment."),
        longest=300,
    )

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_found_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["found_on"], timezone.localdate())

    def clean_found_by(self) -> list[str]:
        """Things that the person may see."""
        return references_of(self._person, self.cleaned_data["found_by"])

    @property
    def gap_words(self) -> GapWords:
        """What is not known, once the form is valid."""
        return GapWords(**self.cleaned_data)


class GapEventForm(forms.Form):
    """What became of a gap on a day."""

    read = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    kind = one_of(_("What became of it?"), missing=_("Choose what became of it."), is_short=True)
    happened_on = day_field(_("On which day?"))
    reference = tied_field(
        _("Which study, card or finding"),
        help_text=_("Its reference, such as RS-3. A gap that is taken up needs its study."),
    )
    words = FreeText(
        label=_("In words"),
        help_text=_("The answer, or why it was given up or is open again."),
        required=False,
    )

    def __init__(self, *args: Any, person: Asker, kinds: list[GapEventKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person
        offer(self, "kind", [(each.value, each.label) for each in kinds])

    def clean_happened_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["happened_on"], timezone.localdate())

    def clean_reference(self) -> str:
        """A thing that the person may see."""
        return reference_of(self._person, self.cleaned_data["reference"])

    def clean(self) -> dict[str, Any]:
        """Being taken up has its study; everything else its words."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        kind = found.get("kind")
        is_study = found.get("reference", "").startswith("RS-")
        if kind == GapEventKind.TAKEN_UP and not is_study and "reference" not in self.errors:
            self.add_error("reference", _("Give the study that takes it up, such as RS-3."))
        has_words = found.get("words") or "words" in self.errors
        if kind and kind != GapEventKind.TAKEN_UP and not has_words:
            self.add_error("words", _gettext("Say this in words."))
        return found

    @property
    def became(self) -> Became:
        """What became of it, once the form is valid."""
        said = self.cleaned_data
        return Became(
            GapEventKind(said["kind"]), said["happened_on"], said["words"], said["reference"]
        )


class StrikeForm(forms.Form):
    """Why an entry was a mistake."""

    words = FreeText(
        label=_("Why it was a mistake"),
        help_text=_("The entry stays to be read, with these words beside it."),
        rows=3,
    )
