"""What happened to an ask."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.networks.actions.events import Happened
from headwater_web.networks.forms.fields import address_field, one_of
from headwater_web.networks.models import EventKind
from headwater_web.networks.models.events import WITHOUT_WORDS
from headwater_web.ui.fields import day_field, line_field, not_after, offer
from headwater_web.ui.free_text import FreeText

NEEDS_SENDING: list[EventKind] = [each for each in EventKind if each is not EventKind.MISTAKE]
BEFORE_SENDING: list[EventKind] = [EventKind.WITHDRAWN]


class EventForm(forms.Form):
    """One thing that happened on a day."""

    events_read = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    kind = one_of(_("What happened?"), missing=_("Choose what happened."), widget=forms.RadioSelect)
    happened_on = day_field(_("On which day?"))
    words = FreeText(
        label=_("What was said"),
        help_text=_("Their answer in short, or why it was withdrawn. No names of people."),
        required=False,
    )
    address = address_field(label=_("Where their answer can be read"))
    to_whom = line_field(_("If it was taken higher: to whom"), help_text=_("A body or a post."))

    def __init__(self, *args: Any, kinds: list[EventKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [(kind.value, kind.label) for kind in kinds])

    def clean_happened_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["happened_on"], timezone.localdate())

    def clean(self) -> dict[str, Any]:
        """An answer has its words or its place; a withdrawal its reason; going higher a whom."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        kind = found.get("kind")
        if not kind:
            return found
        self._check_words(EventKind(kind), found)
        self._check_to_whom(EventKind(kind), found)
        return found

    def _check_words(self, kind: EventKind, found: dict[str, Any]) -> None:
        if found.get("words") or {"words", "address"} & self.errors.keys():
            return
        if kind is EventKind.WITHDRAWN:
            self.add_error("words", _("Say why it was withdrawn."))
        elif kind not in WITHOUT_WORDS and not found.get("address"):
            self.add_error("words", _("Say what they answered, or below where it can be read."))

    def _check_to_whom(self, kind: EventKind, found: dict[str, Any]) -> None:
        if kind is EventKind.ESCALATED and not found.get("to_whom"):
            self.add_error("to_whom", _("Say to whom it was taken."))
        if kind is not EventKind.ESCALATED and found.get("to_whom"):
            self.add_error("to_whom", _("Leave this empty unless it was taken higher."))

    @property
    def happened(self) -> Happened:
        """What happened, once the form is valid."""
        said = self.cleaned_data
        return Happened(
            kind=EventKind(said["kind"]),
            on=said["happened_on"],
            words=said["words"],
            address=said["address"],
            to_whom=said["to_whom"],
        )
