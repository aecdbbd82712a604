"""What an impact assessment says."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.ui.fields import VersionedForm, day_field
from headwater_web.ui.free_text import FreeText


class BeginForm(forms.Form):
    """What is assessed."""

    title = forms.CharField(
        label=gettext_lazy("What is assessed, in one line"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say in one line what is assessed.")},
    )


class AnswerForm(VersionedForm):
    """The answer to one question, which stands above it."""

    words = FreeText(
        label=gettext_lazy("Answer"),
        help_text=gettext_lazy("Posts and groups, no names. Say so where something is not known."),
        rows=8,
    )


class SignOffForm(VersionedForm):
    """That the lead for information governance stands for it, and until when."""

    review_on = day_field(gettext_lazy("When is it looked at again?"))
    was_read = forms.BooleanField(
        label=gettext_lazy("I read all of it, wrote none of it, and sign it off in my own name"),
        error_messages={
            "required": gettext_lazy("Tick this to say that you sign it off in your own name.")
        },
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_review_on(self) -> date:
        """A day ahead."""
        day: date = self.cleaned_data["review_on"]
        if day <= self._today:
            raise forms.ValidationError(_("This day is not ahead. Give a later one."))
        return day
