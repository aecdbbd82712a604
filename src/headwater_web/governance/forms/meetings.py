"""What is asked about a meeting before it begins."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.governance.models import AgendaItem, Asks, Body, Meeting
from headwater_web.ui.fields import day_field, line_field, not_after, references_of
from headwater_web.ui.free_text import FreeText

FARTHEST_AHEAD = timedelta(days=3 * 366)


class MeetingForm(forms.Form):
    """When and where a body meets."""

    title = line_field(
        _("What the meeting is called"),
        help_text=_("Such as Spring meeting."),
        missing=_("Say what the meeting is called."),
    )
    day = day_field(_("Day"))
    time = forms.TimeField(
        label=_("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Give a time."),
            "invalid": _("This is not a time. One looks like 14:30."),
        },
    )
    place = line_field(_("Place"), missing=_("Say where the meeting is, or that it is online."))

    def __init__(self, *args: Any, body: Body, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._body, self._today = body, today

    def clean_day(self) -> date:
        """A day on which the body exists, and not years ahead."""
        day: date = self.cleaned_data["day"]
        if not self._body.in_force(day):
            raise forms.ValidationError(
                _("The body does not exist on that day. Its page says from when until when it did.")
            )
        if day > self._today + FARTHEST_AHEAD:
            raise forms.ValidationError(_("This is more than three years ahead. Look at the year."))
        return day

    @property
    def starts_at(self) -> datetime:
        """The moment it begins, once the form is valid."""
        found = self.cleaned_data
        return timezone.make_aware(datetime.combine(found["day"], found["time"]))


class ChangeMeetingForm(MeetingForm):
    """The same, changed; it remembers which version was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class BecauseForm(forms.Form):
    """Why something is called off or taken back."""

    because = line_field(
        _("Why?"),
        help_text=_("Everyone who could see it will read this."),
        missing=_("Say why, in a sentence."),
        longest=300,
    )


class ItemForm(forms.Form):
    """One item of an agenda."""

    title = line_field(_("Title"), missing=_("Give the item a title."), longest=200)
    asks = forms.TypedChoiceField(
        label=_("What is it for?"),
        choices=Asks.choices,
        coerce=Asks,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the item is for.")},
    )
    question = FreeText(
        label=_("What is asked of the table"),
        help_text=_("For a decision: the question, so that yes or no would answer it."),
        rows=3,
        max_length=1_000,
        required=False,
    )
    about = line_field(
        _("Reference of what it is about"),
        help_text=_("Such as A-12. Leave empty if there is none."),
        longest=12,
    )

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_about(self) -> str:
        """The reference of a thing that this person may see, or nothing."""
        return next(iter(references_of(self._person, self.cleaned_data["about"])), "")

    def clean(self) -> dict[str, Any]:
        """A decision is asked for in words."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("asks") is Asks.DECISION and not found.get("question"):
            self.add_error("question", _("Say what is to be decided."))
        return found


class PaperForm(forms.Form):
    """One paper: a text, or an address where it lies."""

    title = line_field(_("Title"), missing=_("Give the paper a title."), longest=200)
    item = forms.ModelChoiceField(
        label=_("For which item"),
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label=_("The meeting"),
    )
    sent_by = forms.ModelChoiceField(
        label=_("Which body sends it"),
        queryset=Body.objects.filter(ends_on__isnull=True),
        required=False,
        empty_label=_("The secretariat"),
    )
    address = forms.URLField(
        label=_("Address"),
        help_text=_("Where the paper lies, beginning with https. Or write it below."),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("This is not an address. One begins with https.")},
    )
    text = FreeText(label=_("Text"), rows=12, max_length=20_000, required=False)
    circulated_on = day_field(_("Sent round on"))

    def __init__(self, *args: Any, meeting: Meeting, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        self.fields["item"].queryset = meeting.items.all()  # type: ignore[attr-defined]  # as above

    def clean_circulated_on(self) -> date:
        """A paper that is here has gone round."""
        return not_after(self.cleaned_data["circulated_on"], self._today)

    def clean(self) -> dict[str, Any]:
        """A paper says something, here or at an address."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if not (found.get("text") or found.get("address") or self.errors.get("address")):
            self.add_error("text", _("Write the paper here, or give the address where it lies."))
        return found
