"""What is said about a return: answers, hours, and what became of it."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Role
from headwater_web.returns.definitions import Question
from headwater_web.ui.fields import VersionedForm, day_field, not_after, offer
from headwater_web.ui.free_text import FreeText


class AnswerForm(VersionedForm):
    """Another answer to one question. A number is asked for where the question is for one."""

    number = forms.DecimalField(
        label=_("The number"),
        required=False,
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "invalid": _("That is not a number. Write it in figures, such as 1200.50.")
        },
    )
    day = day_field(_("The day"), required=False)
    words = FreeText(label=_("In words"), required=False, rows=6)
    because = FreeText(
        label=_("Why it is not what the records say"),
        help_text=_("The draft from the records stays beside it."),
        required=False,
        rows=3,
    )

    def __init__(self, *args: Any, question: Question, has_draft: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._question, self._has_draft = question, has_draft
        if question.kind not in {"number", "money"}:
            del self.fields["number"]
        if question.kind != "date":
            del self.fields["day"]
        if not has_draft:
            del self.fields["because"]

    def clean(self) -> dict[str, Any]:
        """An answer of the kind that is asked for, and a reason where the records say otherwise."""
        cleaned = super().clean() or {}
        if "number" in self.fields and cleaned.get("number") is None and not self.errors:
            self.add_error("number", _("Give the number. If it is nothing, write 0."))
        if day := cleaned.pop("day", None):
            cleaned["words"] = f"{day.isoformat()} {cleaned.get('words', '')}".strip()
        if "number" not in self.fields and not cleaned.get("words") and not self.errors:
            self.add_error("words", _("Write the answer. “Not yet”, with the reason, is one."))
        if self._has_draft and not cleaned.get("because") and "because" not in self.errors:
            self.add_error("because", _("Say why it is not what the records say."))
        return cleaned


class HoursForm(forms.Form):
    """Hours spent on a return."""

    role = forms.ChoiceField(
        label=_("As"),
        help_text=_("Pages show the role, never your name."),
        error_messages={"required": _("Choose the role in which you did it.")},
    )
    hours = forms.DecimalField(
        label=_("Hours"),
        help_text=_("Such as 1.5."),
        min_value=Decimal("0.25"),
        max_value=Decimal(24),
        max_digits=4,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"invalid": _("That is not a number of hours. Write it as 1.5.")},
    )
    worked_on = day_field(_("On which day"))

    def __init__(
        self, *args: Any, roles: list[Role], began_on: date, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._began_on, self._today = began_on, today
        offer(self, "role", [(role.value, role.label) for role in roles])
        if len(roles) == 1:
            self.fields["role"].initial = roles[0].value

    def clean_worked_on(self) -> date:
        """A day from the beginning of the report's own period until today."""
        day = not_after(self.cleaned_data["worked_on"], self._today)
        if day < self._began_on:
            raise forms.ValidationError(
                _("This day is before the days that the report is about. Give a later one.")
            )
        return day


class HoursCorrectionForm(forms.Form):
    """The right hours for wrong ones."""

    hours = forms.DecimalField(
        label=_("The right hours"),
        help_text=_("0 takes the entry away; it stays on the page."),
        min_value=Decimal(0),
        max_value=Decimal(24),
        max_digits=4,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    because = forms.CharField(
        label=_("What was wrong"),
        max_length=200,
        error_messages={"required": _("Say what was wrong.")},
    )


class ReopenForm(VersionedForm):
    """Why a new version is needed."""

    because = FreeText(label=_("Why a new version is needed"), rows=3)


class SentForm(VersionedForm):
    """When and how a version was sent."""

    sent_on = day_field(_("Sent on"))
    how = forms.CharField(
        label=_("How"),
        help_text=_("For example by e-mail to the grants team, or on the funder's own page."),
        max_length=200,
        error_messages={"required": _("Say how it was sent.")},
    )
