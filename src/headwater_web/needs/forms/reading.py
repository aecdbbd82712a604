"""What readers are asked: whether a module was useful, which versions to compare, what to find."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.needs.models import Useful
from headwater_web.scrutiny.api import identifying_marks
from headwater_web.ui.fields import offer
from headwater_web.ui.free_text import FreeText


class FeedbackForm(forms.Form):
    """A reader's word on one module. It is kept without a name."""

    useful = forms.ChoiceField(
        label=_("Was this part useful?"),
        choices=Useful.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )
    missing = FreeText(
        label=_("What is missing, or could be clearer?"),
        required=False,
        rows=4,
        max_length=1_000,
        help_text=_("You do not have to write anything. We keep it without your name."),
    )

    def clean_missing(self) -> str:
        """Words by which nobody could be known. Raises forms.ValidationError."""
        missing = str(self.cleaned_data["missing"])
        if marks := identifying_marks(missing):
            raise forms.ValidationError(
                _("This looks as if it held %(marks)s. Take it out, and send it again."),
                params={"marks": ", ".join(marks)},
            )
        return missing


class CompareForm(forms.Form):
    """Two versions to set beside each other."""

    first = forms.ChoiceField(label=_("Earlier version"))
    second = forms.ChoiceField(label=_("Later version"))

    def __init__(self, *args: Any, versions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "first", versions)
        offer(self, "second", versions)


class SearchForm(forms.Form):
    """Words to look for."""

    q = forms.CharField(label=_("Words to look for"), max_length=100, required=False, strip=True)
