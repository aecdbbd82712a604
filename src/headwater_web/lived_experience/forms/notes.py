"""Writing a note, checking one, and giving themes to words of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.lived_experience.lists import heard_lists
from headwater_web.lived_experience.models import Session, Theme
from headwater_web.lived_experience.wording import Paragraph, places_of
from headwater_web.ui.fields import offer
from headwater_web.ui.free_text import FreeText

LONGEST_NOTE = 20_000
LONGEST_PHRASE = 4_000
TAKE_AWAY = "take_away"


class NoteForm(forms.Form):
    """What was said, without names."""

    text = FreeText(
        label=gettext_lazy("What was said"),
        help_text=gettext_lazy(
            "Take the names out first: of people, streets, schools and clubs, and anything else "
            "by which somebody could be known. Leave an empty line between paragraphs. The words "
            "cannot be changed later."
        ),
        rows=16,
        max_length=LONGEST_NOTE,
    )
    speaker = forms.ChoiceField(
        label=gettext_lazy("Who spoke"),
        help_text=gettext_lazy("Only a group, and only if one person or one group spoke."),
        required=False,
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lists = heard_lists()
        groups = [(group, lists.group_name(group)) for group in session.groups]
        offer(self, "speaker", [("", _("Several people, or not known")), *groups])


class CheckForm(forms.Form):
    """What the second reader found."""

    found = forms.ChoiceField(
        label=gettext_lazy("Could anybody be known from these words?"),
        choices=[
            (
                "nothing",
                gettext_lazy("No. It holds no name and nothing else that points at a person"),
            ),
            (TAKE_AWAY, gettext_lazy("Yes. Take the words away for good")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Read the note, and choose one of the two.")},
    )


class CodeForm(forms.Form):
    """Themes for a paragraph, or for words in it."""

    words = forms.CharField(
        label=gettext_lazy("Which words of it?"),
        help_text=gettext_lazy(
            "Type or paste them as they stand above. Leave this empty for the whole paragraph."
        ),
        required=False,
        max_length=LONGEST_PHRASE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("What are they about?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one theme.")},
    )

    def __init__(
        self, *args: Any, paragraph: Paragraph, themes: Sequence[Theme], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._paragraph = paragraph
        self.place = (paragraph.start, paragraph.end)
        self._themes = themes
        offer(
            self, "themes", [(each.reference, f"{each.name}: {each.definition}") for each in themes]
        )

    @property
    def chosen(self) -> list[Theme]:
        """The themes that were ticked, once the form is valid."""
        return [each for each in self._themes if each.reference in self.cleaned_data["themes"]]

    def clean_words(self) -> str:
        """Words that stand in the paragraph exactly once."""
        words: str = self.cleaned_data["words"]
        if not words:
            return words
        places = places_of(words, self._paragraph)
        if not places:
            raise forms.ValidationError(
                _("These words do not stand in the paragraph. Copy them from it.")
            )
        if len(places) > 1:
            raise forms.ValidationError(
                _("These words stand there {times} times. Copy a longer piece.").format(
                    times=len(places)
                )
            )
        self.place = places[0]
        return words


def matching(themes: Sequence[Theme], words: str) -> list[Theme]:
    """The themes in whose name, definition or use every word that was looked for occurs."""
    wanted = words.casefold().split()
    return [
        theme
        for theme in themes
        if all(
            each in f"{theme.name} {theme.definition} {theme.use_when}".casefold()
            for each in wanted
        )
    ]
