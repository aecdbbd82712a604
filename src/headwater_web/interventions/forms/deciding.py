"""What is said of money and of decisions on programmes."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.funding.api import pounds
from headwater_web.interventions.forms.fields import (
    end_after,
    last_day_field,
    need,
    one_of,
    reference_field,
)
from headwater_web.interventions.lists import Named
from headwater_web.interventions.models import Turn
from headwater_web.interventions.queries.money import LeftOver
from headwater_web.interventions.queries.programmes import FollowedProgramme
from headwater_web.ui.fields import PoundsField, day_field, line_field, offer, reference_of
from headwater_web.ui.free_text import FreeText
from headwater_web.ui.words import day_words

WHOLE = 100


class MoneyForm(forms.Form):
    """A share of a budget line for a programme."""

    line = forms.TypedChoiceField(
        label=_("Budget line"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a budget line.")},
    )
    amount = PoundsField(label=_("How much of it"), least="0.01")
    district = forms.ChoiceField(
        label=_("For one district alone"),
        help_text=_("Leave it open where the money is not divided by district."),
        required=False,
    )
    starts_on = day_field(_("First day"))
    last_day = last_day_field()

    def __init__(
        self,
        *args: Any,
        programme: FollowedProgramme,
        lines: Iterable[LeftOver],
        districts: Iterable[Named],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        offer(self, "line", [(each.line.number, _line_words(each)) for each in lines])
        mine = [
            (each.key, each.name) for each in districts if each.key in programme.version.districts
        ]
        offer(self, "district", [("", _("not divided")), *mine])

    def clean(self) -> dict[str, Any]:
        """A stretch of time that ends after it begins."""
        cleaned = super().clean() or {}
        end_after(self, cleaned)
        return cleaned


class ChangedMoneyForm(MoneyForm):
    """Another amount, or nothing, and why."""

    because = FreeText(label=_("Why it changes"), rows=2)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["amount"] = PoundsField(
            label=_("How much of it from now on"), help_text=_("0 takes the money back.")
        )


class DecisionForm(forms.Form):
    """What a body decided on a programme, and what comes next."""

    turn = one_of(_("What was decided"), Turn.choices, missing=_("Choose what was decided."))
    decision = reference_field(
        _("The decision's reference"),
        missing=_("Give the reference of the decision, such as D-12."),
        help_text=_("Such as D-12. Record it with its body first."),
    )
    takes_effect_on = day_field(_("From which day"))
    reasons = FreeText(label=_("Why"), rows=3)
    next_question = line_field(
        _("What shall be decided next"),
        help_text=_("A question. Not needed where the programme is stopped."),
        longest=300,
    )
    next_on = day_field(_("By when"), required=False)
    liked = FreeText(
        label=_("If it is stopped: what people liked about it"), required=False, rows=2
    )
    instead = FreeText(
        label=_("If it is stopped: what there is for them instead"), required=False, rows=2
    )

    def __init__(self, *args: Any, person: Asker, **more: Any) -> None:
        super().__init__(*args, **more)
        self._person = person

    def clean_decision(self) -> str:
        """A decision that the person may see."""
        return reference_of(self._person, self.cleaned_data["decision"], ("D",))

    def clean(self) -> dict[str, Any]:
        """What its turn needs, and nothing that belongs to another."""
        cleaned = super().clean() or {}
        if cleaned.get("turn") == Turn.STOP:
            need(self, "liked", _("Say what people liked about it, so that it is not forgotten."))
            need(self, "instead", _("Say what there is for them instead, even if it is nothing."))
            return cleaned | {"next_question": "", "next_on": None}
        if cleaned.get("turn"):
            need(self, "next_question", _("Say what shall be decided next."))
            need(self, "next_on", _("Say by when."))
            effect, day = cleaned.get("takes_effect_on"), cleaned.get("next_on")
            if effect and day and day <= effect:
                self.add_error("next_on", _("This is before the decision holds. Give a later day."))
        return cleaned | {"liked": "", "instead": ""}


class BalanceForm(forms.Form):
    """The shares of money by tier that a body means to have."""

    primary = forms.IntegerField(label=_("Primary, in per cent"), min_value=0, max_value=WHOLE)
    secondary = forms.IntegerField(label=_("Secondary, in per cent"), min_value=0, max_value=WHOLE)
    tertiary = forms.IntegerField(label=_("Tertiary, in per cent"), min_value=0, max_value=WHOLE)
    decision = reference_field(
        _("The decision's reference"),
        missing=_("Give the reference of the decision, such as D-12."),
        help_text=_("Without a decision it is nobody's choice."),
    )
    holds_from = day_field(_("From which day"))
    because = FreeText(label=_("Why this balance"), rows=3)

    def __init__(self, *args: Any, person: Asker, **more: Any) -> None:
        super().__init__(*args, **more)
        self._person = person

    def clean_decision(self) -> str:
        """A decision that the person may see."""
        return reference_of(self._person, self.cleaned_data["decision"], ("D",))

    def clean(self) -> dict[str, Any]:
        """Three shares that come to a hundred."""
        cleaned = super().clean() or {}
        shares = [cleaned.get(name) for name in ("primary", "secondary", "tertiary")]
        known = [each for each in shares if each is not None]
        if len(known) == len(shares) and sum(known) != WHOLE:
            self.add_error(
                "tertiary",
                _("The three come to {total}%. Change them so that they come to 100%.").format(
                    total=sum(known)
                ),
            )
        return cleaned


def _line_words(each: LeftOver) -> str:
    line = each.line
    return _("{title}: {left} left of {budget} ({agreement}, {first} to {last})").format(
        title=line.title,
        left=pounds(each.amount),
        budget=pounds(line.budget),
        agreement=line.agreement,
        first=day_words(line.starts_on),
        last=day_words(line.ends_on - timedelta(days=1)),
    )
