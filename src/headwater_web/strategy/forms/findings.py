"""What is said when something was found."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.thread.api import FIGURE, things_seen_by
from headwater_web.ui.fields import day_field
from headwater_web.ui.free_text import FreeText


class FindingForm(forms.Form):
    """A finding and the figures that it states."""

    title = forms.CharField(label=_("The finding in one line"), max_length=200)
    words = FreeText(label=_("What was found, and how sure we are"))
    found_on = day_field(_("Found on"))
    figures = forms.CharField(
        label=_("Figures"),
        help_text=_("Figure references, separated by spaces, copied from their own pages."),
        required=False,
        max_length=1_000,
    )

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_figures(self) -> list[str]:
        """References of figures that were released."""
        figures = str(self.cleaned_data["figures"]).split()
        seen = things_seen_by(self._person, [FIGURE + figure for figure in figures])
        for figure in figures:
            if FIGURE + figure not in seen:
                raise forms.ValidationError(
                    _("No figure “%(figure)s” was released. Copy its reference from its page."),
                    params={"figure": figure},
                )
        return figures
