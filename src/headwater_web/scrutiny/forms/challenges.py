"""What a panel says, what is answered, and what is decided over a challenge."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.scrutiny.forms.fields import ExaminedText
from headwater_web.scrutiny.models import Panel
from headwater_web.scrutiny.models.challenges import SHORTEST_REASONS
from headwater_web.ui.fields import offer, reference_of

ACCEPT, RETURN = "accept", "return"


class ChallengeForm(forms.Form):
    """A challenge in a panel's name."""

    panel = forms.ChoiceField(
        label=_("In the name of"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the panel for which you speak."),
            "invalid_choice": _("Choose one of your panels."),
        },
    )
    words = ExaminedText(
        label=_("What do you challenge, and what do you want to know?"),
        help_text=_("Everyone can read it, in your panel's name. Nobody can change it later."),
    )

    def __init__(self, *args: Any, panels: tuple[Panel, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._panels = {panel.key: panel for panel in panels}
        offer(self, "panel", [(panel.key, panel.name) for panel in panels])
        if len(panels) == 1:
            self.fields["panel"].initial = panels[0].key

    @property
    def chosen(self) -> Panel:
        """The panel that was chosen, once the form is valid."""
        return self._panels[self.cleaned_data["panel"]]


class AnswerForm(forms.Form):
    """The partnership's answer."""

    answers_read = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    words = ExaminedText(
        label=_("Your answer"),
        help_text=_("Say what you changed, or why you did not. Everyone can read it."),
    )
    changed = forms.CharField(
        label=_("What it changed"),
        help_text=_("The reference of a decision or an action, such as A-12. Empty if nothing."),
        max_length=12,
        required=False,
    )

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_changed(self) -> str:
        """The reference of something that this person may see, or nothing."""
        return reference_of(self._person, self.cleaned_data["changed"])


class VerdictForm(forms.Form):
    """Whether the panel accepts an answer."""

    answer = forms.IntegerField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label=_("Does this answer your challenge?"),
        widget=forms.RadioSelect,
        choices=[(ACCEPT, _("Yes, we accept it")), (RETURN, _("No, we do not accept it"))],
        error_messages={
            "required": _("Say whether you accept the answer."),
            "invalid_choice": _("Choose yes or no."),
        },
    )
    why = ExaminedText(
        label=_("If not: what is missing?"),
        help_text=_("Everyone can read it, in your panel's name."),
        rows=4,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A no has its reason; a yes has none, because the answer then speaks for itself."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        no_reason = not found.get("why") and "why" not in self.errors
        if found.get("verdict") == RETURN and no_reason:
            self.add_error("why", _("Say what is missing, so that it can be answered."))
        if found.get("verdict") == ACCEPT and found.get("why"):
            self.add_error(
                "why", _("Leave this empty to accept the answer, or choose that you do not.")
            )
        return found


class OverrideForm(forms.Form):
    """Reasons for deciding over a challenge."""

    reasons = ExaminedText(
        label=_("Why do you decide over this challenge?"),
        help_text=_(
            "Your name, your role and these reasons become public, beside the challenge, which "
            "stays. Write at least 80 characters."
        ),
    )
    in_public = forms.BooleanField(
        label=_("I decide this in my own name and in public"),
        error_messages={"required": _("Tick this to say that you decide in your own name.")},
    )

    def clean_reasons(self) -> str:
        """Reasons that are long enough to be any."""
        reasons: str = self.cleaned_data["reasons"].strip()
        if len(reasons) < SHORTEST_REASONS:
            raise forms.ValidationError(
                _(
                    "These reasons have %(found)s characters; at least %(least)s are needed. Say "
                    "what you weighed, and why the plan goes on."
                ),
                params={"found": len(reasons), "least": SHORTEST_REASONS},
            )
        return reasons
