"""What is asked about studies: what one is, what happened, and what it brought out."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.evidence.actions.studies import Planned, StudyWords
from headwater_web.evidence.actions.study_events import Happened
from headwater_web.evidence.forms.fields import address_field, one_of, tied_field
from headwater_web.evidence.models import About, Result, StudyEventKind
from headwater_web.evidence.models.studies import ETHICS, NEEDS_WORDS
from headwater_web.evidence.row_columns import OUTCOME_COLUMNS
from headwater_web.evidence.said import read_outcome
from headwater_web.ui.column_forms import ColumnsForm
from headwater_web.ui.fields import (
    VersionedForm,
    day_field,
    line_field,
    not_after,
    offer,
    references_of,
)
from headwater_web.ui.free_text import FreeText

RECORDED = [each for each in StudyEventKind if each is not StudyEventKind.STRUCK]


class StudyWordsForm(forms.Form):
    """What a study says of itself."""

    title = line_field(_("Title"), missing=_("Give the study a title."), longest=200)
    question = line_field(
        _("The question that it asks"), missing=_("Say what it asks, as a question."), longest=300
    )
    about = one_of(
        _("What the question is about"),
        missing=_("Choose what the question is about."),
        choices=About.choices,
        is_short=True,
    )
    partner = line_field(
        _("Who does it"),
        help_text=_("A university or another body."),
        missing=_("Say who does it."),
        longest=200,
    )
    commissioner = line_field(
        _("Who asked for it"), missing=_("Say who asked for it."), longest=200
    )
    is_paid_by_us = forms.BooleanField(label=_("We pay for it, or for part of it"), required=False)
    cost_pounds = forms.IntegerField(
        label=_("What we pay, in pounds"),
        help_text=_("Leave it empty if it is not known. It is shown to staff and partners alone."),
        required=False,
        min_value=0,
        max_value=100_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("This is not a whole number. Give one, such as 24000.")},
    )
    fund = line_field(_("Out of which fund"), longest=200)
    takes_part = FreeText(label=_("Who takes part"), help_text=_("Groups, never names."), rows=3)
    thanks = FreeText(
        label=_("How they are thanked"),
        help_text=_("Money, vouchers, travel, or that nothing is given."),
        rows=3,
    )
    data_needed = FreeText(label=_("Which data it needs"), rows=3)
    data_basis = line_field(
        _("On which basis the data may be used"),
        help_text=_("An agreement, consent, an open licence, or “not settled yet”."),
        missing=_("Say on which basis, or that it is not settled yet."),
        longest=300,
    )
    plan_address = address_field(
        _("Where its plan was published"),
        help_text=_(
            "Published before the results were seen, so that nobody can change the question."
        ),
    )

    @property
    def study_words(self) -> StudyWords:
        """What it says, once the form is valid."""
        names = StudyWordsForm.base_fields
        said = {name: self.cleaned_data[name] for name in names}
        return StudyWords(**said | {"about": About(said["about"])})

    def clean(self) -> dict[str, Any]:
        """What is paid is paid by us."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("cost_pounds") and not found.get("is_paid_by_us"):
            self.add_error("cost_pounds", _("Tick that we pay for it, or leave this empty."))
        return found


class NewStudyForm(StudyWordsForm):
    """A new study with its first planned dates."""

    starts_on = day_field(_("Planned to begin on"))
    ends_on = day_field(
        _("Planned to end on"), help_text=_("This day stays. An end is moved by an entry.")
    )
    comes_from = tied_field(
        _("What it follows"),
        help_text=_("References of gaps, findings or cards, separated by spaces, such as EG-2."),
    )

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_comes_from(self) -> list[str]:
        """Things that the person may see."""
        return references_of(self._person, self.cleaned_data["comes_from"])

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        found = super().clean()
        starts_on, ends_on = found.get("starts_on"), found.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("Choose a day after the one on which it begins."))
        return found

    @property
    def planned(self) -> Planned:
        """Its first planned dates, once the form is valid."""
        return Planned(self.cleaned_data["starts_on"], self.cleaned_data["ends_on"])


class ChangeStudyForm(VersionedForm, StudyWordsForm):
    """Other words for a study."""


class StudyEventForm(forms.Form):
    """What happened to a study on a day."""

    read = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    kind = one_of(_("What happened?"), missing=_("Choose what happened."), is_short=True)
    happened_on = day_field(_("On which day?"))
    words = FreeText(
        label=_("In words"),
        help_text=_("What it found, why it was moved or stopped, what the committee said."),
        required=False,
    )
    body = line_field(_("For ethics: which committee or body"), longest=200)
    body_reference = line_field(_("For ethics: its own reference"), longest=100)
    until = day_field(_("If its end was moved: until when"), required=False)
    result = forms.ChoiceField(
        label=_("If it finished: with what result"),
        help_text=_("That there is no difference is a result, and as much worth knowing."),
        choices=[("", _("Choose one")), *Result.choices],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [(each.value, each.label) for each in RECORDED])

    def clean_happened_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["happened_on"], timezone.localdate())

    def clean(self) -> dict[str, Any]:
        """Each kind has what it needs, and nothing that belongs to another."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        kind = found.get("kind")
        for name, words in _missing(StudyEventKind(kind), found) if kind else ():
            if name not in self.errors:
                self.add_error(name, words)
        return found

    @property
    def happened(self) -> Happened:
        """What happened, once the form is valid."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "read"}
        on = said.pop("happened_on")
        return Happened(**said | {"kind": StudyEventKind(said["kind"]), "on": on})


def _missing(kind: StudyEventKind, found: dict[str, Any]) -> list[tuple[str, Any]]:
    needs = {
        "words": (kind in NEEDS_WORDS, _("Say this in words.")),
        "body": (kind in ETHICS, _("Name the committee or body.")),
        "body_reference": (kind is StudyEventKind.ETHICS_GIVEN, _("Give its own reference.")),
        "until": (kind is StudyEventKind.MOVED, _("Give the day until which it was moved.")),
        "result": (kind is StudyEventKind.FINISHED, _("Say with what result it finished.")),
    }
    missing = [
        (name, words)
        for name, (is_needed, words) in needs.items()
        if is_needed and not found.get(name)
    ]
    spare = [
        (name, _("Leave this empty: it does not belong to what you chose above."))
        for name in ("until", "result")
        if found.get(name) and not needs[name][0]
    ]
    return missing + spare


class OutputForm(forms.Form):
    """Something that a study brought out."""

    title = line_field(
        _("What it is"), missing=_("Say what it is, such as “Final report”."), longest=200
    )
    came_out_on = day_field(_("On which day did it come out?"))
    address = address_field(_("Where it can be read"), missing=_("Say where it can be read."))

    def clean_came_out_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["came_out_on"], timezone.localdate())


class OutcomeForm(ColumnsForm):
    """One outcome of a study."""

    columns = OUTCOME_COLUMNS
    read = staticmethod(read_outcome)
