"""What is asked when an assessment is opened."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.standards.actions import Asked
from headwater_web.standards.framework_parts import AssessedBy
from headwater_web.standards.frameworks import Framework, LevelFramework
from headwater_web.standards.models import Side
from headwater_web.standards.organisations import (
    organisation_words,
    organisations,
    the_partnership,
)
from headwater_web.ui.fields import offer

ELSEWHERE = "elsewhere"


class OpenForm(forms.Form):
    """Whom an assessment looks at, and who is asked to answer."""

    subject = forms.ChoiceField(
        label=_("Whom does it look at?"),
        error_messages={"required": _("Choose whom it looks at.")},
    )
    organisations = forms.MultipleChoiceField(
        label=_("Which organisations are asked?"),
        help_text=_("At least 5. Nobody will see which of them said what."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least 5 organisations.")},
    )
    peer = forms.ChoiceField(
        label=_("Who is the peer?"),
        error_messages={"required": _("Choose who is the peer.")},
    )
    other_name = forms.CharField(
        label=_("Name of the peer, if it is from elsewhere"), max_length=160, required=False
    )
    other_key = forms.SlugField(
        label=_("Key of the peer, if it is from elsewhere"),
        help_text=_("The key under which its people have their accounts, such as other_unit."),
        max_length=60,
        required=False,
    )

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._framework = framework
        known = list(organisations().items())
        offer(self, "subject", known)
        offer(self, "organisations", known)
        offer(self, "peer", [("", _("Choose one")), *known, (ELSEWHERE, _("From elsewhere"))])
        self.fields["subject"].initial = the_partnership()
        if not self._is_unnamed:
            del self.fields["organisations"]
        if not self._has_peer:
            for name in ("peer", "other_name", "other_key"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A peer from elsewhere has a name and a key, and nobody is its own peer."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("peer") == ELSEWHERE:
            for name in ("other_name", "other_key"):
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, _("Fill this in for a peer from elsewhere."))
        if self._has_peer and found.get("subject") == self._peer_key(found):
            self.add_error("peer", _("Choose somebody other than the one it looks at."))
        return found

    @property
    def asked(self) -> list[Asked]:
        """Who is asked, once the form is valid."""
        found = self.cleaned_data
        if not isinstance(self._framework, LevelFramework):
            return []
        if self._is_unnamed:
            return [_asked(key, Side.SELF) for key in found["organisations"]]
        asked = []
        if self._framework.assessed_by in {AssessedBy.SELF, AssessedBy.BOTH}:
            asked.append(_asked(found["subject"], Side.SELF))
        if self._has_peer:
            name = found["other_name"] if found["peer"] == ELSEWHERE else ""
            asked.append(_asked(self._peer_key(found), Side.PEER, name))
        return asked

    @property
    def subject_name(self) -> str:
        """What the subject is called, once the form is valid."""
        return organisation_words(self.cleaned_data["subject"])

    @property
    def _is_unnamed(self) -> bool:
        return (
            isinstance(self._framework, LevelFramework) and self._framework.compared_without_naming
        )

    @property
    def _has_peer(self) -> bool:
        return (
            isinstance(self._framework, LevelFramework)
            and self._framework.assessed_by is not AssessedBy.SELF
        )

    @staticmethod
    def _peer_key(found: dict[str, Any]) -> str:
        peer = str(found.get("peer", ""))
        return str(found.get("other_key", "")) if peer == ELSEWHERE else peer


def _asked(key: str, side: Side, name: str = "") -> Asked:
    return Asked(key, name or organisation_words(key), side)
