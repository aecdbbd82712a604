"""What is asked about what happened in the room."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from headwater_web.governance.models import AgendaItem, Came, Handled, Meeting, Seat
from headwater_web.ui.fields import offer
from headwater_web.ui.free_text import FreeText


class AttendanceForm(forms.Form):
    """Who came for each seat. `seen` is the last note that was read."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, seats: dict[Seat, str], came: dict[int, Came], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._seats = seats
        for seat, name in seats.items():
            self.fields[f"seat_{seat.pk}"] = forms.TypedChoiceField(
                label=name,
                choices=[("", _("Not noted")), *Came.choices],
                coerce=Came,
                empty_value=None,
                required=False,
                initial=came.get(seat.pk),
            )

    @property
    def came(self) -> dict[Seat, Came]:
        """What was answered for each seat, once the form is valid."""
        answers = {seat: self.cleaned_data[f"seat_{seat.pk}"] for seat in self._seats}
        return {seat: answer for seat, answer in answers.items() if answer}


class InterestForm(forms.Form):
    """An interest in an item, and what was done about it."""

    item = forms.ModelChoiceField(label=_("In which item"), queryset=AgendaItem.objects.none())
    seat = forms.TypedChoiceField(label=_("Whose seat"), coerce=int)
    nature = FreeText(label=_("What the interest is"), rows=3, max_length=600)
    handled = forms.TypedChoiceField(
        label=_("What was done"),
        choices=Handled.choices,
        coerce=Handled,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what was done about it.")},
    )

    def __init__(self, *args: Any, meeting: Meeting, seats: dict[Seat, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._seats = {seat.pk: seat for seat in seats}
        self.fields["item"].queryset = meeting.items.all()  # type: ignore[attr-defined]  # as above
        offer(self, "seat", [(seat.pk, name) for seat, name in seats.items()])

    @property
    def chosen_seat(self) -> Seat:
        """The seat, once the form is valid."""
        return self._seats[self.cleaned_data["seat"]]


class MinuteForm(forms.Form):
    """What is minuted of an item. `seen` is the draft that was read."""

    text = FreeText(label=_("What was said and agreed"), rows=8)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class ConfirmForm(forms.Form):
    """In which later meeting the minutes were confirmed."""

    confirmed_in = forms.ModelChoiceField(
        label=_("Confirmed in"),
        queryset=Meeting.objects.none(),
        error_messages={"required": _("Choose the meeting that confirmed them.")},
    )

    def __init__(self, *args: Any, later: QuerySet[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["confirmed_in"].queryset = later  # type: ignore[attr-defined]  # as above
