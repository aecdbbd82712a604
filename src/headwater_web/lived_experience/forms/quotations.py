"""Proposing words for use, deciding on them, and withdrawing them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.accounts.api import Asker
from headwater_web.lived_experience.actions.quotations import Quoted
from headwater_web.lived_experience.lists import heard_lists
from headwater_web.lived_experience.models import Session, Theme, WithdrawnWhy
from headwater_web.thread.api import FIGURE, things_seen_by
from headwater_web.ui.fields import line_field, offer
from headwater_web.ui.free_text import FreeText

CLEAR, REFUSE = "clear", "refuse"


class QuoteForm(forms.Form):
    """Words of a paragraph, of whom they are told, and the number that they bear on."""

    words = FreeText(
        label=gettext_lazy("The words"),
        help_text=gettext_lazy(
            "You may leave words out and write […] in their place. You may not change any."
        ),
        rows=5,
    )
    group = forms.ChoiceField(label=gettext_lazy("Who is said to have spoken"), required=False)
    place = forms.ChoiceField(label=gettext_lazy("Where"))
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("What they are about"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one theme.")},
    )
    figure = forms.CharField(
        label=gettext_lazy("The number that they bear on"),
        help_text=gettext_lazy(
            "The reference of a released figure, copied from its own page. The words and the "
            "number are shown side by side."
        ),
        required=False,
        max_length=250,
    )
    no_figure_because = line_field(
        gettext_lazy("Or why they bear on no number"),
        help_text=gettext_lazy("Such as “nobody counts this”."),
        longest=200,
    )

    def __init__(
        self,
        *args: Any,
        person: Asker,
        session: Session,
        themes: Sequence[Theme],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._person = person
        lists = heard_lists()
        places = dict.fromkeys([*session.places, lists.whole_area])
        offer(self, "place", [(place, lists.place_name(place)) for place in places if place])
        groups = [(group, lists.voice(group)) for group in session.groups]
        offer(self, "group", [("", lists.voice("")), *groups])
        offer(self, "themes", [(each.reference, each.name) for each in themes])

    def clean_figure(self) -> str:
        """A figure that was released, or nothing."""
        text: str = self.cleaned_data["figure"].strip()
        if not text:
            return ""
        figure = FIGURE + text.removeprefix(FIGURE)
        if figure not in things_seen_by(self._person, [figure]):
            raise forms.ValidationError(
                _("No figure “%(figure)s” was released. Copy its reference from its page."),
                params={"figure": text},
            )
        return figure

    def clean(self) -> dict[str, Any]:
        """They bear on a number, or somebody says why on none."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        has_figure, says_why = cleaned.get("figure"), cleaned.get("no_figure_because")
        if "figure" not in self.errors and bool(has_figure) == bool(says_why):
            self.add_error(
                "figure",
                _("Give the number that they bear on, or say why on none: one of the two."),
            )
        return cleaned

    @property
    def quoted(self) -> Quoted:
        """What is proposed, once the form is valid."""
        names = ("words", "group", "place", "figure", "no_figure_because", "themes")
        return Quoted(**{name: self.cleaned_data[name] for name in names})


class ClearForm(forms.Form):
    """Whether somebody else's quotation may be used."""

    decision = forms.ChoiceField(
        label=gettext_lazy("May these words be used?"),
        choices=[
            (CLEAR, gettext_lazy("Yes. They point at nobody, and were agreed to be published")),
            (REFUSE, gettext_lazy("No. Take them away")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )


class WithdrawQuotationForm(forms.Form):
    """Why words are no longer used."""

    why = forms.ChoiceField(
        label=gettext_lazy("Why are they no longer used?"),
        choices=[
            (each.value, each.label) for each in (WithdrawnWhy.CONSENT, WithdrawnWhy.IDENTIFIES)
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )
