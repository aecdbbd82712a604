"""What is said about actions, entries and findings."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.strategy.models import Condition
from headwater_web.thread.api import FIGURE, ReferenceUnreadable, parse_reference, things_seen_by
from headwater_web.ui.free_text import FreeText

DAY_HINT = _("For example 2026-03-31.")
NO_DAY = _("That is not a date. Write it as 2026-03-31: year, month, day.")


def day_field(label: Any, *, required: bool = True, help_text: Any = DAY_HINT) -> forms.DateField:
    """A box for a date, which a browser shows as a calendar."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"required": _("Give a date."), "invalid": NO_DAY},
    )


def reference_of(person: Asker, text: str, prefixes: str = "") -> str:
    """A reference as typed, of a thing that the person may see. Raises forms.ValidationError."""
    try:
        reference = str(parse_reference(text))
    except ReferenceUnreadable:
        raise forms.ValidationError(
            _("That is not a reference. One looks like A-12: a letter, a hyphen, a number.")
        ) from None
    if (prefixes and reference[0] not in prefixes) or reference not in things_seen_by(
        person, [reference]
    ):
        raise forms.ValidationError(_("There is no such thing that you may see."))
    return reference


class VersionedForm(forms.Form):
    """A form that remembers which version of the action its reader had before them."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ActionForm(forms.Form):
    """A new action and its first lead."""

    title = forms.CharField(
        label=_("What is to be done"),
        max_length=200,
        error_messages={"required": _("Say in one line what is to be done.")},
    )
    words = FreeText(label=_("What it takes"), required=False)
    organisation = forms.ChoiceField(
        label=_("Who leads it"),
        help_text=_("An organisation. You can add more leads afterwards."),
        error_messages={"required": _("Choose the organisation that leads it.")},
    )
    post = forms.CharField(
        label=_("Which post there"),
        help_text=_("A post, not a person's name, such as Head of youth justice."),
        max_length=120,
        error_messages={"required": _("Say which post leads it.")},
    )
    email = forms.EmailField(
        label=_("E-mail address of the post"),
        help_text=_("For a link by which the post can report without an account."),
        required=False,
    )
    due_on = day_field(
        _("Due"),
        required=False,
        help_text=_("This date never changes afterwards: a body can agree an extension."),
    )
    carries_out = forms.CharField(
        label=_("What it carries out"),
        help_text=_("References of what asked for it, separated by spaces, such as R-2 B-18."),
        required=False,
        max_length=100,
    )

    def __init__(
        self, *args: Any, person: Asker, organisations: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._person = person
        self.fields["organisation"].choices = [("", _("Choose one")), *organisations]  # type: ignore[attr-defined]  # a ChoiceField

    def clean_carries_out(self) -> list[str]:
        """References of things that the person may see."""
        texts = self.cleaned_data["carries_out"].replace(",", " ").split()
        return [reference_of(self._person, text) for text in texts]


class LeadForm(VersionedForm):
    """Another lead of an action."""

    organisation = forms.ChoiceField(
        label=_("Organisation"), error_messages={"required": _("Choose an organisation.")}
    )
    post = forms.CharField(
        label=_("Which post there"),
        help_text=_("A post, not a person's name."),
        max_length=120,
        error_messages={"required": _("Say which post leads it.")},
    )
    email = forms.EmailField(label=_("E-mail address of the post"), required=False)

    def __init__(self, *args: Any, organisations: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("Choose one")), *organisations]  # type: ignore[attr-defined]  # a ChoiceField


class ProgressForm(VersionedForm):
    """How an action goes."""

    words = FreeText(label=_("How is it going?"))


class LinkProgressForm(forms.Form):
    """How an action goes, said by link."""

    words = FreeText(label=_("How is it going?"))


class ConditionForm(VersionedForm):
    """What keeps an action from going on."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=Condition.Kind.choices, widget=forms.RadioSelect
    )
    on_whom = forms.CharField(
        label=_("On whom or what"),
        max_length=120,
        error_messages={"required": _("Say who or what it waits for.")},
    )
    words = forms.CharField(label=_("What would move it"), max_length=400)


class MoreTimeForm(VersionedForm):
    """A later date, to be decided by a body."""

    until = day_field(_("New date"))
    reason = FreeText(label=_("Why more time is needed"))


class DecisionForm(forms.Form):
    """By which decision of a body something was settled."""

    decision = forms.CharField(
        label=_("Reference of the decision"),
        help_text=_("Decisions begin with D, such as D-7. It has to be about this."),
        max_length=12,
        error_messages={"required": _("Give the reference of the body's decision.")},
    )

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_decision(self) -> str:
        """A decision that the person may see."""
        return reference_of(self._person, self.cleaned_data["decision"], prefixes="D")


class DoneForm(VersionedForm):
    """That an action is done, and what shows it."""

    evidence = FreeText(
        label=_("What shows that it is done"),
        help_text=_("Say what the evidence is, and on which pages if it is long."),
    )
    evidence_address = forms.URLField(
        label=_("Where the evidence can be read"),
        help_text=_("An address that begins with https://."),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    evidence_reference = forms.CharField(
        label=_("Or the reference of a thing here"), required=False, max_length=12
    )

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_evidence_reference(self) -> str:
        """A thing that the person may see, or nothing."""
        text = self.cleaned_data["evidence_reference"]
        return reference_of(self._person, text) if text else ""

    def clean(self) -> dict[str, Any]:
        """Nothing is done without evidence that another person can look at."""
        cleaned = super().clean() or {}
        if not cleaned.get("evidence_address") and not cleaned.get("evidence_reference"):
            fields = ("evidence_address", "evidence_reference")
            if not any(name in self.errors for name in fields):
                self.add_error(
                    "evidence_address",
                    _("Give an address or a reference: an action is not done without evidence."),
                )
        return cleaned


class ConfirmForm(VersionedForm):
    """That the evidence was seen and shows it."""


class SendBackForm(VersionedForm):
    """Why the evidence does not show it."""

    because = FreeText(label=_("What is missing"))


class FindingForm(forms.Form):
    """A finding and the figures that it states."""

    title = forms.CharField(label=_("The finding in one line"), max_length=200)
    words = FreeText(label=_("What was found, and how sure we are"))
    found_on = day_field(_("Found on"))
    figures = forms.CharField(
        label=_("Figures"),
        help_text=_("Figure references, separated by spaces, copied from their own pages."),
        required=False,
        max_length=1_000,
    )

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_figures(self) -> list[str]:
        """References of figures that were released."""
        figures = str(self.cleaned_data["figures"]).split()
        seen = things_seen_by(self._person, [FIGURE + figure for figure in figures])
        for figure in figures:
            if FIGURE + figure not in seen:
                raise forms.ValidationError(
                    _("No figure “%(figure)s” was released. Copy its reference from its page."),
                    params={"figure": figure},
                )
        return figures


class PeriodForm(forms.Form):
    """Since when, and whose."""

    since = day_field(_("Since"), required=False)
    organisation = forms.CharField(required=False, max_length=60)

    def chosen(self, default: date) -> tuple[date, str]:
        """The day and the organisation, or everybody's since the usual day."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        return data.get("since") or default, data.get("organisation") or ""
