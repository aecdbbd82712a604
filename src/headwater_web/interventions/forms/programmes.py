"""What is said about a programme: what it is, how it is meant to work, on what grounds."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.evidence.api import CardWords
from headwater_web.interventions.forms.fields import (
    end_after,
    last_day_field,
    need,
    number_field,
    one_of,
    reference_field,
    ticks,
)
from headwater_web.interventions.lists import InterventionLists, Named
from headwater_web.interventions.models import EvaluationDesign, TargetGroup, Tier
from headwater_web.ui.asking import organisation_names
from headwater_web.ui.fields import day_field, line_field, offer, reference_of, references_of
from headwater_web.ui.free_text import FreeText
from headwater_web.ui.strategy_words import strategy_words


class ProgrammeForm(forms.Form):
    """What a programme is, for whom, where and when, and how we shall find out what came of it."""

    name = line_field(_("What it is called"), missing=_("Say what the programme is called."))
    purpose = FreeText(label=_("What it is for"), rows=3)
    kind = forms.ChoiceField(
        label=_("Type of intervention"),
        help_text=_("The types of the evidence cards, so that the two can be set side by side."),
        error_messages={"required": _("Choose the type of intervention.")},
    )
    organisation = forms.ChoiceField(
        label=_("Who delivers it"),
        error_messages={"required": _("Choose who delivers it.")},
    )
    tier = one_of(
        _("Tier of prevention"), Tier.choices, missing=_("Choose the tier of prevention.")
    )
    target_group = one_of(
        _("Whom it is for"),
        TargetGroup.choices,
        missing=_("Choose whom it is for: a tier alone does not say it."),
        help_text=_("A group by what is known of its risk. Never a person."),
    )
    bands = ticks(_("Ages"), missing=_("Choose at least one age."))
    districts = ticks(_("Districts"), missing=_("Choose at least one district."))
    place_kinds = ticks(_("Kinds of places"))
    institution_kinds = ticks(_("Kinds of institutions"))
    priority_number = forms.TypedChoiceField(
        label=_("Priority of the strategy"), coerce=int, empty_value=None, required=False
    )
    needs = forms.CharField(
        label=_("Findings that it answers to"),
        help_text=_("References separated by spaces, such as F-1 F-3."),
        required=False,
        max_length=120,
    )
    starts_on = day_field(_("First day"))
    last_day = last_day_field()
    expected_people = number_field(
        _("How many people it is meant to reach"),
        help_text=_("People, not visits. Leave it empty if nobody knows."),
    )
    expected_sessions = number_field(_("How many sessions are planned"))
    design = one_of(
        _("How we shall find out what came of it"),
        EvaluationDesign.choices,
        missing=_("Choose how we shall find out what came of it: it is said before the start."),
    )
    design_because = FreeText(label=_("Why in this way"), rows=3)
    stop_when = FreeText(label=_("What would make us stop"), rows=2)
    money_is_public = forms.BooleanField(
        label=_("Everybody may see how much it gets"),
        help_text=_("Ask the organisation first."),
        required=False,
    )

    def __init__(
        self, *args: Any, person: Asker, lists: InterventionLists, kinds: Iterable[str], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self._person = person
        offer(self, "kind", [("", _("Choose one")), *((each, each) for each in kinds)])
        offer(self, "organisation", [("", _("Choose one")), *organisation_names().items()])
        for name, entries in (
            ("bands", lists.bands),
            ("districts", lists.districts),
            ("place_kinds", lists.place_kinds),
            ("institution_kinds", lists.institution_kinds),
        ):
            offer(self, name, _choices(entries))
        priorities = [
            (each.number, f"{each.number}. {each.title}") for each in strategy_words().priorities
        ]
        offer(self, "priority_number", [("", _("none in particular")), *priorities])

    def clean_needs(self) -> list[str]:
        """Findings that the person may see."""
        return references_of(self._person, self.cleaned_data["needs"], ("F",))

    def clean(self) -> dict[str, Any]:
        """A programme that ends after it begins."""
        cleaned = super().clean() or {}
        end_after(self, cleaned)
        return cleaned


class ChangedProgrammeForm(ProgrammeForm):
    """The same, said anew and why."""

    because = FreeText(label=_("Why it changes"), rows=2)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class TheoryForm(forms.Form):
    """How a programme is meant to work."""

    inputs = FreeText(label=_("What goes in"), help_text=_("People, rooms, money."), rows=2)
    activities = FreeText(label=_("What is done"), rows=3)
    outputs = FreeText(label=_("What can be counted straight away"), rows=2)
    outcomes = FreeText(label=_("What changes for those who take part"), rows=2)
    impact = FreeText(label=_("What changes for the area"), rows=2)
    assumptions = FreeText(
        label=_("What has to be true for it to work"),
        help_text=_("What we take for granted, so that it can be looked at."),
        rows=3,
    )


class GroundsForm(forms.Form):
    """On what a programme stands."""

    cards = ticks(_("Evidence cards on this type of intervention"))
    other_cards = forms.CharField(
        label=_("Other evidence cards"),
        help_text=_("References separated by spaces, such as EV-4."),
        required=False,
        max_length=200,
    )
    none_because = FreeText(
        label=_("If there is none: where we looked, and what we found"), required=False, rows=3
    )
    equality = reference_field(
        _("Equality impact assessment"), help_text=_("Its reference, such as E-2.")
    )
    equality_because = FreeText(label=_("If there is none: why not yet"), required=False, rows=2)

    def __init__(self, *args: Any, person: Asker, cards: Iterable[CardWords], **more: Any) -> None:
        super().__init__(*args, **more)
        self._person = person
        offered = [
            (each.reference, f"{each.reference} {each.question}{_rated(each)}") for each in cards
        ]
        offer(self, "cards", offered)
        if not offered:
            del self.fields["cards"]

    def clean_other_cards(self) -> list[str]:
        """Cards that the person may see."""
        return references_of(self._person, self.cleaned_data["other_cards"], ("EV",))

    def clean_equality(self) -> str:
        """An assessment that the person may see."""
        return reference_of(self._person, self.cleaned_data["equality"], ("E",))

    def clean(self) -> dict[str, Any]:
        """Cards or why none; an assessment or why none."""
        cleaned = super().clean() or {}
        chosen = [*cleaned.get("cards", []), *cleaned.pop("other_cards", [])]
        cleaned["cards"] = list(dict.fromkeys(chosen))
        if not cleaned["cards"] and "other_cards" not in self.errors:
            need(self, "none_because", _("Name a card, or say where you looked and found none."))
        if not cleaned.get("equality"):
            need(self, "equality_because", _("Name the assessment, or say why there is none yet."))
        return cleaned


class ChoiceForm(forms.Form):
    """Which finding, card or voice shaped which choice."""

    source = reference_field(
        _("What shaped it"),
        help_text=_(
            "The reference of a finding, an evidence card or a voice, such as F-1 or EV-4."
        ),
        missing=_("Give the reference of what shaped it."),
    )
    choice = line_field(
        _("The choice, in one line"),
        missing=_("Say what was chosen."),
        help_text=_("Such as “coaches stay until ten at night”."),
        longest=300,
    )
    how = FreeText(label=_("How the one led to the other"), rows=3)

    def __init__(self, *args: Any, person: Asker, **more: Any) -> None:
        super().__init__(*args, **more)
        self._person = person

    def clean_source(self) -> str:
        """A thing that the person may see."""
        prefixes = ("F", "EV", "RS", "TH", "V", "QU", "EG", "C")
        return reference_of(self._person, self.cleaned_data["source"], prefixes)


class EndChoiceForm(forms.Form):
    """Why a choice holds no longer."""

    how = FreeText(label=_("Why it holds no longer"), rows=3)


def _choices(entries: Iterable[Named]) -> list[tuple[str, str]]:
    return [(each.key, each.name) for each in entries]


def _rated(card: CardWords) -> str:
    return f" ({card.certainty})" if card.certainty else ""
