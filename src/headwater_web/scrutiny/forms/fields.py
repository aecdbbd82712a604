"""Fields that scrutiny's forms share: examined words, released counts, days on record."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.scrutiny.disparity import SMALLEST_RELEASED, is_releasable
from headwater_web.scrutiny.identifying import identifying_marks
from headwater_web.ui.fields import Words
from headwater_web.ui.free_text import FreeText
from headwater_web.ui.words import day_words


class ExaminedText(FreeText):
    """Words that others will read: refused where they hold something that points at a person."""

    def clean(self, value: Any) -> Any:
        """The words, or what was found in them."""
        return examined(super().clean(value))


def examined(words: str) -> str:
    """The words, unless they hold something by which someone could be known."""
    if marks := identifying_marks(words):
        raise forms.ValidationError(
            _(
                "This seems to hold %(marks)s. Others will read these words, so they may point at "
                "nobody. Take it out, or say it another way."
            ),
            params={"marks": ", ".join(marks)},
        )
    return words


def count_field(
    *, label: Words, help_text: Words = "", required: bool = True
) -> forms.IntegerField:
    """A count that was released: none, or at least eight."""
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=required,
        min_value=0,
        max_value=100_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        validators=[released_only],
        error_messages={
            "required": gettext_lazy("Give a whole number: 0, or 8 and more."),
            "invalid": gettext_lazy("This is not a whole number. Give 0, or 8 and more."),
        },
    )


def released_only(count: int) -> None:
    """Refuse a count so small that it could point at someone."""
    if not is_releasable(count):
        raise forms.ValidationError(
            _(
                "A number from 1 to %(most)s could point at a person, so it is never shown. Join "
                "this group with another, or use a longer period, and give a released number."
            ),
            params={"most": SMALLEST_RELEASED - 1},
        )


def not_before(day: date, first: date) -> date:
    """A day on or after the one from which records are kept."""
    if day < first:
        raise forms.ValidationError(
            _("Records begin on %(day)s. Choose that day or a later one."),
            params={"day": day_words(first)},
        )
    return day
