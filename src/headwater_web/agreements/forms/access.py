"""Asking for access to person-level data, and deciding on it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.agreements.feeds import feed_title
from headwater_web.agreements.forms.fields import choice_field, set_choices, ticks_field
from headwater_web.agreements.models import Agreement
from headwater_web.agreements.permitting import PERSON_LEVEL
from headwater_web.agreements.rules import rules
from headwater_web.ui.free_text import FreeText


class AskForm(forms.Form):
    """Which people of which feeds somebody wants to open, why, and for how long."""

    agreement = choice_field(gettext_lazy("Under which agreement"))
    feeds = ticks_field(gettext_lazy("Whose people"))
    why = FreeText(
        label=gettext_lazy("Why is it needed, and why would counts not do?"),
        help_text=gettext_lazy("No names, and nothing about one person."),
        rows=4,
    )
    hours = forms.IntegerField(
        label=gettext_lazy("For how many hours, from the moment somebody approves it"),
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": gettext_lazy("Say for how many hours."),
            "invalid": gettext_lazy("This is not a whole number."),
            "min_value": gettext_lazy("Ask for one hour or more."),
        },
    )

    def __init__(self, *args: Any, agreements: list[Agreement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._agreements = {each.reference: each for each in agreements}
        longest = rules().longest_access_hours
        self.fields["hours"].help_text = _("At most {hours}.").format(hours=longest)
        self._longest = longest
        named = [(each.reference, f"{each.reference} {each.title}") for each in agreements]
        set_choices(self, "agreement", named, begin=True)
        set_choices(self, "feeds", _feeds_with_people(agreements))

    def clean_hours(self) -> int:
        """No more hours than the rules allow at once."""
        hours: int = self.cleaned_data["hours"]
        if hours > self._longest:
            raise forms.ValidationError(
                _("This is longer than access may last. Ask for %(longest)s hours or less."),
                params={"longest": self._longest},
            )
        return hours

    @property
    def agreement_chosen(self) -> Agreement:
        """The agreement, once the form is valid."""
        return self._agreements[self.cleaned_data["agreement"]]


class DecideForm(forms.Form):
    """Yes, or no and why."""

    decision = forms.ChoiceField(
        label=gettext_lazy("May they?"),
        choices=[
            ("approve", gettext_lazy("Yes, from now, for as long as was asked")),
            ("refuse", gettext_lazy("No")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one.")},
    )
    because = FreeText(
        label=gettext_lazy("If not: why?"),
        help_text=gettext_lazy("What would do instead."),
        rows=3,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A refusal says why."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("decision") == "refuse" and not said.get("because"):
            self.add_error("because", _("Say why not, and what would do instead."))
        return said


class ConfirmForm(forms.Form):
    """That something is done: there is nothing to fill in."""


def _feeds_with_people(agreements: list[Agreement]) -> list[tuple[str, str]]:
    keys = {
        feed.feed for each in agreements for feed in each.feeds.all() if feed.level == PERSON_LEVEL
    }
    return sorted(((key, feed_title(key)) for key in keys), key=lambda each: each[1])
