"""What is asked when options are weighed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.interventions.forms.fields import one_of, reference_field
from headwater_web.interventions.models import Criterion, Option, OptionKind
from headwater_web.interventions.models.appraisals import HIGHEST_SCORE
from headwater_web.ui.fields import PoundsField, line_field, offer, reference_of, references_of
from headwater_web.ui.free_text import FreeText

MOST_CRITERIA = 6
WHOLE = 100


class AppraisalForm(forms.Form):
    """What is asked, and what counts how much, said before anything is scored."""

    title = line_field(_("What is weighed"), missing=_("Say what is weighed."), longest=200)
    question = FreeText(label=_("The question"), rows=3)
    programme = forms.ChoiceField(
        label=_("About which programme"),
        help_text=_("Then stopping and carrying on are weighed as well."),
        required=False,
    )

    def __init__(self, *args: Any, programmes: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "programme", [("", _("none: something new")), *programmes])
        for number in range(1, MOST_CRITERIA + 1):
            self.fields[f"criterion_{number}"] = line_field(
                _("Criterion {n}").format(n=number),
                missing=_("Say at least one thing that counts.") if number == 1 else "",
            )
            self.fields[f"weight_{number}"] = forms.IntegerField(
                label=_("How many points of 100 it counts").format(n=number),
                required=number == 1,
                min_value=1,
                max_value=WHOLE,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    def clean(self) -> dict[str, Any]:
        """Criteria with weights that come to a hundred."""
        cleaned = super().clean() or {}
        weights: dict[str, int] = {}
        for number in range(1, MOST_CRITERIA + 1):
            name = cleaned.get(f"criterion_{number}")
            weight = cleaned.get(f"weight_{number}")
            if bool(name) != bool(weight) and f"weight_{number}" not in self.errors:
                self.add_error(
                    f"weight_{number}", _("Give a criterion and its points, or neither.")
                )
            elif name in weights:
                self.add_error(f"criterion_{number}", _("This stands here twice. Name it once."))
            elif name and weight:
                weights[name] = weight
        if not self.errors and sum(weights.values()) != WHOLE:
            self.add_error(
                "weight_1",
                _("The points come to {total}. Change them so that they come to 100.").format(
                    total=sum(weights.values())
                ),
            )
        return cleaned | {"weights": weights}


class OptionForm(forms.Form):
    """One thing that could be done."""

    kind = one_of(_("What it would do"), OptionKind.choices, missing=_("Choose what it would do."))
    title = line_field(_("The option in one line"), missing=_("Name the option."), longest=200)
    words = FreeText(label=_("What it means"), rows=3)
    cost = PoundsField(label=_("What it costs in a year"))
    cards = forms.CharField(
        label=_("Evidence cards"),
        help_text=_("References separated by spaces, such as EV-4."),
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, person: Asker, taken: Iterable[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self._person, self._taken = person, set(taken)

    def clean_title(self) -> str:
        """A name that no other option has."""
        title: str = self.cleaned_data["title"]
        if title in self._taken:
            raise forms.ValidationError(_("Another option is called so. Give this one its own."))
        return title

    def clean_cards(self) -> list[str]:
        """Cards that the person may see."""
        return references_of(self._person, self.cleaned_data["cards"], ("EV",))


class ScoreForm(forms.Form):
    """Points for one option by every criterion, each with the reason."""

    def __init__(self, *args: Any, criteria: Iterable[Criterion], **more: Any) -> None:
        super().__init__(*args, **more)
        self._numbers = []
        for each in criteria:
            self._numbers.append(each.pk)
            self.fields[f"points_{each.pk}"] = forms.TypedChoiceField(
                label=_("{name} (counts {weight} of 100)").format(
                    name=each.name, weight=each.weight
                ),
                help_text=_("0 is not at all, 4 is fully."),
                choices=[(points, str(points)) for points in range(HIGHEST_SCORE + 1)],
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Give points from 0 to 4.")},
            )
            self.fields[f"because_{each.pk}"] = line_field(
                _("Why"), missing=_("Say why in a line."), longest=400
            )

    @property
    def points(self) -> dict[int, tuple[int, str]]:
        """Points and reason by the number of each criterion."""
        said = self.cleaned_data
        return {each: (said[f"points_{each}"], said[f"because_{each}"]) for each in self._numbers}


class EndForm(forms.Form):
    """Which option a body chose."""

    chosen = forms.TypedChoiceField(
        label=_("Which option was chosen"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the option that the body chose.")},
    )
    decision = reference_field(
        _("The decision's reference"),
        missing=_("Give the reference of the decision, such as D-12."),
    )
    reasons = FreeText(label=_("Why, in the body's words"), rows=3)

    def __init__(self, *args: Any, person: Asker, options: Iterable[Option], **more: Any) -> None:
        super().__init__(*args, **more)
        self._person = person
        offer(self, "chosen", [(each.pk, each.title) for each in options])

    def clean_decision(self) -> str:
        """A decision that the person may see."""
        return reference_of(self._person, self.cleaned_data["decision"], ("D",))
