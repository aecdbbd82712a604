"""What is said about a date that somebody else set."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.strategy.calendars import Step
from headwater_web.strategy.forms.plans import MOST_WEEKDAYS
from headwater_web.ui.fields import day_field


class StepsField(forms.CharField):
    """Steps with their weekdays, written `Write the draft: 10; Sign it off: 5`."""

    def clean(self, value: Any) -> list[Step]:
        """The steps, or words that say which one cannot be read."""
        parts = [part.strip() for part in (super().clean(value) or "").split(";")]
        return [self._step(part) for part in parts if part]

    def _step(self, part: str) -> Step:
        title, _colon, days = part.rpartition(":")
        if not title.strip() or not days.strip().isdigit() or int(days) > MOST_WEEKDAYS:
            raise forms.ValidationError(
                _("“%(part)s” cannot be read. Write each step as Sign it off: 5."),
                params={"part": part},
            )
        return Step(title.strip(), int(days))


class SetDateForm(forms.Form):
    """A date that somebody else set for a product of ours."""

    title = forms.CharField(label=_("Which product"), max_length=200)
    set_by = forms.CharField(label=_("Who set the date"), max_length=120)
    told_on = day_field(_("When we were told"))
    due_on = day_field(_("When it is due"))
    before = StepsField(
        label=_("What comes before consultation"),
        help_text=_("Each with its weekdays, separated by semicolons: Write the draft: 10"),
        required=False,
        max_length=1_000,
    )
    after = StepsField(
        label=_("What comes after it"),
        help_text=_("For example: Change the draft: 3; Sign it off: 5"),
        required=False,
        max_length=1_000,
    )

    def clean(self) -> dict[str, Any]:
        """The date lies after the day on which it was told."""
        cleaned = super().clean() or {}
        told_on, due_on = cleaned.get("told_on"), cleaned.get("due_on")
        if told_on and due_on and due_on <= told_on:
            self.add_error("due_on", _("This is not after the day on which you were told."))
        return cleaned
