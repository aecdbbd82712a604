"""What is asked about a plan: its columns, that it is locked, and words for its answer."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.evaluations.result import EvaluationResult
from headwater.vocabulary.claims.overclaims import overclaims
from headwater.vocabulary.claims.percentages import bare_percentages
from headwater.vocabulary.wording import doubtful_words
from headwater_web.evaluations.plan_columns import PARTS, PLAN_COLUMNS
from headwater_web.evaluations.said import read_plan
from headwater_web.interventions.api import ProgrammeWords
from headwater_web.ui.column_forms import ColumnsForm
from headwater_web.ui.fields import VersionedForm
from headwater_web.ui.free_text import FreeText


class PlanForm(ColumnsForm):
    """What a plan about one of `programmes` says."""

    columns = PLAN_COLUMNS
    fieldsets = PARTS
    read = staticmethod(read_plan)

    def __init__(self, *args: Any, programmes: Iterable[ProgrammeWords], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(each.reference, f"{each.reference} {each.name}") for each in programmes]
        choices = [("", gettext_lazy("Choose one")), *named]
        self.fields["intervention"].widget = forms.Select(choices=choices)
        self.fields["intervention"].help_text = ""


class ChangePlanForm(PlanForm):
    """A new version of a plan."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class LockForm(VersionedForm):
    """That a plan is locked, and its answer asked for."""


class PublishForm(forms.Form):
    """A sentence that stands above the answer, and says no more than it."""

    summary = forms.CharField(
        label=gettext_lazy("A sentence of your own"),
        help_text=gettext_lazy(
            "It stands above the answer, which is shown whole. It may say less, never more."
        ),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, result: EvaluationResult | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._result = result

    def clean_summary(self) -> str:
        """The sentence, refused with every reason where it says more than the answer."""
        said: str = self.cleaned_data["summary"].strip()
        if self._result is None:
            return said
        faults = [
            _("“{words}” says more than the answer carries. {instead}").format(
                words=each.words, instead=each.instead
            )
            for each in overclaims(said, self._result.highest_rung)
        ]
        faults += [
            _("{percentage} stands alone. Give the interval with it.").format(percentage=each)
            for each in bare_percentages(said)
        ]
        faults += [
            _("“{words}”: {because} Say instead: {instead}.").format(
                words=each.words, because=each.because, instead=each.instead
            )
            for each in doubtful_words(said)
        ]
        if faults:
            raise forms.ValidationError(faults)
        return said


class WithdrawForm(forms.Form):
    """Why an answer is taken back."""

    because = FreeText(
        label=gettext_lazy("Why it is taken back"),
        help_text=gettext_lazy("Whoever may see evaluations can read this."),
        rows=3,
    )
