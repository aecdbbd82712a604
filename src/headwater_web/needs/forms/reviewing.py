"""Comments, answers, absences, consultation windows, sign-offs and the embargo."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from headwater_web.needs.models import FunctionChoice
from headwater_web.ui.fields import day_field, line_field, not_after
from headwater_web.ui.free_text import FreeText


class CommentForm(forms.Form):
    """A comment on one module."""

    quoted = line_field(
        _("The words that it is about"),
        help_text=_("Copy them from the module. Leave this empty if it is about all of it."),
        longest=300,
    )
    words = FreeText(label=_("Your comment"), rows=4)

    def __init__(self, *args: Any, said: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._said = " ".join(said.split())

    def clean_quoted(self) -> str:
        """Words that the module holds. Raises forms.ValidationError."""
        quoted = " ".join(str(self.cleaned_data["quoted"]).split())
        if quoted and quoted.casefold() not in self._said.casefold():
            raise forms.ValidationError(
                _(
                    "These words are not in the module. Copy them as they stand, or leave this "
                    "empty."
                )
            )
        return quoted


class ReplyForm(forms.Form):
    """An answer to a comment, which may close it."""

    words = FreeText(label=_("Your answer"), rows=4)
    closes = forms.BooleanField(
        label=_("This closes the comment: what it asks for is done, or I have said why not"),
        required=False,
    )


class AbsenceForm(forms.Form):
    """Why an edition has nothing for one of the four functions."""

    function = forms.ChoiceField(
        label=_("What is absent"),
        choices=FunctionChoice.choices,
        error_messages={"required": _("Choose what is absent.")},
    )
    because = FreeText(
        label=_("Why"), rows=4, help_text=_("It is printed in the edition, with your name.")
    )


class OpenWindowForm(forms.Form):
    """A consultation window that opens."""

    opened_on = day_field(_("Open from"))
    asked = FreeText(
        label=_("Who is asked"),
        rows=3,
        help_text=_("Bodies and groups, not people's names. It is printed in the edition."),
    )

    def clean_opened_on(self) -> date:
        """A day that has come. Raises forms.ValidationError."""
        return not_after(self.cleaned_data["opened_on"], timezone.localdate())


class CloseWindowForm(forms.Form):
    """What came of a consultation window."""

    closed_on = day_field(_("Closed on"))
    responses = forms.IntegerField(
        label=_("How many answered"),
        min_value=0,
        error_messages={"required": _("Say how many answered; 0 if nobody did.")},
    )
    what_changed = FreeText(
        label=_("What was changed because of it"),
        rows=4,
        help_text=_("It is printed in the edition. Say so if nothing was."),
    )

    def __init__(self, *args: Any, opened_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._opened_on = opened_on

    def clean_closed_on(self) -> date:
        """A day that has come, not before it was opened. Raises forms.ValidationError."""
        day = not_after(self.cleaned_data["closed_on"], timezone.localdate())
        if day < self._opened_on:
            raise forms.ValidationError(_("It was opened after that day. Choose a later one."))
        return day


class DraftReadForm(forms.Form):
    """An act on a draft as it was read: the draft's digest travels with it."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class SignForm(DraftReadForm):
    """Somebody stands for a draft."""

    has_read = forms.BooleanField(
        label=_("I have read it, and I stand for it"),
        error_messages={"required": _("Tick this once you have read it.")},
    )


class EmbargoForm(forms.Form):
    """Until when an edition is kept back."""

    day = day_field(_("Day"), required=False, help_text=_("Leave this empty for no embargo."))
    hour = forms.TimeField(
        label=_("Time"),
        required=False,
        help_text=_("Such as 09:30. Midnight if left empty."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("This is not a time. Write it like 09:30.")},
    )

    def clean(self) -> dict[str, Any]:
        """A moment to come, or none. Raises forms.ValidationError."""
        cleaned = super().clean() or {}
        until = self._moment(cleaned)
        if until is not None and until <= timezone.now():
            self.add_error("day", _t("This moment has passed. Choose one to come, or none."))
        cleaned["until"] = until
        return cleaned

    def _moment(self, cleaned: dict[str, Any]) -> datetime | None:
        day = cleaned.get("day")
        if day is None:
            return None
        return timezone.make_aware(datetime.combine(day, cleaned.get("hour") or time()))
