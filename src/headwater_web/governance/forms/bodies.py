"""What is asked about a body's seats, its terms and its end."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import people_in_office
from headwater_web.governance.models import Body, Seat, SeatRole
from headwater_web.ui.asking import organisation_names
from headwater_web.ui.fields import day_field, line_field, offer
from headwater_web.ui.free_text import FreeText


class SeatForm(forms.Form):
    """A new seat: for which organisation, and as what."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation or group"),
        queryset=Body.objects.filter(ends_on__isnull=True),
        error_messages={"required": _("Choose whose seat it is.")},
    )
    role = forms.TypedChoiceField(
        label=_("The seat is for"),
        choices=SeatRole.choices,
        coerce=SeatRole,
        initial=SeatRole.MEMBER,
    )
    post = line_field(
        _("Post"),
        help_text=_("Such as senior officer. Write nobody by name."),
        missing=_("Say for which post the seat is."),
    )
    starts_on = day_field(_("First day of the seat"))

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._body = body

    @property
    def key(self) -> str:
        """A key for the seat that is not taken on its body, once the form is valid."""
        first: str = self.cleaned_data["organisation"].key
        taken = set(Seat.objects.filter(body=self._body).values_list("key", flat=True))
        numbered = (f"{first[:55]}_{number}" for number in range(2, len(taken) + 3))
        return first if first not in taken else next(key for key in numbered if key not in taken)


class HolderForm(forms.Form):
    """Who holds a seat: by post, and by account where they have one."""

    title = line_field(
        _("Post of whoever holds it"),
        help_text=_("Such as Director of Public Health. Write nobody by name."),
        missing=_("Say which post holds the seat."),
    )
    person = forms.ChoiceField(
        label=_("Account"),
        help_text=_("With an account they see the papers of the body, as long as they hold it."),
        required=False,
    )
    is_deputy = forms.BooleanField(label=_("This is the deputy"), required=False)
    starts_on = day_field(_("From which day"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = people_in_office(today)
        names = organisation_names()
        choices = [
            (each.reference, f"{each.name} ({', '.join(names[key] for key in each.organisations)})")
            for each in people
        ]
        offer(self, "person", [("", _("The post only")), *choices])


class EndHoldingForm(forms.Form):
    """From when somebody no longer holds a seat."""

    ends_on = day_field(_("First day on which they no longer hold it"))

    def __init__(self, *args: Any, starts_on: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._starts_on = starts_on

    def clean_ends_on(self) -> date:
        """A holding does not end before it began."""
        ends_on: date = self.cleaned_data["ends_on"]
        if self._starts_on and ends_on < self._starts_on:
            raise forms.ValidationError(_("They held it from a later day. Choose that or a later."))
        return ends_on


class RepresentationForm(forms.Form):
    """When a seat's organisation was invited, and when it accepted."""

    invited_on = day_field(_("Invited on"), required=False)
    accepted_on = day_field(
        _("Accepted on"),
        required=False,
        help_text=_("When it first sat at the table is read from who came to meetings."),
    )

    def clean(self) -> dict[str, Any]:
        """Nobody accepts before being invited."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        invited, accepted = found.get("invited_on"), found.get("accepted_on")
        if accepted and not invited:
            self.add_error("invited_on", _("Say when it was invited."))
        if accepted and invited and accepted < invited:
            self.add_error("accepted_on", _("This is before the invitation. Look at both days."))
        return found


class TermsForm(forms.Form):
    """Terms of reference as a body agreed them."""

    text = FreeText(label=_("Terms of reference"), rows=12)
    agreed_on = day_field(_("Agreed on"))
    review_due_on = day_field(_("To be reviewed by"))
    quorum = forms.IntegerField(
        label=_("How many seats make a quorum"),
        help_text=_("Leave empty if the terms name none."),
        required=False,
        min_value=1,
        max_value=200,
    )

    def __init__(self, *args: Any, body: Body, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._body, self._today = body, today

    def clean_agreed_on(self) -> date:
        """Agreed by now, while the body existed, and not on a day that has terms already."""
        day: date = self.cleaned_data["agreed_on"]
        if day > self._today:
            raise forms.ValidationError(_("This day is yet to come. Give the day of agreeing."))
        if not self._body.in_force(day):
            raise forms.ValidationError(_("The body did not exist on that day. Look at its dates."))
        if self._body.terms.filter(agreed_on=day).exists():
            raise forms.ValidationError(_("Terms agreed on that day are here already."))
        return day

    def clean(self) -> dict[str, Any]:
        """A review comes after agreeing."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        agreed, due = found.get("agreed_on"), found.get("review_due_on")
        if agreed and due and due < agreed:
            self.add_error("review_due_on", _("This is before the day of agreeing."))
        return found


class EndBodyForm(forms.Form):
    """When a body ceased, and who took over."""

    ends_on = day_field(_("First day without the body"))
    successors = forms.ModelMultipleChoiceField(
        label=_("Who took over"),
        help_text=_("Choose none if nobody did."),
        queryset=Body.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._body = body
        others = Body.objects.filter(ends_on__isnull=True).exclude(pk=body.pk)
        self.fields["successors"].queryset = others  # type: ignore[attr-defined]  # a model field

    def clean_ends_on(self) -> date:
        """A body does not end before it began."""
        day: date = self.cleaned_data["ends_on"]
        if self._body.starts_on and day < self._body.starts_on:
            raise forms.ValidationError(_("The body began on a later day. Look at its dates."))
        return day
