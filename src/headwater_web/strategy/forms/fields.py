"""Fields that several forms of the strategy share."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import people_in_office
from headwater_web.strategy.areas import areas
from headwater_web.ui.fields import offer

Choices = list[tuple[Any, Any]]


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
        offer(self, "organisation", [("", _("Choose one")), *organisations.items()])
        offer(self, "person", people_choices(timezone.localdate(), organisations))
