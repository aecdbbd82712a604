"""What is said of datasets, and of requests for them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.agreements.actions.catalogue import DatasetWords
from headwater_web.agreements.actions.requests import RequestWords
from headwater_web.agreements.feeds import feeds
from headwater_web.agreements.forms.fields import choice_field, plain_line, set_choices, ticks_field
from headwater_web.agreements.models import Step
from headwater_web.agreements.parties import party_names
from headwater_web.agreements.rules import rules
from headwater_web.ui.fields import day_field, not_after
from headwater_web.ui.free_text import FreeText


class DatasetForm(forms.Form):
    """A dataset and who holds it."""

    title = forms.CharField(
        label=_("What the dataset is called"),
        max_length=200,
        error_messages={"required": _("Say what it is called, in one line.")},
    )
    holder = choice_field(_("Who holds it"))
    feed = choice_field(
        _("The feed it would come as"), help_text=_("If it is specified."), required=False
    )
    words = FreeText(
        label=_("What is in it, and what it would tell"), help_text=_("No names."), rows=4
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "holder", list(party_names().items()), begin=True)
        set_choices(self, "feed", [(each.key, each.title) for each in feeds()], begin=True)

    def clean_title(self) -> str:
        """A line that is no formula."""
        return plain_line(self.cleaned_data["title"])

    @property
    def said(self) -> DatasetWords:
        """What was said, once the form is valid."""
        name = party_names()[self.cleaned_data["holder"]]
        return DatasetWords(**self.cleaned_data, holder_name=name)


class ShareForm(forms.Form):
    """With whom a dataset is shared."""

    shared_with = forms.CharField(
        label=_("With whom is it shared?"),
        help_text=_("The name of an organisation."),
        max_length=160,
        error_messages={"required": _("Name the organisation.")},
    )
    since_on = day_field(_("Since when?"), help_text=_("If it is known."), required=False)


class RequestForm(forms.Form):
    """What is asked for, on whose behalf, and since when."""

    words = FreeText(
        label=_("What is asked for, and why"),
        help_text=_("Which years, which areas, which groups. No names."),
        rows=5,
    )
    purposes = ticks_field(_("What the data would be used for"))
    level = choice_field(_("What the rows would be"))
    units = ticks_field(
        _("On whose behalf"),
        help_text=_("Tick several for a joint request: all see the same standing."),
    )
    asked_on = day_field(_("When was it asked for?"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        set_choices(self, "purposes", rules().choices("purposes"))
        set_choices(self, "level", rules().choices("levels"), begin=True)
        set_choices(self, "units", list(party_names().items()))

    def clean_asked_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["asked_on"], self._today)

    @property
    def said(self) -> RequestWords:
        """What was said, once the form is valid."""
        said = {name: each for name, each in self.cleaned_data.items() if name != "units"}
        return RequestWords(**said)

    @property
    def units_named(self) -> dict[str, str]:
        """The units by key, with their names."""
        names = party_names()
        return {key: names[key] for key in self.cleaned_data["units"]}


class StepForm(forms.Form):
    """What happened to a request."""

    step = forms.ChoiceField(
        label=_("What happened?"),
        choices=Step.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    happened_on = day_field(_("When?"))
    words = FreeText(
        label=_("What was said"), help_text=_("Posts, no names."), rows=3, required=False
    )


class BarrierForm(forms.Form):
    """What stands in a request's way."""

    kind = choice_field(_("What stands in the way?"))
    met_on = day_field(_("Since when?"))
    words = FreeText(label=_("How it shows"), help_text=_("Posts, no names."), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "kind", rules().choices("barriers"), begin=True)


class OvercomeForm(forms.Form):
    """That a barrier is overcome."""

    overcome_on = day_field(_("Since when does it not stand in the way any more?"))
