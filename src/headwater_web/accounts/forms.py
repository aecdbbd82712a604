"""What is asked when a person is added, given a role, or a role is ended."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.models import Membership, Organisation, Person
from headwater_web.accounts.roles import Role


def date_field(*, label: Any, help_text: Any = "", required: bool = True) -> forms.DateField:
    """A date, typed or picked: the browser's own picker sends 2026-11-21."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"],
    )


class PersonForm(forms.Form):
    """A new person: how they sign in and what they are called."""

    name = forms.CharField(label=_("Full name"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("They sign in with it. A link to choose a password is sent there."),
    )

    def clean_email(self) -> str:
        """One account for one address, whatever its case."""
        email = str(self.cleaned_data["email"]).strip().lower()
        if Person.objects.filter(email=email).exists():
            raise forms.ValidationError(
                _("Someone with this address is here already. Give them a role instead.")
            )
        return email


class MembershipForm(forms.Form):
    """A role, in an organisation, from a day until before another."""

    person = forms.ModelChoiceField(
        label=_("Person"), queryset=Person.objects.filter(closed_at__isnull=True)
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.all()
    )
    role = forms.TypedChoiceField(label=_("Role"), choices=Role.choices, coerce=Role)
    starts_on = date_field(label=_("First day"))
    ends_on = date_field(
        label=_("First day without the role"),
        help_text=_("Leave empty if there is no end yet."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """An end lies after its beginning, and the same role is not open twice."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        starts_on, ends_on = found.get("starts_on"), found.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("This must be later than the first day."))
        if self._is_open_already(found):
            self.add_error("role", _("They hold this role there already, without an end."))
        return found

    def _is_open_already(self, found: dict[str, Any]) -> bool:
        key = {name: found.get(name) for name in ("person", "organisation", "role")}
        if found.get("ends_on") or not all(key.values()):
            return False
        return Membership.objects.filter(**key, ends_on__isnull=True).exists()


class EndMembershipForm(forms.Form):
    """From when a role is no longer held."""

    ends_on = date_field(
        label=_("First day without the role"),
        help_text=_("Today, unless you choose another day."),
    )

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"ends_on": timezone.localdate()})
        super().__init__(*args, **kwargs)
        self.membership = membership

    def clean_ends_on(self) -> date:
        """A role cannot end before it began, nor can the past be rewritten."""
        ends_on: date = self.cleaned_data["ends_on"]
        earliest = max(self.membership.starts_on, timezone.localdate())
        if ends_on < earliest:
            raise forms.ValidationError(
                _("Choose %(day)s or a later day."), params={"day": earliest.strftime("%d/%m/%Y")}
            )
        return ends_on
