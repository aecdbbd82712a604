"""What staff say when they send something to panels."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.scrutiny.actions.items import ItemWords
from headwater_web.scrutiny.disparity import Missing
from headwater_web.scrutiny.forms.fields import ExaminedText, count_field, examined
from headwater_web.scrutiny.models import Panel
from headwater_web.scrutiny.queries.taking_part import Rest
from headwater_web.ui.fields import day_field, offer, reference_of
from headwater_web.ui.words import day_words


class ItemForm(forms.Form):
    """A plan and its data in plain words, and when it is to be decided."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    about = forms.CharField(
        label=_("Reference of the plan, or of whatever is to be decided"),
        help_text=_("A letter, a hyphen and a number, such as P-3."),
        max_length=12,
        error_messages={"required": _("Give the reference of the plan, such as P-3.")},
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=150,
        error_messages={"required": _("Give a title by which people will know it.")},
    )
    asked = ExaminedText(
        label=_("What do you ask of the panel?"),
        rows=3,
        help_text=_("One or two questions that can still change the plan."),
    )
    plan = ExaminedText(
        label=_("The plan in plain words"),
        help_text=_("What would change, for whom, where, from when, and what it takes away."),
    )
    dataset = ExaminedText(
        label=_("The data in plain words"),
        help_text=_("Who is counted, of whom, over what time, and what the numbers leave out."),
    )
    not_heard = ExaminedText(
        label=_("Who was not heard"), rows=3, help_text=_("Write “everyone was” only if it is so.")
    )
    missing_numerator = count_field(
        label=_("How many of those counted have no ethnicity recorded?"),
        help_text=_("Leave both empty if the data is not by ethnic group."),
        required=False,
    )
    missing_denominator = count_field(
        label=_("Of how many people without a recorded ethnicity?"),
        help_text=_("Give 0 where the whole is residents: a census knows their ethnicity."),
        required=False,
    )
    decision_due_on = day_field(
        _("When is it to be decided?"),
        help_text=_("A panel must have it before that day."),
    )

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_about(self) -> str:
        """The reference of something that this person may see."""
        return reference_of(self._person, self.cleaned_data["about"])

    def clean_title(self) -> str:
        """A title that points at nobody."""
        return examined(self.cleaned_data["title"])

    def clean_decision_due_on(self) -> date:
        """A day that still lies ahead: nobody can be asked before a day that has come."""
        day: date = self.cleaned_data["decision_due_on"]
        if day <= timezone.localdate():
            raise forms.ValidationError(
                _("Panels are asked before a decision. Choose a day after today.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        """The counts of missing ethnicity come together, one a part of the other."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if {"missing_numerator", "missing_denominator"} & set(self.errors):
            return found
        part, whole = found.get("missing_numerator"), found.get("missing_denominator")
        if (part is None) != (whole is None):
            self.add_error("missing_denominator", _("Give both numbers, or neither."))
        elif whole and part is not None and part > whole:
            self.add_error("missing_denominator", _("This must be at least the number above it."))
        return found

    @property
    def words(self) -> ItemWords:
        """What was said, once the form is valid."""
        said = dict(self.cleaned_data)
        said.pop("version")
        part, whole = said.pop("missing_numerator"), said.pop("missing_denominator")
        missing = None if part is None else Missing(part, whole)
        return ItemWords(**said, missing=missing)


class RowForm(forms.Form):
    """One group: how many were counted, of how many."""

    group = forms.CharField(
        label=_("Group"),
        max_length=80,
        error_messages={"required": _("Say which group this is.")},
    )
    numerator = count_field(label=_("How many were counted"), help_text=_("0, or 8 and more."))
    denominator = count_field(
        label=_("Of how many"), help_text=_("People of this group in all: 8 and more.")
    )

    def clean_group(self) -> str:
        """A group's name, which is nobody's."""
        return examined(self.cleaned_data["group"])

    def clean_denominator(self) -> int:
        """A whole that is a part of nothing cannot be shown."""
        whole: int = self.cleaned_data["denominator"]
        if whole == 0:
            raise forms.ValidationError(
                _("A share of nobody cannot be worked out. Leave this group out.")
            )
        return whole

    def clean(self) -> dict[str, Any]:
        """A part is not more than its whole."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        part, whole = found.get("numerator"), found.get("denominator")
        if part is not None and whole is not None and part > whole:
            self.add_error("denominator", _("This must be at least the number counted."))
        return found


class SendForm(forms.Form):
    """To which panels an item goes."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    panels = forms.MultipleChoiceField(
        label=_("Send it to"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one panel."),
            "invalid_choice": _("Choose from the panels listed."),
        },
    )

    def __init__(self, *args: Any, rests: Iterable[Rest], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._panels = {rest.panel.key: rest.panel for rest in rests}
        offer(self, "panels", [(rest.panel.key, _rest_words(rest)) for rest in rests])

    @property
    def chosen(self) -> tuple[Panel, ...]:
        """The panels that were chosen, once the form is valid."""
        return tuple(self._panels[key] for key in self.cleaned_data["panels"])


class WhyForm(forms.Form):
    """A reason, and nothing else."""

    why = ExaminedText(label=_("Why?"), rows=3)


def _rest_words(rest: Rest) -> str:
    if rest.until is None:
        return rest.panel.name
    said = _("{panel} (rests until {day})")
    if rest.is_waived:
        said = _("{panel} (rests until {day}; its chair agrees to be asked once before)")
    return str(said).format(panel=rest.panel.name, day=day_words(rest.until))
