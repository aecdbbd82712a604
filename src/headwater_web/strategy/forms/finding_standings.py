"""Where a finding stands: the step that it reached, and how strong its evidence is."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.strategy.models import PublicHealthStep, Strength
from headwater_web.ui.fields import day_field, not_after
from headwater_web.ui.free_text import FreeText


class StepForm(forms.Form):
    """The step that a finding reached."""

    read = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    step = forms.ChoiceField(
        label=_("Which step has it reached?"),
        choices=PublicHealthStep.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a step.")},
    )
    reached_on = day_field(_("On which day?"))
    because = FreeText(
        label=_("Why"),
        help_text=_("What shows it. Going back a step is said here in the same way."),
    )

    def clean_reached_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["reached_on"], timezone.localdate())

    def clean_step(self) -> PublicHealthStep:
        """The step itself."""
        return PublicHealthStep(self.cleaned_data["step"])


class StrengthForm(forms.Form):
    """How strong the evidence for a finding is."""

    read = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    strength = forms.ChoiceField(
        label=_("How strong is the evidence?"),
        help_text=_("Contested means that people who know it well disagree."),
        choices=[(each.value, each.label.capitalize()) for each in Strength],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how strong it is.")},
    )
    because = FreeText(
        label=_("Why"),
        help_text=_("How many sources agree, how complete they are, and what speaks against it."),
    )

    def clean_strength(self) -> Strength:
        """The strength itself."""
        return Strength(self.cleaned_data["strength"])
