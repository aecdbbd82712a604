"""The choice of where a measure is read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater.released.opened import Release
from headwater.vocabulary.areas import AreaType

_PLACES = (AreaType.PARTNERSHIP, AreaType.PARTNERSHIP_AREA, AreaType.DISTRICT)


class WhereRead(forms.Form):
    """An area that may be divided into groups: a district or larger."""

    area = forms.ChoiceField(
        label=_("Numbers of"),
        error_messages={"invalid_choice": _("Choose an area from the list.")},
    )

    def __init__(self, *args: Any, release: Release, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area = self.fields["area"]
        if isinstance(area, forms.ChoiceField):
            area.choices = [
                (each.code, each.name) for kind in _PLACES for each in release.areas_of_type(kind)
            ]
