"""The one box for free text: it always says whom to ring now, and what must not be typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 4_000


class FreeText(forms.CharField):
    """Words of somebody's own. The page shows whom to ring above the box; nothing is kept as typed.

    Every box for more than a line is one of these: a test looks.
    """

    def __init__(self, *, rows: int = 5, max_length: int = LONGEST, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": _("Write something here.")})
        super().__init__(
            widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}),
            max_length=max_length,
            strip=True,
            **kwargs,
        )
