"""What came of a predicted effect, and why a decision needs no assessment."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.equality.forms.fields import EVIDENCE_HINT, ahead, seen_evidence
from headwater_web.equality.models import SHORTEST_BECAUSE, Effect, Happened
from headwater_web.equality.standings import outcomes_for
from headwater_web.ui.fields import day_field, offer
from headwater_web.ui.free_text import FreeText


class CheckForm(forms.Form):
    """What a look at one effect found."""

    checks_read = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    happened = forms.ChoiceField(
        label=_("What happened?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one. That it cannot be told is an answer too.")},
    )
    words = FreeText(
        label=_("What did you see, and how do you know?"),
        help_text=_("If it cannot be told, say what is missing."),
    )
    evidence = forms.CharField(
        label=_("What shows it"), help_text=EVIDENCE_HINT, max_length=1_000, required=False
    )
    next_on = day_field(
        _("When will somebody look again?"),
        help_text=_("Needed where it cannot be told. Otherwise empty, if this was the last look."),
        required=False,
    )

    def __init__(
        self, *args: Any, person: Asker, effect: Effect, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._person, self._today = person, today
        outcomes = outcomes_for(effect.prediction)
        offer(self, "happened", [(each.value, words) for each, words in outcomes.items()])

    def clean_evidence(self) -> list[str]:
        """Things and figures that the person may see."""
        return seen_evidence(self._person, self.cleaned_data["evidence"])

    def clean_next_on(self) -> date | None:
        """A day ahead, or nothing."""
        day: date | None = self.cleaned_data["next_on"]
        return ahead(day, self._today) if day else None

    def clean(self) -> dict[str, Any]:
        """What cannot be told is looked at again."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        untold = said.get("happened") == Happened.CANNOT_TELL
        if untold and not said.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", _("Say when somebody will look again."))
        return said


class NotNeededForm(forms.Form):
    """Why a decision needs no assessment."""

    because = FreeText(
        label=_("Why does this decision need no assessment?"),
        help_text=_(
            "Your name, the day and these words stay beside the decision, where every partner "
            "reads them. The decision still counts as one without an assessment."
        ),
    )

    def clean_because(self) -> str:
        """Words that are long enough to be a reason."""
        because: str = self.cleaned_data["because"]
        if len(because) < SHORTEST_BECAUSE:
            raise forms.ValidationError(
                _(
                    "This has %(found)s characters; at least %(least)s are needed. Say which "
                    "groups you thought of, and why nothing changes for them."
                ),
                params={"found": len(because), "least": SHORTEST_BECAUSE},
            )
        return because
