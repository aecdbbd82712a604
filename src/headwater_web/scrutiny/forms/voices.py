"""What people told us, asked in this order: first whether someone is at risk now."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.scrutiny.actions.voices import Told
from headwater_web.scrutiny.forms.fields import ExaminedText, examined, not_before
from headwater_web.scrutiny.lists import Listed, ListeningLists
from headwater_web.scrutiny.models import Outcome, Panel, TakenDownBecause, VoiceKind
from headwater_web.ui.fields import Words, day_field, not_after, offer, reference_of

YES, NO = "yes", "no"
YES_OR_NO = [(YES, _("Yes")), (NO, _("No"))]


class RiskForm(forms.Form):
    """The first question, before anything is written."""

    at_risk = forms.ChoiceField(
        label=_("Is someone at risk now?"),
        help_text=_(
            "A child or an adult who may be harmed, whoever told you and however long ago."
        ),
        choices=YES_OR_NO,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Say whether someone is at risk now. If you are not sure, say yes."),
            "invalid_choice": _("Choose yes or no. If you are not sure, choose yes."),
        },
    )


class VoiceForm(RiskForm):
    """A concern or a proposal, in the wording agreed with those who raised it."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=VoiceKind.choices, widget=forms.RadioSelect
    )
    theme = forms.ChoiceField(label=_("What is it about?"))
    place = forms.ChoiceField(label=_("Which place is it about?"))
    group = forms.ChoiceField(label=_("Who told you, as a group?"))
    panel = forms.ChoiceField(label=_("Which panel did it come through?"), required=False)
    event = forms.CharField(
        label=_("Or at what event?"),
        help_text=_("Such as “open evening at a library”. No names of people."),
        max_length=120,
        required=False,
    )
    raised_on = day_field(_("When did they say it?"))
    words = ExaminedText(
        label=_("What they said, in the wording that you agreed with them"),
        help_text=_("Everyone can read it. Their words, not ours."),
    )
    wording_agreed = forms.BooleanField(
        label=_("Those who said it agree to this wording and to its being public"),
        error_messages={"required": _("Agree the wording with them first, then tick this.")},
    )
    identifies = forms.ChoiceField(
        label=_("Could this identify someone, even to those who know them?"),
        choices=YES_OR_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the words could identify someone.")},
    )

    def __init__(
        self,
        *args: Any,
        lists: ListeningLists,
        panels: tuple[Panel, ...],
        first_day: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._panels, self._first_day = {panel.key: panel for panel in panels}, first_day
        offer(self, "theme", _one_of(lists.themes))
        offer(self, "place", _one_of(lists.places))
        offer(self, "group", _one_of(lists.groups))
        named = [(panel.key, panel.name) for panel in panels]
        offer(self, "panel", [("", _("None: at an event")), *named])

    def clean_event(self) -> str:
        """An event's name, which points at nobody."""
        return examined(self.cleaned_data["event"])

    def clean_raised_on(self) -> date:
        """A day that has come, within the time of which there are records."""
        day = not_before(self.cleaned_data["raised_on"], self._first_day)
        return not_after(day, timezone.localdate())

    def clean_identifies(self) -> str:
        """Words that could identify someone are not kept."""
        if self.cleaned_data["identifies"] == YES:
            raise forms.ValidationError(
                _(
                    "Then it cannot be kept like this. Agree other words with them: leave out "
                    "ages, streets, schools, dates and what only one person did."
                )
            )
        return NO

    def clean(self) -> dict[str, Any]:
        """It was heard through a panel or at an event."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if not found.get("panel") and not found.get("event") and "event" not in self.errors:
            self.add_error("event", _("Say through which panel, or at what event."))
        return found

    @property
    def told(self) -> Told:
        """What was told, once the form is valid."""
        said = self.cleaned_data
        return Told(
            kind=VoiceKind(said["kind"]),
            theme=said["theme"],
            place=said["place"],
            group=said["group"],
            words=said["words"],
            raised_on=said["raised_on"],
            panel=self._panels.get(said["panel"]),
            event=said["event"],
        )


class VoiceAnswerForm(forms.Form):
    """What we did, or did not, because."""

    answers_read = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    outcome = forms.ChoiceField(
        label=_("What did we do?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether we did it, did part of it, or did not.")},
    )
    because = ExaminedText(
        label=_("Because"), help_text=_("Everyone can read it. Plain words, no promises.")
    )
    changed = forms.CharField(
        label=_("What it changed"),
        help_text=_("The reference of a decision or an action, such as D-4. Empty if nothing."),
        max_length=12,
        required=False,
    )

    def __init__(self, *args: Any, person: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_changed(self) -> str:
        """The reference of something that this person may see, or nothing."""
        return reference_of(self._person, self.cleaned_data["changed"])


class TakeDownForm(forms.Form):
    """Why words are taken away for good."""

    why = forms.ChoiceField(
        label=_("Why are the words taken away?"),
        choices=TakenDownBecause.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say why the words are taken away.")},
    )


def _one_of(listed: tuple[Listed, ...]) -> list[tuple[str, Words]]:
    return [("", _("Choose one")), *((each.key, each.name) for each in listed)]
