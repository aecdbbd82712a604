"""What is said about budget lines, spending and forecasts."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.funding.models import Agreement, Category
from headwater_web.funding.queries.lines import ShownLine
from headwater_web.ui.fields import PoundsField, offer
from headwater_web.ui.free_text import FreeText
from headwater_web.ui.strategy_words import strategy_words


class LineForm(forms.Form):
    """One line of a budget."""

    title = forms.CharField(
        label=_("What the money is for"),
        max_length=200,
        error_messages={"required": _("Say in one line what the money is for.")},
    )
    category = forms.ChoiceField(
        label=_("Kind of spending"),
        choices=Category.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of spending.")},
    )
    priority_number = forms.TypedChoiceField(
        label=_("Priority of the strategy"), required=False, coerce=int, empty_value=None
    )
    organisation = forms.ChoiceField(
        label=_("Who spends it"),
        error_messages={"required": _("Choose the organisation that spends it.")},
    )
    amount = PoundsField(label=_("How much"))

    def __init__(
        self,
        *args: Any,
        agreement: Agreement,
        organisations: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._agreement = agreement
        listed = [
            (each.number, f"{each.number}. {each.title}") for each in strategy_words().priorities
        ]
        offer(self, "priority_number", [("", _("none")), *listed])
        offer(self, "organisation", [("", _("choose one")), *organisations])

    def clean_title(self) -> str:
        """A line that this agreement does not have yet."""
        title: str = self.cleaned_data["title"]
        if self._agreement.lines.filter(title=title).exists():
            raise forms.ValidationError(
                _("This agreement has a line with these words. Use that one, or other words.")
            )
        return title


class BudgetForm(forms.Form):
    """Another amount for a line."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    amount = PoundsField(label=_("How much it may spend from now on"))
    because = FreeText(label=_("Why it changes"), rows=3)


class SpendForm(forms.Form):
    """What one line spent, or will spend, in one period."""

    line = forms.TypedChoiceField(
        label=_("Budget line"), coerce=int, error_messages={"required": _("Choose a line.")}
    )
    starts_on = forms.TypedChoiceField(
        label=_("Period"),
        coerce=date.fromisoformat,
        error_messages={"required": _("Choose a period.")},
    )
    amount = PoundsField(label=_("How much"))
    ledger = forms.CharField(
        label=_("Where the number can be looked up"),
        help_text=_("For example the name and line of a ledger or an invoice number."),
        max_length=200,
        error_messages={"required": _("Say where the number can be looked up.")},
    )

    def __init__(
        self, *args: Any, agreement: Agreement, lines: tuple[ShownLine, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "line", [(each.line.pk, each.line.title) for each in lines])
        offer(
            self,
            "starts_on",
            [(span.starts_on.isoformat(), span.words) for span in agreement.spans],
        )


class ForecastForm(SpendForm):
    """What one line will spend: nothing to look up yet."""

    ledger = None  # type: ignore[assignment]  # takes the field away, as Django has it


class CorrectionForm(forms.Form):
    """The right number for a wrong one."""

    amount = PoundsField(label=_("The right amount"))
    ledger = forms.CharField(
        label=_("Where the right number can be looked up"),
        max_length=200,
        error_messages={"required": _("Say where the number can be looked up.")},
    )
    because = FreeText(label=_("What was wrong"), rows=3)
