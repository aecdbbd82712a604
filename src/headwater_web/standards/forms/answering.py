"""What is asked on the page of one question."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.standards.framework_parts import Indicator
from headwater_web.standards.frameworks import LevelFramework
from headwater_web.standards.models import Answer
from headwater_web.thread.api import ReferenceUnreadable, parse_reference, things_seen_by
from headwater_web.ui.fields import offer
from headwater_web.ui.free_text import FreeText

_web_address = URLValidator(schemes=["https"])


class AnswerForm(forms.Form):
    """At which level one indicator stands, in whose words, and how that can be checked."""

    level = forms.ChoiceField(
        label=_("Which of these is nearest?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the one that is nearest."),
            "invalid_choice": _("Choose one of the answers listed."),
        },
    )
    words = FreeText(
        label=_("In your own words, if you like"), rows=4, max_length=2_000, required=False
    )
    evidence = forms.CharField(
        label=_("Where can this be checked?"),
        max_length=500,
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        framework: LevelFramework,
        indicator: Indicator,
        person: Asker,
        standing: Answer | None,
        **kwargs: Any,
    ) -> None:
        if standing is not None:
            kwargs.setdefault("initial", _as_said(standing))
        super().__init__(*args, **kwargs)
        self._person = person
        self.is_answered_meanwhile = False
        levels = [
            (each.key, f"{each.title}: {indicator.descriptors[each.key]}")
            for each in framework.levels
        ]
        offer(self, "level", levels)
        self.fields["evidence"].help_text = _(
            "%(what)s Give the reference of something on this site, such as A-12, or a web "
            "address that begins with https. If there is nothing yet, leave it empty: the answer "
            "then shows as claimed, without evidence."
        ) % {"what": indicator.evidence}

    def clean_evidence(self) -> str:
        """A thing that the person may see, a web address, or nothing."""
        given = str(self.cleaned_data["evidence"]).strip()
        if not given:
            return ""
        if "://" in given:
            return self._address(given)
        try:
            reference = str(parse_reference(given))
        except ReferenceUnreadable:
            raise forms.ValidationError(
                _(
                    "This is neither a reference nor a web address. Give one like A-12, or one "
                    "that begins with https, or leave it empty."
                )
            ) from None
        if reference not in things_seen_by(self._person, [reference]):
            raise forms.ValidationError(_("There is no such thing that you may see."))
        return reference

    @property
    def said(self) -> dict[str, Any]:
        """The answer as the action takes it, once the form is valid."""
        found = self.cleaned_data
        is_address = "://" in found["evidence"]
        return {
            "level": found["level"],
            "words": found["words"],
            "evidence_reference": "" if is_address else found["evidence"],
            "evidence_address": found["evidence"] if is_address else "",
            "seen": found["seen"],
        }

    @staticmethod
    def _address(given: str) -> str:
        try:
            _web_address(given)
        except forms.ValidationError:
            raise forms.ValidationError(
                _("This web address cannot be opened. Give one that begins with https.")
            ) from None
        return given


def _as_said(standing: Answer) -> dict[str, Any]:
    return {
        "level": standing.level,
        "words": standing.words,
        "evidence": standing.evidence_reference or standing.evidence_address,
        "seen": standing.pk,
    }
