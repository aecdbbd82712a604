"""A figure that a member shares with its network."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from headwater_web.networks.actions.figures import Counted
from headwater_web.networks.forms.fields import one_of
from headwater_web.networks.models import Question, UsedDefinition
from headwater_web.networks.queries.figures import standing_definition
from headwater_web.ui.fields import day_field, line_field, not_after, offer

FIRST_YEAR = 2000
FEWEST = 10


def _number(label: Any, *, help_text: Any = "", least: int = 0) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=least,
        max_value=100_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Give a whole number."),
            "invalid": _("This is not a whole number. Give one, such as 1240."),
        },
    )


class FigureForm(forms.Form):
    """What a member counted in one year."""

    organisation = one_of(_("Which member"), missing=_("Choose the member."))
    year = _number(_("Which calendar year"), least=FIRST_YEAR)
    events = _number(
        _("How many were counted"),
        help_text=_("Give 0, or 10 and more. Counts of 1 to 9 are not shared."),
    )
    people = _number(_("How many people lived there that year"), least=1)
    as_at = day_field(_("Up to which day do the data reach?"))
    source = line_field(_("Where the count comes from"), missing=_("Name the source."), longest=200)

    definition: UsedDefinition | None = None

    def __init__(
        self, *args: Any, question: Question, organisations: dict[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._question = question
        offer(self, "organisation", organisations.items())

    def clean_year(self) -> int:
        """A year that is over."""
        year: int = self.cleaned_data["year"]
        if year >= timezone.localdate().year:
            raise forms.ValidationError(
                gettext("Found %(year)s, which is not over. Give a whole year that is."),
                params={"year": year},
            )
        return year

    def clean_events(self) -> int:
        """Zero, or no small count."""
        events: int = self.cleaned_data["events"]
        if 0 < events < FEWEST:
            raise forms.ValidationError(
                gettext("A count of 1 to 9 is not shared. Leave this year out.")
            )
        return events

    def clean_as_at(self) -> Any:
        """A day that has come."""
        return not_after(self.cleaned_data["as_at"], timezone.localdate())

    def clean(self) -> dict[str, Any]:
        """The member has said by which of our definitions it counts."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if "organisation" in found:
            self.definition = standing_definition(self._question, found["organisation"])
            if self.definition is None:
                self.add_error(
                    "organisation",
                    _(
                        "This member has not said that it counts by one of our definitions. Say so "
                        "first: only like is set beside like."
                    ),
                )
        return found

    @property
    def counted(self) -> Counted:
        """What was counted, once the form is valid."""
        said = self.cleaned_data
        return Counted(said["year"], said["events"], said["people"], said["as_at"], said["source"])
