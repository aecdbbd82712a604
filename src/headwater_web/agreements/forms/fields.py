"""Fields that these forms share: one or several of a list, and lines for a spreadsheet."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.ui.fields import offer

CHOOSE = gettext_lazy("Choose one")


def choice_field(label: Any, *, help_text: Any = "", required: bool = True) -> forms.ChoiceField:
    """A list of which one is chosen; `set_choices` fills it."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        required=required,
        error_messages={"required": gettext_lazy("Choose one of the list.")},
    )


def ticks_field(
    label: Any, *, help_text: Any = "", required: bool = True
) -> forms.MultipleChoiceField:
    """A list of which several may be ticked; `set_choices` fills it."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one.")},
    )


def set_choices(
    form: forms.Form, name: str, choices: list[tuple[str, Any]], *, begin: bool = False
) -> None:
    """Give a field its choices, with nothing chosen to `begin` with."""
    offer(form, name, [("", CHOOSE), *choices] if begin else choices)


def plain_line(text: str) -> str:
    """A line that a spreadsheet does not take for a formula. Raises forms.ValidationError."""
    if text[:1] in {"=", "+", "-", "@"}:
        raise forms.ValidationError(
            _(
                "This begins with %(sign)s, which a spreadsheet takes for a formula. Begin with a "
                "letter."
            ),
            params={"sign": text[:1]},
        )
    return text
