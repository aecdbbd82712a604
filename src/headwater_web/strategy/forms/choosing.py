"""Which actions somebody wants to see, and since when."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.strategy.forms.fields import Choices, area_choices
from headwater_web.strategy.queries.choosing import Chosen
from headwater_web.strategy.standings import Standing
from headwater_web.ui.fields import day_field, offer
from headwater_web.ui.strategy_words import strategy_words

ANY = _("any")


class PeriodForm(forms.Form):
    """Since when, and whose."""

    since = day_field(_("Since"), required=False)
    organisation = forms.CharField(required=False, max_length=60)

    def chosen(self, default: date) -> tuple[date, str]:
        """The day and the organisation, or everybody's since the usual day."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        return data.get("since") or default, data.get("organisation") or ""


class ChooseForm(forms.Form):
    """Whose actions, where, for which priority, and how they stand."""

    organisation = forms.ChoiceField(label=_("Led by"), required=False)
    area = forms.ChoiceField(label=_("Place"), required=False)
    priority = forms.TypedChoiceField(
        label=_("Priority"), required=False, coerce=int, empty_value=None
    )
    standing = forms.ChoiceField(
        label=_("Where it stands"), required=False, choices=[("", ANY), *Standing.choices]
    )
    by_a_community = forms.BooleanField(label=_("Led by a community"), required=False)

    def __init__(self, *args: Any, organisations: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbered: Choices = [
            (each.number, f"{each.number}. {each.title}") for each in strategy_words().priorities
        ]
        offer(self, "organisation", [("", _("everybody")), *organisations.items()])
        offer(self, "area", [("", ANY), *area_choices()[1:]])
        offer(self, "priority", [("", ANY), *numbered])

    def chosen(self) -> Chosen:
        """What was asked for; what cannot be read asks for nothing."""
        self.is_valid()
        return Chosen(**{name: each for name, each in self.cleaned_data.items() if each})
