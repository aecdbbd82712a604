"""What is said when an action begins, as it goes, and who leads it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.strategy.forms.evidence import EvidenceFields
from headwater_web.strategy.forms.fields import LeadFields, area_choices
from headwater_web.strategy.models import Condition
from headwater_web.ui.fields import VersionedForm, day_field, offer, reference_of, references_of
from headwater_web.ui.free_text import FreeText


class ActionForm(LeadFields):
    """A new action and its first lead."""

    title = forms.CharField(
        label=_("What is to be done"),
        max_length=200,
        error_messages={"required": _("Say in one line what is to be done.")},
    )
    words = FreeText(label=_("What it takes"), required=False)
    area = forms.ChoiceField(label=_("For which place"), required=False)
    due_on = day_field(
        _("Due"),
        required=False,
        help_text=_("This date never changes afterwards: a body can agree an extension."),
    )
    carries_out = forms.CharField(
        label=_("What it carries out"),
        help_text=_("References of what asked for it, separated by spaces, such as R-2 D-18."),
        required=False,
        max_length=100,
    )
    field_order = ("title", "words", "organisation", "post", "email", "person", "area", "due_on")

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person
        offer(self, "area", area_choices())

    def clean_carries_out(self) -> list[str]:
        """References of things that the person may see."""
        return references_of(self._person, self.cleaned_data["carries_out"])


class LeadForm(VersionedForm, LeadFields):
    """Another lead of an action."""


class TakeOnForm(VersionedForm):
    """A successor's own post, for what an organisation led that is no more."""

    organisation = forms.ChoiceField(
        label=_("Who takes it on"),
        error_messages={"required": _("Choose who takes it on.")},
    )
    post = forms.CharField(
        label=_("Which post there"),
        help_text=_("A post, not a person's name."),
        max_length=120,
        error_messages={"required": _("Say which post leads it.")},
    )
    email = forms.EmailField(label=_("E-mail address of the post"), required=False)

    def __init__(self, *args: Any, successors: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation", list(successors.items()))


class ProgressForm(VersionedForm, EvidenceFields):
    """How an action goes, and a file that shows it."""

    words = FreeText(label=_("How is it going?"))
    field_order = ("version", "words", "file", "where_to_look")


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
        return reference_of(self._person, self.cleaned_data["decision"], "D")
