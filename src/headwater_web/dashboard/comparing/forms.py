"""The choice of two districts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater.released.opened import Release
from headwater.vocabulary.areas import AreaType


class TwoDistricts(forms.Form):
    """Two districts that are not the same, by their codes."""

    first = forms.ChoiceField(
        label=_("One district"),
        error_messages={"invalid_choice": _("Choose a district from the list.")},
    )
    second = forms.ChoiceField(
        label=_("Another district"),
        error_messages={"invalid_choice": _("Choose a district from the list.")},
    )

    def __init__(self, *args: Any, release: Release, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        districts = [(each.code, each.name) for each in release.areas_of_type(AreaType.DISTRICT)]
        for name in ("first", "second"):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", _("Choose a district")), *districts]

    def clean(self) -> dict[str, Any]:
        """Refuse a district beside itself."""
        chosen = super().clean() or {}
        if chosen.get("first") and chosen.get("first") == chosen.get("second"):
            self.add_error("second", _("Choose another district than the first."))
        return chosen
