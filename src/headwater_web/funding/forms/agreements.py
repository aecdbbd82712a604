"""What is said about agreements and their conditions."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.funding.models import Category, Condition
from headwater_web.ui.fields import PoundsField, day_field, not_after, reference_of, references_of
from headwater_web.ui.free_text import FreeText


class AgreementForm(forms.Form):
    """A funding agreement."""

    title = forms.CharField(
        label=_("What the agreement is called"),
        max_length=200,
        error_messages={"required": _("Say what the agreement is called.")},
    )
    funder = forms.CharField(
        label=_("Who gives the money"),
        max_length=160,
        error_messages={"required": _("Say who gives the money.")},
    )
    words = FreeText(label=_("What the money is for"), rows=4)
    amount = PoundsField(label=_("How much"), least="0.01")
    starts_on = day_field(_("First day"), help_text=_("The first day of a month."))
    last_day = day_field(_("Last day"), help_text=_("The last day of a month."))
    months = forms.TypedChoiceField(
        label=_("Spending is counted by"),
        choices=[(3, _("quarters")), (1, _("months"))],
        coerce=int,
        initial=3,
        widget=forms.RadioSelect,
    )
    days_to_enter = forms.IntegerField(
        label=_("Days after each period in which it is to be entered"),
        min_value=0,
        max_value=365,
        initial=30,
    )
    comes_from = forms.CharField(
        label=_("What led to it"),
        help_text=_("References separated by spaces, such as D-3 P-1."),
        required=False,
        max_length=100,
    )

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_comes_from(self) -> tuple[str, ...]:
        """References of things that the person may see."""
        return tuple(references_of(self._person, self.cleaned_data["comes_from"]))

    def clean(self) -> dict[str, Any]:
        """An agreement that ends after it begins, by whole months."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.pop("last_day", None)
        if first and first.day != 1:
            self.add_error("starts_on", _("This is not the first day of a month. Give that day."))
        if last:
            cleaned["ends_on"] = self._ends_on(first, last)
        return cleaned

    def _ends_on(self, first: date | None, last: date) -> date:
        ends_on = last + timedelta(days=1)
        if ends_on.day != 1:
            self.add_error("last_day", _("This is not the last day of a month. Give that day."))
        elif first and ends_on <= first:
            self.add_error("last_day", _("This is before the first day. Give a later one."))
        return ends_on


class ConditionForm(forms.Form):
    """One thing that an agreement asks for."""

    kind = forms.ChoiceField(
        label=_("What form it has"),
        choices=Condition.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what form the condition has.")},
    )
    title = forms.CharField(
        label=_("The condition in one line"),
        max_length=200,
        error_messages={"required": _("Say in one line what is asked for.")},
    )
    words = FreeText(label=_("How the agreement puts it"), required=False, rows=3)
    percentage = forms.DecimalField(
        label=_("Percentage"),
        help_text=_("Only for a share of what is spent."),
        required=False,
        min_value=Decimal("0.01"),
        max_value=Decimal(100),
        max_digits=5,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    category = forms.ChoiceField(
        label=_("Which spending"),
        choices=[("", _("none")), *Category.choices],
        required=False,
    )
    of = forms.ChoiceField(
        label=_("As a share of"),
        choices=[("", _("all that is spent of the grant")), *Category.choices],
        required=False,
    )
    due_on = day_field(_("Due"), required=False, help_text=_("Only for a product."))
    looked_at_by = forms.CharField(
        label=_("Who looks at it"),
        help_text=_("A post or a body. Only for a condition in words."),
        required=False,
        max_length=120,
    )

    def clean(self) -> dict[str, Any]:
        """What its kind needs, and nothing that belongs to another kind."""
        cleaned = super().clean() or {}
        kind = cleaned.get("kind")
        if kind in {Condition.Kind.AT_LEAST, Condition.Kind.AT_MOST}:
            self._need("percentage", _("Give the percentage that is asked for."))
            self._need("category", _("Choose the spending of which it is a share."))
            if cleaned.get("of") and cleaned["of"] == cleaned.get("category"):
                self.add_error("of", _("This is the same spending. Choose another one."))
            return cleaned | {"due_on": None, "looked_at_by": ""}
        if kind == Condition.Kind.PRODUCT:
            self._need("due_on", _("Give the day on which the product is due."))
            return cleaned | {"percentage": None, "category": "", "of": "", "looked_at_by": ""}
        if kind == Condition.Kind.IN_WORDS:
            self._need("looked_at_by", _("Say who looks at it."))
        return cleaned | {"percentage": None, "category": "", "of": "", "due_on": None}

    def _need(self, name: str, words: Any) -> None:
        if name not in self.errors and not self.cleaned_data.get(name):
            self.add_error(name, words)


class CheckForm(forms.Form):
    """Somebody's look at a condition."""

    is_met = forms.TypedChoiceField(
        label=_("Is it met?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    happened_on = day_field(_("When it was there, or when you looked"))
    words = FreeText(label=_("What you found"), rows=3)
    reference = forms.CharField(
        label=_("Reference of what shows it"),
        help_text=_("For example A-12, if it is on this site."),
        required=False,
        max_length=12,
    )
    address = forms.URLField(
        label=_("Address of what shows it"), required=False, max_length=500, assume_scheme="https"
    )

    def __init__(self, *args: Any, person: Asker, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person, self._today = person, today

    def clean_happened_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["happened_on"], self._today)

    def clean_reference(self) -> str:
        """A thing that the person may see, or nothing."""
        return reference_of(self._person, self.cleaned_data["reference"])

    def clean(self) -> dict[str, Any]:
        """Nothing is met without evidence."""
        cleaned = super().clean() or {}
        shown = cleaned.get("reference") or cleaned.get("address")
        if cleaned.get("is_met") and not shown and not self.errors:
            self.add_error(
                "reference", _("Name what shows that it is met: a reference or an address.")
            )
        return cleaned
