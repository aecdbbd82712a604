"""What is offered in a network's library, and what came of using it."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.networks.actions.resources import Looked, ResourceWords
from headwater_web.networks.forms.fields import address_field, one_of
from headwater_web.networks.models import Helped
from headwater_web.ui.fields import VersionedForm, day_field, line_field, not_after, offer
from headwater_web.ui.free_text import FreeText


class ReviewForm(forms.Form):
    """When a resource was looked at, and when it is to be looked at next."""

    reviewed_on = day_field(
        _("When was it last looked at?"), help_text=_("Whether it still holds.")
    )
    due_on = day_field(_("When is it to be looked at next?"))
    review_words = line_field(_("What was found"), longest=400)

    def clean_reviewed_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["reviewed_on"], timezone.localdate())

    def clean(self) -> dict[str, Any]:
        """The next look comes after the last."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        last, due = found.get("reviewed_on"), found.get("due_on")
        if last and due and due <= last:
            self.add_error(
                "due_on", _("Choose a day after the one on which it was last looked at.")
            )
        return found

    @property
    def looked(self) -> Looked:
        """The look, once the form is valid."""
        said = self.cleaned_data
        return Looked(said["reviewed_on"], said["due_on"], said["review_words"])


class _WordsForm(forms.Form):
    """What a resource is."""

    title = line_field(_("What it is called"), missing=_("Say what it is called."))
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    what = FreeText(label=_("What it is, and for whom"), rows=3)
    address = address_field(label=_("Where it can be had"))
    text = FreeText(label=_("Or the thing itself"), required=False, rows=8)
    licence = line_field(
        _("On what terms others may use it"),
        help_text=_("Such as “Open Government Licence v3.0” or “members only; ask first”."),
        missing=_("Say on what terms others may use it."),
    )
    did_not_work = FreeText(
        label=_("What did not work"),
        help_text=_("What you would tell a colleague before they try it."),
        required=False,
        rows=3,
    )

    def __init__(self, *args: Any, themes: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "theme", [("", _("None of these")), *((each, each) for each in themes)])

    def clean(self) -> dict[str, Any]:
        """It can be had somewhere, or it is here."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        is_nowhere = not found.get("address") and not found.get("text")
        if is_nowhere and not {"address", "text"} & self.errors.keys():
            self.add_error("address", _("Say where it can be had, or put the thing itself below."))
        return found

    @property
    def resource_words(self) -> ResourceWords:
        """What it is, once the form is valid."""
        names = ("title", "what", "licence", "theme", "address", "text", "did_not_work")
        return ResourceWords(**{name: self.cleaned_data[name] for name in names})


class OfferForm(ReviewForm, _WordsForm):
    """A new resource of one's own organisation."""

    offered_by = one_of(_("Who offers it"), missing=_("Choose who offers it."))
    field_order = ("offered_by", "title", "theme", "what", "address", "text", "licence")

    def __init__(self, *args: Any, organisations: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "offered_by", organisations.items())


class ChangeForm(VersionedForm, _WordsForm):
    """Other words for a resource."""


class TakeBackForm(forms.Form):
    """Why a resource is taken back."""

    why = line_field(
        _("Why is it taken back?"),
        help_text=_("Those who used it can read this."),
        missing=_("Say why, for those who used it."),
        longest=300,
    )


class HelpedForm(forms.Form):
    """Whether a resource helped."""

    helped = one_of(
        _("Did it help?"),
        missing=_("Say whether it helped, or that it is too early to say."),
        choices=Helped.choices,
        widget=forms.RadioSelect,
    )


class UsedForm(HelpedForm):
    """That an organisation used a resource."""

    organisation = one_of(
        _("Who used it"),
        help_text=_("The organisation. Who in it is not kept with the use."),
        missing=_("Choose the organisation."),
    )
    used_on = day_field(_("When"))
    what_for = line_field(
        _("What for"),
        help_text=_("Such as “training for 12 youth workers”. No names of people."),
        missing=_("Say in one line what it was used for."),
        longest=400,
    )
    field_order = ("organisation", "used_on", "what_for", "helped")

    def __init__(self, *args: Any, organisations: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation", organisations.items())

    def clean_used_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["used_on"], timezone.localdate())
