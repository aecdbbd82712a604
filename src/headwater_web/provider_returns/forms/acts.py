"""What is said when a return is asked for, handed in, certified, answered or corrected."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.interventions.api import ProgrammeWords
from headwater_web.provider_returns.asked import CORE, asked, districts
from headwater_web.provider_returns.files.row_faults import RowFault
from headwater_web.provider_returns.quarters import Quarter, quarter_at, quarter_of
from headwater_web.ui.fields import day_field, offer
from headwater_web.ui.free_text import FreeText

QUARTERS_BACK = 8


class AskForm(forms.Form):
    """A return that is asked for."""

    programme = forms.ChoiceField(
        label=_("Which programme?"), error_messages={"required": _("Choose a programme.")}
    )
    quarter = forms.ChoiceField(
        label=_("About which three months?"),
        error_messages={"required": _("Choose three months.")},
    )
    due_on = day_field(_("By when should it be certified?"))
    parts = forms.MultipleChoiceField(
        label=_("What is asked besides the core"),
        help_text=_("Nothing ticked: what is usual for this programme."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    areas = forms.MultipleChoiceField(
        label=_("In which districts does it work?"),
        help_text=_("Nothing ticked: the programme's own, or all where it names none."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_large = forms.BooleanField(
        label=_("Ask for all of it, and have a second person certify it"),
        help_text=_("Leave this empty for a small grant: fewer questions, one person may do both."),
        required=False,
    )

    def __init__(
        self, *args: Any, programmes: Iterable[ProgrammeWords], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._programmes = {each.key: each for each in programmes}
        named = [(each.key, each.name) for each in self._programmes.values()]
        offer(self, "programme", [("", _("Choose one")), *named])
        offer(self, "quarter", [(str(each), str(each)) for each in _quarters(today)])
        known = asked().parts.values()
        offer(self, "parts", [(each.key, each.title) for each in known if each.key != CORE])
        offer(self, "areas", [(row.key, row.words) for row in districts()])

    @property
    def programme_chosen(self) -> ProgrammeWords:
        """The programme that was chosen."""
        return self._programmes[self.cleaned_data["programme"]]

    def clean_quarter(self) -> Quarter:
        """The quarter that was chosen."""
        found = quarter_of(self.cleaned_data["quarter"])
        if found is None:
            raise forms.ValidationError(_("Choose three months."))
        return found


class HandInForm(forms.Form):
    """That all is answered as far as it can be."""

    counter = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class CertifyForm(forms.Form):
    """That somebody stands for the numbers."""

    counter = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    was_read = forms.BooleanField(
        label=_("I read all of it, it agrees with our records, and I certify it in my own name"),
        error_messages={"required": _("Tick this to certify it in your own name.")},
    )


class ChangesForm(forms.Form):
    """What the partnership asks the provider to look at again."""

    words = FreeText(
        label=_("What should be looked at again?"),
        help_text=_("The provider and everybody who reads the return will read this."),
        rows=4,
    )


class CorrectForm(forms.Form):
    """Why a certified return is corrected."""

    because = FreeText(label=_("What was wrong, and how was it found?"), rows=4)


class UploadForm(forms.Form):
    """A filled-in template."""

    counter = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    file = forms.FileField(
        label=_("The filled-in template"),
        help_text=_("A file that ends in .csv or .xlsx."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("This file is empty. Choose the template that you filled in."),
        },
    )
    faults: tuple[RowFault, ...] = ()


def _quarters(today: date) -> Iterable[Quarter]:
    quarter = quarter_at(today)
    for _number in range(QUARTERS_BACK):
        yield quarter
        quarter = quarter.before
