"""Looking up what is known of one text, for templates: `{% load needs %}`."""

from collections.abc import Mapping
from typing import Any

from django import template

from headwater_web.needs.models import CutChoice
from headwater_web.needs.numbers import ShownText

register = template.Library()


@register.filter
def of_text(known: Mapping[str, Any], text: ShownText) -> Any:
    """What a mapping by digest holds for a text."""
    return known.get(text.digest, ())


@register.filter
def cut_words(cut: str) -> str:
    """For whom a module is."""
    return str(CutChoice(str(cut)).label)
