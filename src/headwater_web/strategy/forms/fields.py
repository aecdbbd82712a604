"""Fields that several forms of the strategy share."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker, people_in_office
from headwater_web.strategy.areas import areas
from headwater_web.thread.api import ReferenceUnreadable, parse_reference, things_seen_by

DAY_HINT = _("For example 2026-03-31.")
NO_DAY = _("That is not a date. Write it as 2026-03-31: year, month, day.")
Choices = list[tuple[Any, Any]]


def day_field(label: Any, *, required: bool = True, help_text: Any = DAY_HINT) -> forms.DateField:
    """A box for a date, which a browser shows as a calendar."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"required": _("Give a date."), "invalid": NO_DAY},
    )


def reference_of(person: Asker, text: str, prefixes: str = "") -> str:
    """A reference as typed, of a thing that the person may see. Raises forms.ValidationError."""
    try:
        reference = str(parse_reference(text))
    except ReferenceUnreadable:
        raise forms.ValidationError(
            _("That is not a reference. One looks like A-12: a letter, a hyphen, a number.")
        ) from None
    if (prefixes and reference[0] not in prefixes) or reference not in things_seen_by(
        person, [reference]
    ):
        raise forms.ValidationError(_("There is no such thing that you may see."))
    return reference


def references_of(person: Asker, text: str) -> list[str]:
    """References as typed, separated by spaces or commas. Raises forms.ValidationError."""
    return [reference_of(person, each) for each in text.replace(",", " ").split()]


def area_choices() -> Choices:
    """The whole partnership, and every place in it."""
    places = [(area.key, area.name) for area in areas().values()]
    return [("", _("The whole partnership")), *places]


def people_choices(day: date, organisations: dict[str, str]) -> Choices:
    """Nobody, and everyone who has an account and a role; for those who keep the strategy."""
    people = [
        (each.reference, f"{each.name} ({_named(each.organisations, organisations)})")
        for each in people_in_office(day)
    ]
    return [("", _("nobody with an account, or not known")), *people]


def _named(keys: tuple[str, ...], organisations: dict[str, str]) -> str:
    return ", ".join(organisations.get(key, key) for key in keys)


def set_choices(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field of choices those that hold for this reader, today."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class VersionedForm(forms.Form):
    """A form that remembers which version of the action its reader had before them."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class LeadFields(forms.Form):
    """Who leads: an organisation, a post there, and how to reach it."""

    organisation = forms.ChoiceField(
        label=_("Who leads it"),
        help_text=_("An organisation, a group or a community. More leads can be added afterwards."),
        error_messages={"required": _("Choose the organisation that leads it.")},
    )
    post = forms.CharField(
        label=_("Which post there"),
        help_text=_("A post, not a person's name, such as Head of youth justice."),
        max_length=120,
        error_messages={"required": _("Say which post leads it.")},
    )
    email = forms.EmailField(
        label=_("E-mail address of the post"),
        help_text=_("For a link by which the post can report without an account."),
        required=False,
    )
    person = forms.ChoiceField(
        label=_("Whose account it is"),
        help_text=_("If they leave, the action says so and asks for the next lead."),
        required=False,
    )

    def __init__(self, *args: Any, organisations: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "organisation", [("", _("Choose one")), *organisations.items()])
        set_choices(self, "person", people_choices(timezone.localdate(), organisations))
