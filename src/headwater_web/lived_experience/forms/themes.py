"""The codebook: a theme's words, memos, and joining and dividing themes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.lived_experience.actions.themes import ThemeWords
from headwater_web.lived_experience.models import MemoKind, Theme
from headwater_web.ui.fields import VersionedForm, line_field, offer
from headwater_web.ui.free_text import FreeText


class ThemeForm(forms.Form):
    """What a theme is called and means."""

    name = line_field(
        _("What it is called"),
        help_text=_("In words that the people who said it would use."),
        missing=_("Give it a name."),
        longest=120,
    )
    definition = FreeText(label=_("What it means, in one or two sentences"), rows=3)
    use_when = FreeText(label=_("When to use it"), rows=2, required=False)
    not_when = FreeText(label=_("When not to use it"), rows=2, required=False)

    @property
    def theme_words(self) -> ThemeWords:
        """The words, once the form is valid."""
        names = ("name", "definition", "use_when", "not_when")
        return ThemeWords(**{name: self.cleaned_data[name] for name in names})


class RewordForm(VersionedForm, ThemeForm):
    """Other words for a theme."""

    because = FreeText(label=_("Why it is changed"), rows=2)


class MemoForm(forms.Form):
    """A memo of one of three kinds."""

    kind = forms.ChoiceField(
        label=_("What the memo is about"),
        choices=MemoKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three: they are kept apart.")},
    )
    words = FreeText(label=_("The memo"), rows=4)


class JoinForm(VersionedForm):
    """Joining a theme with another."""

    into = forms.ChoiceField(
        label=_("Join it with"), error_messages={"required": _("Choose a theme.")}
    )
    because = FreeText(label=_("Why they are one"), rows=2)

    def __init__(self, *args: Any, others: Sequence[Theme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "into", [(each.reference, f"{each.reference} {each.name}") for each in others])


class DivideForm(VersionedForm):
    """Dividing a theme into two."""

    first_name = line_field(_("The first new theme"), missing=_("Give it a name."), longest=120)
    first_definition = FreeText(label=_("What the first one means"), rows=2)
    second_name = line_field(_("The second new theme"), missing=_("Give it a name."), longest=120)
    second_definition = FreeText(label=_("What the second one means"), rows=2)
    because = FreeText(label=_("Why they are two"), rows=2)

    def clean(self) -> dict[str, Any]:
        """Two themes have two names."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, second = (str(cleaned.get(f"{each}_name", "")) for each in ("first", "second"))
        if first and first.casefold() == second.casefold():
            self.add_error("second_name", _("Give the second theme a name of its own."))
        return cleaned

    @property
    def parts(self) -> tuple[ThemeWords, ...]:
        """The new themes, once the form is valid."""
        said = self.cleaned_data
        return tuple(
            ThemeWords(said[f"{each}_name"], said[f"{each}_definition"])
            for each in ("first", "second")
        )
