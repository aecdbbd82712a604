"""The choice of whose gift and of where."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater.released.opened import Release
from headwater.vocabulary.areas import AreaType

_PLACES = (AreaType.PARTNERSHIP, AreaType.PARTNERSHIP_AREA, AreaType.DISTRICT)


class FactorsAsked(forms.Form):
    """For whom factors are shown, and of which area; nobody and nowhere is everybody and all.

    The field for whom is called `for` in the address.
    """

    area = forms.ChoiceField(
        label=_("Numbers of"),
        required=False,
        error_messages={"invalid_choice": _("Choose an area from the list.")},
    )

    def __init__(self, *args: Any, release: Release, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holders = [(each.holder, each.title) for each in release.factors.holders]
        self.fields["for"] = forms.ChoiceField(
            label=_("Most within the gift of"),
            required=False,
            choices=[("", _("Everybody: all factors")), *holders],
            error_messages={"invalid_choice": _("Choose somebody from the list.")},
        )
        area = self.fields["area"]
        if isinstance(area, forms.ChoiceField):
            area.choices = [
                (each.code, each.name) for kind in _PLACES for each in release.areas_of_type(kind)
            ]
