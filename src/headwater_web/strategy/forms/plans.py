"""What is said about plans and their milestones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.strategy.forms.actions import DecisionForm
from headwater_web.strategy.forms.fields import Choices
from headwater_web.strategy.models import Milestone, Plan
from headwater_web.ui.fields import day_field, offer, references_of
from headwater_web.ui.free_text import FreeText
from headwater_web.ui.strategy_words import strategy_words

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

    def __init__(self, *args: Any, person: Asker, bodies: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person
        priorities: Choices = [
            (each.number, f"{each.number}. {each.title}") for each in strategy_words().priorities
        ]
        offer(self, "priority", [("", _("none")), *priorities])
        offer(self, "body", [("", _("none")), *bodies.items()])

    def clean_comes_from(self) -> list[str]:
        """References of things that the person may see."""
        return references_of(self._person, self.cleaned_data["comes_from"])


class MilestoneForm(forms.Form):
    """One more date of a plan."""

    title = forms.CharField(
        label=_("What will be reached"),
        max_length=200,
        error_messages={"required": _("Say what will be reached.")},
    )
    due_on = day_field(_("By"))
    weekdays = forms.IntegerField(
        label=_("How many weekdays of work it takes"),
        help_text=_("Once everything that it waits for has been reached. One, if left empty."),
        min_value=1,
        max_value=MOST_WEEKDAYS,
        initial=1,
        required=False,
    )
    needs: forms.ModelMultipleChoiceField[Milestone] = forms.ModelMultipleChoiceField(
        label=_("What has to be reached before it"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_weekdays(self) -> int:
        """One, where nothing was said."""
        return self.cleaned_data["weekdays"] or 1

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"].queryset = plan.milestones.all()  # type: ignore[attr-defined]  # a ModelMultipleChoiceField


class NeedsForm(forms.Form):
    """What a milestone waits for."""

    needs: forms.ModelMultipleChoiceField[Milestone] = forms.ModelMultipleChoiceField(
        label=_("What has to be reached before it"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, milestone: Milestone, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = milestone.plan.milestones.exclude(pk=milestone.pk)
        self.fields["needs"].queryset = others  # type: ignore[attr-defined]  # a ModelMultipleChoiceField


class ApprovalForm(DecisionForm):
    """By which decision a plan was approved; and, where no panel was asked before, why not."""

    not_consulted_because = FreeText(
        label=_("If no panel was asked before it was decided: why not?"),
        help_text=_("Shown with the plan to everyone who can see it. Leave empty if one was."),
        required=False,
        rows=3,
    )


class TakeOnPlanForm(forms.Form):
    """Which successor answers for a plan from now on."""

    body = forms.ChoiceField(
        label=_("Who takes it on"), error_messages={"required": _("Choose who takes it on.")}
    )

    def __init__(self, *args: Any, successors: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "body", list(successors.items()))
