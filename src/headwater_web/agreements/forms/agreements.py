"""What an agreement says as a whole, and what became of it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.agreements.actions.agreements import AgreementWords
from headwater_web.agreements.forms.fields import choice_field, plain_line, set_choices, ticks_field
from headwater_web.agreements.models import EventKind, ImpactAssessment, Kind
from headwater_web.agreements.parties import party_names
from headwater_web.agreements.rules import rules
from headwater_web.ui.fields import VersionedForm, day_field, not_after
from headwater_web.ui.free_text import FreeText

_lazy = gettext_lazy


class AgreementForm(forms.Form):
    """An agreement as a whole."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    title = forms.CharField(
        label=_lazy("What it is called"),
        max_length=200,
        error_messages={"required": _lazy("Say what it is called, in one line.")},
    )
    kind = choice_field(_lazy("What permits the data"))
    supplier = choice_field(_lazy("Who supplies the data"))
    controllers = ticks_field(
        _lazy("Who decides what the data are used for (controllers)"), required=False
    )
    purposes = ticks_field(_lazy("What the data may be used for"))
    licence = forms.CharField(
        label=_lazy("Name of the open licence"),
        help_text=_lazy("Only for an open licence."),
        max_length=120,
        required=False,
    )
    starts_on = day_field(_lazy("First day in force"))
    ends_on = day_field(
        _lazy("Last day in force"),
        help_text=_lazy("A signed agreement needs one. From the day after, files are refused."),
        required=False,
    )
    review_on = day_field(
        _lazy("Day of the next review"),
        help_text=_lazy("A signed agreement needs one."),
        required=False,
    )
    assessment = choice_field(
        _lazy("Its data protection impact assessment"),
        help_text=_lazy("Needed where there are rows about people."),
        required=False,
    )

    def __init__(self, *args: Any, assessments: list[ImpactAssessment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._assessments = {each.reference: each for each in assessments}
        organisations = list(party_names().items())
        named = [(each.reference, f"{each.reference} {each.title}") for each in assessments]
        set_choices(self, "kind", list(Kind.choices), begin=True)
        set_choices(self, "supplier", organisations, begin=True)
        set_choices(self, "controllers", organisations)
        set_choices(self, "purposes", rules().choices("purposes"))
        set_choices(self, "assessment", named, begin=True)

    def clean_title(self) -> str:
        """A line that is no formula."""
        return plain_line(self.cleaned_data["title"])

    def clean_licence(self) -> str:
        """A line that is no formula."""
        return plain_line(self.cleaned_data["licence"])

    def clean(self) -> dict[str, Any]:
        """Each kind has what it needs, and days stand in order."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        kind, starts_on, ends_on = said.get("kind"), said.get("starts_on"), said.get("ends_on")
        if kind == Kind.OPEN_LICENCE and not said.get("licence"):
            self.add_error("licence", _("Name the licence under which it is published."))
        if kind == Kind.AGREEMENT:
            for name in ("ends_on", "review_on"):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, _("A signed agreement needs this day."))
            if not said.get("controllers"):
                self.add_error("controllers", _("Tick everybody who signs as a controller."))
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("This is before the first day in force."))
        return said

    @property
    def words(self) -> AgreementWords:
        """What was said, once the form is valid."""
        said = {name: self.cleaned_data[name] for name in self.fields if name != "version"}
        said["kind"] = Kind(said["kind"])
        said["supplier_name"] = party_names()[said["supplier"]]
        said["assessment"] = self._assessments.get(said["assessment"])
        return AgreementWords(**said)


class InForceForm(VersionedForm):
    """That everybody has signed."""

    signed_on = day_field(_lazy("When did the last of them sign?"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_signed_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["signed_on"], self._today)


class EventForm(forms.Form):
    """What became of an agreement."""

    kind = forms.ChoiceField(
        label=_lazy("What happened?"),
        widget=forms.RadioSelect,
        error_messages={"required": _lazy("Choose one.")},
    )
    happened_on = day_field(_lazy("From which day on?"))
    because = FreeText(label=_lazy("Why?"), help_text=_lazy("Posts, no names."), rows=3)

    def __init__(
        self, *args: Any, kinds: tuple[EventKind, ...], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        set_choices(self, "kind", [(each.value, each.label) for each in kinds])

    def clean_happened_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["happened_on"], self._today)


class ReviseForm(forms.Form):
    """From which day on a new version carries."""

    starts_on = day_field(_lazy("First day of the new version"))
