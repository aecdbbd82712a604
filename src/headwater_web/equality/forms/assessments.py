"""What an assessment says: as a whole, and for each group."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.equality.actions.drafting import DraftWords, EffectWords
from headwater_web.equality.forms.fields import EVIDENCE_HINT, ahead, seen_evidence
from headwater_web.equality.models import Prediction
from headwater_web.ui.fields import day_field, offer, references_of
from headwater_web.ui.free_text import FreeText

ABOUT = "PADU"
"""What can be assessed: plans, actions, decisions and funding agreements."""
HEARD = "SCV"
"""Where people were heard: items sent to panels, challenges and voices."""


class DraftForm(forms.Form):
    """An assessment as a whole."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    title = forms.CharField(
        label=_("What is assessed, in one line"),
        max_length=200,
        error_messages={"required": _("Say in one line what is assessed.")},
    )
    about = forms.CharField(
        label=_("References of what it is about"),
        help_text=_(
            "Plans, actions, decisions or funding agreements, separated by spaces, such as P-1 D-7."
        ),
        max_length=200,
        error_messages={"required": _("Give at least one reference, such as P-1.")},
    )
    how_made = FreeText(
        label=_("How was it made?"),
        help_text=_("Who was asked, how, and what they said. Groups and posts, no names."),
    )
    asked = forms.CharField(
        label=_("What was sent to panels, and what people said"),
        help_text=_("References of items, challenges or voices, such as S-3 V-5. Empty if none."),
        max_length=200,
        required=False,
    )
    not_heard = FreeText(
        label=_("Who was not heard?"),
        help_text=_("Name the groups, and say why. If everybody was heard, say how you know."),
        rows=4,
    )

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_about(self) -> list[str]:
        """Things that the person may see."""
        return references_of(self._person, self.cleaned_data["about"], ABOUT)

    def clean_asked(self) -> list[str]:
        """Items, challenges and voices that the person may see."""
        return references_of(self._person, self.cleaned_data["asked"], HEARD)

    @property
    def words(self) -> DraftWords:
        """What was said, once the form is valid."""
        said = {name: self.cleaned_data[name] for name in self.fields if name != "version"}
        return DraftWords(**said)


class EffectForm(forms.Form):
    """What is expected for one group."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    prediction = forms.ChoiceField(
        label=_("What will it be like for them?"),
        choices=Prediction.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one. That it cannot be told is an answer too.")},
    )
    reason = FreeText(label=_("Why?"), help_text=_("What makes you think so."), rows=4)
    missing = FreeText(
        label=_("If it cannot be told: what is missing?"),
        help_text=_("Which numbers or whose words would let you tell."),
        rows=3,
        required=False,
    )
    mitigation = FreeText(
        label=_("What is done about it?"),
        help_text=_("Needed where it will be worse: what softens it, or why nothing can."),
        rows=3,
        required=False,
    )
    evidence = forms.CharField(
        label=_("What it rests on"), help_text=EVIDENCE_HINT, max_length=1_000, required=False
    )
    check_on = day_field(_("When will somebody look whether it came so?"))
    checker = forms.ChoiceField(
        label=_("Which organisation looks?"),
        error_messages={"required": _("Choose the organisation that looks.")},
    )

    def __init__(
        self,
        *args: Any,
        person: Asker,
        organisations: list[tuple[str, str]],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._person, self._today = person, today
        offer(self, "checker", [("", _("Choose one")), *organisations])

    def clean_evidence(self) -> list[str]:
        """Things and figures that the person may see."""
        return seen_evidence(self._person, self.cleaned_data["evidence"])

    def clean_check_on(self) -> date:
        """A day ahead."""
        return ahead(self.cleaned_data["check_on"], self._today)

    def clean(self) -> dict[str, Any]:
        """What is unknown is named, and harm has an answer."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        prediction = said.get("prediction")
        if prediction == Prediction.CANNOT_TELL and not said.get("missing"):
            self.add_error("missing", _("Say what is missing, so that somebody can find it out."))
        if prediction == Prediction.WORSE and not said.get("mitigation"):
            self.add_error("mitigation", _("Say what is done about it, or why nothing can be."))
        return said

    @property
    def words(self) -> EffectWords:
        """What was said, once the form is valid."""
        said = {name: self.cleaned_data[name] for name in self.fields if name != "version"}
        return EffectWords(**said | {"prediction": Prediction(said["prediction"])})


class SignOffForm(forms.Form):
    """That somebody who did not write an assessment stands for it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    was_read = forms.BooleanField(
        label=_("I read all of it, wrote none of it, and sign it off in my own name"),
        error_messages={"required": _("Tick this to say that you sign it off in your own name.")},
    )


class AttachForm(forms.Form):
    """One more thing that a signed-off assessment is about."""

    about = forms.CharField(
        label=_("Reference of what it is also about"),
        help_text=_("A plan, an action, a decision or a funding agreement, such as D-7."),
        max_length=12,
        error_messages={"required": _("Give a reference, such as D-7.")},
    )

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_about(self) -> str:
        """One thing that the person may see."""
        found = references_of(self._person, self.cleaned_data["about"], ABOUT)
        if len(found) != 1:
            raise forms.ValidationError(_("Give one reference at a time, such as D-7."))
        return found[0]
