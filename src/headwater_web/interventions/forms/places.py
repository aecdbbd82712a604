"""What is asked about problems of places."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater.released.opened import Release
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.faults import Fault
from headwater_web.accounts.api import Asker
from headwater_web.interventions.forms.fields import need, one_of, reference_field
from headwater_web.interventions.lists import InterventionLists
from headwater_web.interventions.models import Comparison, Step
from headwater_web.ui.fields import day_field, line_field, not_after, offer, reference_of
from headwater_web.ui.free_text import FreeText


class ProblemForm(forms.Form):
    """What keeps happening, in which area and at which kind of place."""

    title = line_field(
        _("What keeps happening"),
        missing=_("Say in one line what keeps happening."),
        help_text=_("No address, and nothing about a person."),
        longest=200,
    )
    district = forms.ChoiceField(
        label=_("District"), error_messages={"required": _("Choose a district.")}
    )
    small_area = line_field(
        _("Small area"),
        help_text=_("Its code, such as E01013812, if it is one small area. Never an address."),
        longest=20,
    )
    place_kind = one_of(_("Kind of place"), missing=_("Choose the kind of place."))
    happened_on = day_field(_("When it was looked at"))
    words = FreeText(label=_("What was found on looking"), rows=4)

    def __init__(
        self,
        *args: Any,
        lists: InterventionLists,
        release: Release | None,
        today: date,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._lists, self._release, self._today = lists, release, today
        districts = [(each.key, each.name) for each in lists.districts]
        offer(self, "district", [("", _("Choose one")), *districts])
        offer(self, "place_kind", [(each.key, each.name) for each in lists.place_kinds])

    def clean_happened_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["happened_on"], self._today)

    def clean(self) -> dict[str, Any]:
        """The area with its name: a small area of the district where one is given."""
        cleaned = super().clean() or {}
        code = cleaned.get("district", "")
        name = next((each.name for each in self._lists.districts if each.key == code), "")
        if cleaned.get("small_area"):
            code, name = self._small_area(cleaned["small_area"].strip().upper(), code)
        return cleaned | {"area": code, "area_name": name}

    def _small_area(self, code: str, district: str) -> tuple[str, str]:
        """A small area that the release knows, in the district that was chosen."""
        if self._release is not None:
            try:
                area = self._release.area(code)
            except Fault:
                area = None
            if area and area.area_type is AreaType.SMALL_AREA and area.parent_code == district:
                return code, area.name
        self.add_error(
            "small_area",
            _("There is no such small area in this district. Give its code, or leave it empty."),
        )
        return "", ""


class StepForm(forms.Form):
    """One step on a problem."""

    step = one_of(_("Which step"), Step.choices, missing=_("Choose the step."))
    happened_on = day_field(_("When"))
    words = FreeText(label=_("What was found or done"), rows=4)
    programme = forms.ChoiceField(
        label=_("Which programme did it"), help_text=_("Only for a response."), required=False
    )
    evaluation = reference_field(
        _("Evaluation or study"), help_text=_("Its reference, if there is one. Only afterwards.")
    )
    comparison = one_of(
        _("What the comparison says"),
        Comparison.choices,
        help_text=_("Only for an assessment."),
    )
    compared_with = line_field(
        _("Compared with which places"),
        help_text=_("Only for an assessment."),
        longest=300,
    )

    def __init__(
        self,
        *args: Any,
        person: Asker,
        programmes: Iterable[tuple[str, str]],
        today: date,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._person, self._today = person, today
        offer(self, "programme", [("", _("none of ours")), *programmes])

    def clean_happened_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["happened_on"], self._today)

    def clean_evaluation(self) -> str:
        """A thing that the person may see."""
        return reference_of(self._person, self.cleaned_data["evaluation"], ("RS", "EP"))

    def clean(self) -> dict[str, Any]:
        """What its step needs, and nothing that belongs to another."""
        cleaned = super().clean() or {}
        if cleaned.get("step") != Step.RESPONSE:
            cleaned["programme"] = ""
        if cleaned.get("step") != Step.ASSESSMENT:
            return cleaned | {"comparison": "", "compared_with": "", "evaluation": ""}
        need(self, "comparison", _("Choose what the comparison says, also where nothing was."))
        if cleaned.get("comparison") != Comparison.NOT_COMPARED:
            need(self, "compared_with", _("Say with which places it was compared."))
        return cleaned
