"""What is asked of posts, and of what organisations can lend each other."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from headwater_web.standards.frameworks import CapacityFramework
from headwater_web.standards.models.capability import MOST_WEEKS
from headwater_web.standards.queries.capability import Wanted
from headwater_web.standards.reading import capabilities
from headwater_web.ui.fields import day_field, offer
from headwater_web.ui.free_text import FreeText

MOST_DAYS = 62


def _whole_number(*, label: Any, least: int, most: int, **kwargs: Any) -> forms.IntegerField:
    words = format_lazy(_("Give a whole number from {least} to {most}."), least=least, most=most)
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        error_messages={
            "required": words,
            "invalid": words,
            "min_value": words,
            "max_value": words,
        },
        **kwargs,
    )


class PostForm(forms.Form):
    """A post, and the days it has."""

    title = forms.CharField(
        label=_("The post"),
        help_text=_("Such as Senior analyst. The post, never the name of whoever holds it."),
        max_length=120,
        error_messages={"required": _("Give the title of the post.")},
    )
    days_a_month = _whole_number(label=_("Days a month"), least=0, most=MOST_DAYS)


class CoverForm(forms.Form):
    """What a post can do, and the days it has for it."""

    function = forms.ChoiceField(
        label=_("What can this post do?"),
        error_messages={"required": _("Choose what this post can do.")},
    )
    days_a_month = _whole_number(
        label=_("Days a month for it"),
        least=0,
        most=MOST_DAYS,
        help_text=_("0 if it could do it when needed, and does not now."),
    )

    def __init__(self, *args: Any, framework: CapacityFramework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        functions = [(each.key, each.title) for each in framework.functions]
        offer(self, "function", [("", _("Choose one")), *functions])


class NoticeForm(forms.Form):
    """What is offered or asked for, by whom, for how long and from when."""

    organisation = forms.ChoiceField(label=_("For which organisation?"))
    capability = forms.ChoiceField(
        label=_("What kind of work?"), error_messages={"required": _("Choose the kind of work.")}
    )
    weeks = _whole_number(label=_("For how many weeks?"), least=1, most=MOST_WEEKS)
    from_on = day_field(_("From which day?"))
    words = FreeText(label=_("Anything else that helps"), rows=3, max_length=1_000, required=False)

    def __init__(self, *args: Any, own: list[tuple[str, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        offer(self, "organisation", own)
        offer(self, "capability", [("", _("Choose one")), *capabilities().items()])

    def clean_from_on(self) -> date:
        """Nothing is lent in the past."""
        from_on: date = self.cleaned_data["from_on"]
        if from_on < self._today:
            raise forms.ValidationError(_("This day is past. Give today or a later day."))
        return from_on


class SearchForm(forms.Form):
    """Whom one looks for: "a data engineer for six weeks"."""

    capability = forms.ChoiceField(label=_("Who can lend me a …"), required=False)
    weeks = _whole_number(label=_("for weeks"), least=1, most=MOST_WEEKS, required=False)
    from_on = day_field(_("from"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "capability", [("", _("Anything")), *capabilities().items()])

    @property
    def wanted(self) -> Wanted:
        """What is looked for: everything, unless the form says otherwise."""
        found = self.cleaned_data if self.is_valid() else {}
        return Wanted(found.get("capability", ""), found.get("weeks"), found.get("from_on"))
