"""What is said about plans, their milestones, and the dates that others set."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.strategy.beginning import strategy_words
from headwater_web.strategy.calendars import Step
from headwater_web.strategy.forms import day_field, reference_of
from headwater_web.strategy.models import Milestone, Plan
from headwater_web.ui.free_text import FreeText

MOST_WEEKDAYS = 260


class PlanForm(forms.Form):
    """A plan in draft."""

    title = forms.CharField(
        label=_("The plan in one line"),
        max_length=200,
        error_messages={"required": _("Say in one line what is planned.")},
    )
    words = FreeText(label=_("What is planned, for whom, and why"), rows=8)
    priority = forms.TypedChoiceField(
        label=_("Priority"), required=False, coerce=int, empty_value=None
    )
    body = forms.ChoiceField(label=_("Which body answers for it"), required=False)
    comes_from = forms.CharField(
        label=_("What led to it"),
        help_text=_("References separated by spaces, such as F-1 R-12."),
        required=False,
        max_length=100,
    )

    def __init__(
        self, *args: Any, person: Asker, bodies: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._person = person
        priorities = [
            (each.number, f"{each.number}. {each.title}") for each in strategy_words().priorities
        ]
        self.fields["priority"].choices = [("", _("none")), *priorities]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["body"].choices = [("", _("none")), *bodies]  # type: ignore[attr-defined]  # a ChoiceField

    def clean_comes_from(self) -> list[str]:
        """References of things that the person may see."""
        texts = self.cleaned_data["comes_from"].replace(",", " ").split()
        return [reference_of(self._person, text) for text in texts]


class MilestoneForm(forms.Form):
    """One more date of a plan."""

    title = forms.CharField(
        label=_("What will be reached"),
        max_length=200,
        error_messages={"required": _("Say what will be reached.")},
    )
    due_on = day_field(_("By"))
    needs: forms.ModelMultipleChoiceField[Milestone] = forms.ModelMultipleChoiceField(
        label=_("What has to be reached before it"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"].queryset = plan.milestones.all()  # type: ignore[attr-defined]  # a ModelMultipleChoiceField


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
