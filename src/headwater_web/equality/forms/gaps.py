"""What is said about a gap in access."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.equality.forms.fields import seen_figure
from headwater_web.equality.groups import groups
from headwater_web.equality.models import Shows
from headwater_web.equality.models.gaps import SMALLEST_NUMBER
from headwater_web.ui.fields import day_field, not_after, offer, references_of
from headwater_web.ui.free_text import FreeText

CHANGES = "ADP"
"""What can change a system: actions, decisions and plans."""
SAID = "VCSFJ"
"""What can name a gap first: voices, challenges, items of panels, and findings."""
FIGURE_HINT = _("The reference of a released figure, copied from its own page.")


class GapForm(forms.Form):
    """A gap that is named."""

    title = forms.CharField(
        label=_("The gap in one line"),
        max_length=200,
        error_messages={"required": _("Say in one line who does not reach what.")},
    )
    words = FreeText(label=_("Who does not reach what, and what stands in the way?"))
    group = forms.ChoiceField(
        label=_("Which group?"), error_messages={"required": _("Choose a group.")}
    )
    comes_from = forms.CharField(
        label=_("What led to it"),
        help_text=_("References of voices, challenges or findings, such as V-5. Empty if none."),
        max_length=200,
        required=False,
    )
    first_measured = forms.CharField(
        label=_("The figure that shows it"), help_text=FIGURE_HINT, max_length=250, required=False
    )
    not_measured_because = FreeText(
        label=_("Or: why is it not measured?"),
        help_text=_("What would have to be counted, and who could count it."),
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person
        offer(self, "group", [("", _("Choose one")), *((each.key, each.name) for each in groups())])

    def clean_comes_from(self) -> list[str]:
        """Voices, challenges and findings that the person may see."""
        return references_of(self._person, self.cleaned_data["comes_from"], SAID)

    def clean_first_measured(self) -> str:
        """A figure that was released, or nothing."""
        text = self.cleaned_data["first_measured"]
        return seen_figure(self._person, text) if text else ""

    def clean(self) -> dict[str, Any]:
        """A gap is measured, or it is said why not."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        given = [name for name in ("first_measured", "not_measured_because") if said.get(name)]
        if len(given) != 1 and "first_measured" not in self.errors:
            self.add_error(
                "first_measured", _("Give the figure, or say why there is none: one of the two.")
            )
        return said


class ChangeForm(forms.Form):
    """A change of the system that makes a gap."""

    reference = forms.CharField(
        label=_("Reference of what changes it"),
        help_text=_("An action, a decision or a plan, such as A-12."),
        max_length=12,
        error_messages={"required": _("Give a reference, such as A-12.")},
    )
    words = FreeText(label=_("What changes in how things are done?"), rows=4)
    began_on = day_field(_("When did it begin?"))

    def __init__(self, *args: Any, person: Asker, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person, self._today = person, today

    def clean_reference(self) -> str:
        """One thing that the person may see."""
        found = references_of(self._person, self.cleaned_data["reference"], CHANGES)
        if len(found) != 1:
            raise forms.ValidationError(_("Give one reference at a time, such as A-12."))
        return found[0]

    def clean_began_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["began_on"], self._today)


class MadeForm(forms.Form):
    """That a change was made."""

    made_on = day_field(_("Since when are things done in the new way?"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_made_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["made_on"], self._today)


class RemeasureForm(forms.Form):
    """A later measurement of a gap."""

    shows = forms.ChoiceField(
        label=_("What does it show?"),
        choices=Shows.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one. That it cannot be told is an answer too.")},
    )
    measured_on = day_field(_("When was it measured?"))
    figure = forms.CharField(
        label=_("The figure"), help_text=FIGURE_HINT, max_length=250, required=False
    )
    people = forms.IntegerField(
        label=_("Or: how many people were counted or asked?"),
        help_text=_("0, or 8 and more: a smaller number could point at somebody."),
        required=False,
        min_value=0,
        max_value=100_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("This is not a whole number. Give 0, or 8 and more.")},
    )
    words = FreeText(label=_("What was measured, and how?"), rows=4)

    def __init__(self, *args: Any, person: Asker, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person, self._today = person, today

    def clean_figure(self) -> str:
        """A figure that was released, or nothing."""
        text = self.cleaned_data["figure"]
        return seen_figure(self._person, text) if text else ""

    def clean_measured_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["measured_on"], self._today)

    def clean_people(self) -> int | None:
        """A number that points at nobody."""
        people: int | None = self.cleaned_data["people"]
        if people is not None and 0 < people < SMALLEST_NUMBER:
            raise forms.ValidationError(
                _("A number from 1 to %(most)s could point at a person. Count a longer time."),
                params={"most": SMALLEST_NUMBER - 1},
            )
        return people

    def clean(self) -> dict[str, Any]:
        """A measurement has a figure or a number of people, unless it cannot be told."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        measured = said.get("figure") or said.get("people") is not None
        untold = said.get("shows") == Shows.CANNOT_TELL
        if not measured and not untold and not {"figure", "people"} & set(self.errors):
            self.add_error("figure", _("Give a figure, or how many people were counted or asked."))
        return said
