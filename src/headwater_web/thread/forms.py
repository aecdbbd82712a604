"""What is said when two things are tied together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.thread.kinds import things_seen_by
from headwater_web.thread.models import BACKWARD_WORDS, LinkKind
from headwater_web.thread.references import ReferenceUnreadable, parse_reference

FORWARDS, BACKWARDS = "forwards", "backwards"


def _choices() -> list[tuple[str, Any]]:
    forwards = [(f"{FORWARDS}:{kind}", kind.label) for kind in LinkKind]
    backwards = [
        (f"{BACKWARDS}:{kind}", words)
        for kind, words in BACKWARD_WORDS.items()
        if kind is not LinkKind.OVERLAPS
    ]
    return [("", _("Choose one")), *forwards, *backwards]


class LinkForm(forms.Form):
    """How this thing is tied to another one."""

    tie = forms.ChoiceField(
        label=_("This thing …"),
        choices=_choices,
        error_messages={
            "required": _("Choose what this thing is to the other."),
            "invalid_choice": _("Choose one of the ties listed."),
        },
    )
    other = forms.CharField(
        label=_("Reference of the other thing"),
        help_text=_("A letter, a hyphen and a number, such as A-12."),
        max_length=12,
        error_messages={"required": _("Give the reference of the other thing, such as A-12.")},
    )

    def __init__(self, *args: Any, person: Asker, reference: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person, self._reference = person, reference

    def clean_other(self) -> str:
        """The reference of another thing that this person may see."""
        try:
            other = str(parse_reference(self.cleaned_data["other"]))
        except ReferenceUnreadable:
            raise forms.ValidationError(
                _("That is not a reference. One looks like A-12: a letter, a hyphen, a number.")
            ) from None
        if other == self._reference:
            raise forms.ValidationError(_("That is this thing itself. Give another one."))
        if other not in things_seen_by(self._person, [other]):
            raise forms.ValidationError(_("There is no such thing that you may see."))
        return other

    @property
    def link(self) -> tuple[str, str, LinkKind]:
        """The earlier thing, the later thing and the kind of link, once the form is valid."""
        direction, _colon, kind = self.cleaned_data["tie"].partition(":")
        ends = (self._reference, self.cleaned_data["other"])
        earlier, later = ends if direction == FORWARDS else reversed(ends)
        return earlier, later, LinkKind(kind)
