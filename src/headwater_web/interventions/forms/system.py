"""What is asked about changes of the system, reviews, and files of costs."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.interventions.cost_files import CostFile, CostsUnreadable, read_costs
from headwater_web.interventions.forms.fields import (
    need,
    number_field,
    one_of,
    reference_field,
    ticks,
)
from headwater_web.interventions.lists import InterventionLists
from headwater_web.interventions.models import UnitCost, Verdict
from headwater_web.ui.fields import (
    PoundsField,
    day_field,
    line_field,
    not_after,
    offer,
    reference_of,
    references_of,
)
from headwater_web.ui.free_text import FreeText

LARGEST_FILE = 500_000


class ChangeForm(forms.Form):
    """A rule, practice or contract that a body changed."""

    title = line_field(_("What changed, in one line"), missing=_("Say what changed."), longest=200)
    body = line_field(_("Who changed it"), missing=_("Say which body changed it."))
    words = FreeText(label=_("What is different now"), rows=3)
    scope = line_field(
        _("Whom or what it covers"), missing=_("Say whom or what it covers."), longest=300
    )
    districts = ticks(_("Districts"), missing=_("Choose at least one district."))
    changed_on = day_field(_("Since when"))
    measure = forms.ChoiceField(
        label=_("Which trend it is meant to move"),
        error_messages={"required": _("Choose the measure whose trend it is meant to move.")},
    )
    children_reached = number_field(
        _("How many children the change covers"),
        help_text=_("All whom the rule is for, not those who were helped. Empty if not known."),
    )
    reached_because = line_field(_("How that number is known"), longest=300)
    comes_from = forms.CharField(
        label=_("What led to it"),
        help_text=_("References separated by spaces, such as PG-3 F-1."),
        required=False,
        max_length=200,
    )

    undoes = reference_field(
        _("If it takes back an earlier change"), help_text=_("That change's reference, as SC-2.")
    )

    def __init__(
        self,
        *args: Any,
        person: Asker,
        lists: InterventionLists,
        measures: Iterable[tuple[str, str]],
        today: date,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._person, self._today = person, today
        offer(self, "districts", [(each.key, each.name) for each in lists.districts])
        offer(self, "measure", [("", _("Choose one")), *measures])

    def clean_changed_on(self) -> date:
        """A day that has come: a change that is planned is an action."""
        return not_after(self.cleaned_data["changed_on"], self._today)

    def clean_comes_from(self) -> tuple[str, ...]:
        """Things that the person may see."""
        return tuple(references_of(self._person, self.cleaned_data["comes_from"]))

    def clean_undoes(self) -> str:
        """An earlier change that the person may see."""
        return reference_of(self._person, self.cleaned_data["undoes"], ("SC",))

    def clean(self) -> dict[str, Any]:
        """A number of children says how it is known."""
        cleaned = super().clean() or {}
        if cleaned.get("children_reached") is not None:
            need(self, "reached_because", _("Say how that number is known."))
        return cleaned


class LookForm(forms.Form):
    """What somebody found on looking at a recommendation."""

    verdict = one_of(_("What you found"), Verdict.choices, missing=_("Choose what you found."))
    happened_on = day_field(_("When you looked"))
    words = FreeText(label=_("In a sentence or two"), rows=3)
    evidence = reference_field(_("Reference of what shows it"), help_text=_("For example A-12."))
    address = forms.URLField(
        label=_("Address of what shows it"), required=False, max_length=500, assume_scheme="https"
    )

    def __init__(self, *args: Any, person: Asker, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self._person, self._today = person, today

    def clean_happened_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["happened_on"], self._today)

    def clean_evidence(self) -> str:
        """A thing that the person may see."""
        return reference_of(self._person, self.cleaned_data["evidence"])

    def clean(self) -> dict[str, Any]:
        """Nothing is met without evidence."""
        cleaned = super().clean() or {}
        is_met = cleaned.get("verdict") in {Verdict.MET, Verdict.PARTLY_MET}
        if is_met and not cleaned.get("address"):
            need(self, "evidence", _("Name what shows it: a reference or an address."))
        return cleaned


class ReviewForm(forms.Form):
    """A review with its recommendations."""

    title = line_field(_("What the review is called"), missing=_("Name the review."), longest=200)
    reviewer = line_field(_("Who made it"), missing=_("Say who made it."))
    published_on = day_field(_("When it came out"))
    source = line_field(
        _("Where it can be read"), missing=_("Say where it can be read."), longest=400
    )
    recommendations = FreeText(
        label=_("Its recommendations, one on each line"),
        help_text=_(
            "In the review's own words. After a vertical bar, to whom it is addressed: "
            "“Offer it to every child | Youth justice services”."
        ),
        rows=10,
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self._today = today

    def clean_published_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["published_on"], self._today)

    def clean_recommendations(self) -> list[tuple[str, str]]:
        """Each with its words and to whom it is addressed."""
        lines = [each.strip() for each in self.cleaned_data["recommendations"].splitlines()]
        found = [each.rpartition("|") for each in lines if each]
        missing = [
            number
            for number, (words, _bar, whom) in enumerate(found, start=1)
            if not words.strip() or not whom.strip()
        ]
        if missing:
            raise forms.ValidationError(
                _("Line {n} does not say to whom it is addressed. Add it after a bar: |").format(
                    n=missing[0]
                )
            )
        return [(words.strip(), whom.strip()) for words, _bar, whom in found]


class CostsForm(forms.Form):
    """A file of unit costs or of a price index. After a fault `faults` tells each of them."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Comma-separated values (.csv), at most 500 kB."),
        error_messages={"required": _("Choose a file.")},
    )
    faults: tuple[str, ...] = ()
    read: CostFile

    def clean_file(self) -> object:
        """The edition that the file holds, or every fault of it."""
        sent = self.cleaned_data["file"]
        try:
            if sent.size > LARGEST_FILE:
                raise CostsUnreadable(["Found more than 500 kB. Expected a smaller file."])
            self.read = read_costs(sent.read().decode())
        except UnicodeDecodeError:
            self.faults = ("Found letters that are not UTF-8. Save the file as UTF-8.",)
        except CostsUnreadable as fault:
            self.faults = fault.faults
        if self.faults:
            raise forms.ValidationError(
                _("Nothing was kept: the file has faults. Put each right, and send it again.")
            )
        return sent


class BreakEvenForm(forms.Form):
    """Which event a programme would have to prevent, and which cost it would have to earn back."""

    event = forms.TypedChoiceField(
        label=_("Which event"),
        coerce=int,
        error_messages={"required": _("Choose an event.")},
    )
    cost = PoundsField(
        label=_("Cost of the programme"),
        help_text=_("What is counted as its cost. Usually all the money that it was given."),
        least="0.01",
    )

    def __init__(self, *args: Any, events: Iterable[UnitCost], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "event", [(each.pk, each.title) for each in events])
