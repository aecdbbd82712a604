"""Forms of the monthly e-mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater.released.opened import Release
from headwater.vocabulary.areas import AreaType
from headwater_web.ui.fields import offer


class DigestForm(forms.Form):
    """Which districts somebody follows, and whether they want the e-mail."""

    districts = forms.MultipleChoiceField(
        label=_("Districts that you follow"),
        help_text=_("They come first on your home page, and the e-mail is about them."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose among the districts that are listed.")},
    )
    wanted = forms.BooleanField(
        label=_("Yes, send me one e-mail a month"),
        help_text=_(
            "It goes to the address with which you sign in. We keep that you asked, when, and "
            "which e-mails went. Nothing tells us whether you read it."
        ),
        required=False,
    )

    def __init__(self, *args: Any, release: Release, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        districts = release.areas_of_type(AreaType.DISTRICT)
        offer(self, "districts", [(each.code, each.name) for each in districts])
