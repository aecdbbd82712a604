"""Why a file is taken back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.ui.free_text import FreeText


class WithdrawalForm(forms.Form):
    """The reason, which is kept with the file."""

    because = FreeText(
        label=_("Why do you take it back?"),
        help_text=_("Such as: the wrong month, or a field that should not have been in it."),
        rows=3,
        max_length=500,
        error_messages={"required": _("Say why you take it back.")},
    )
