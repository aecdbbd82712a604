"""Starting an edition, and choosing a number for its words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater.released.editions.tokens import Form
from headwater_web.ui.fields import line_field, offer

FROM_OUTLINE = "outline"


class StartForm(forms.Form):
    """A new edition: its title, and what it begins with."""

    title = line_field(
        _("Title"),
        missing=_("Give the edition a title."),
        help_text=_("As readers will see it, such as “Strategic needs assessment 2026”."),
    )
    begins_with = forms.ChoiceField(
        label=_("What it begins with"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it begins with.")},
    )

    def __init__(self, *args: Any, earlier: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(FROM_OUTLINE, _("The partnership's outline")), *earlier]
        offer(self, "begins_with", choices)
        self.fields["begins_with"].initial = FROM_OUTLINE


FORM_WORDS = [
    (Form.RATE.value, _("With its unit and range: 131 per 100,000 (125 to 138)")),
    (Form.NUMBER.value, _("The number alone: 131")),
    (Form.COUNT.value, _("How many: about 1,540")),
    (Form.INTERVAL.value, _("The range alone: 125 to 138")),
    (Form.PERIOD.value, _("Its period: 2025")),
]


class WhichForm(forms.Form):
    """Which measure, and where."""

    measure = forms.ChoiceField(
        label=_("Measure"), error_messages={"invalid_choice": _("Choose a measure of the list.")}
    )
    area = forms.ChoiceField(
        label=_("Area"), error_messages={"invalid_choice": _("Choose an area of the list.")}
    )

    def __init__(
        self, *args: Any, measures: list[Any], areas: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "measure", [("", _("Choose one")), *measures])
        offer(self, "area", areas)


class HowForm(WhichForm):
    """And when, of whom, and in which form."""

    period = forms.ChoiceField(
        label=_("Period"), error_messages={"invalid_choice": _("Choose a period of the list.")}
    )
    group = forms.ChoiceField(
        label=_("Group"), error_messages={"invalid_choice": _("Choose a group of the list.")}
    )
    form = forms.ChoiceField(label=_("How it is said"), choices=FORM_WORDS)

    def __init__(
        self,
        *args: Any,
        periods: list[tuple[str, str]],
        groups: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "period", periods)
        offer(self, "group", groups)
