"""The site's components, for templates: `{% load ui %}`."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    Field,
    FileInput,
    Form,
    RadioSelect,
    Select,
    Textarea,
)
from django.http import HttpRequest, QueryDict
from django.utils.safestring import SafeString, mark_safe

from headwater.vocabulary.states import ValueState
from headwater_web.ui import words
from headwater_web.ui.contours import contour_lines
from headwater_web.ui.free_text import FreeText

register = template.Library()

register.filter("day_words", words.day_words)
register.filter("month_words", words.month_words)
register.filter("period_words", words.period_words)
register.filter("share_words", words.share_words)
register.filter("category_words", words.category_words)
register.filter("breakdown_words", words.breakdown_words)
register.filter("plain_words", words.plain_words)

_REQUIRED = Field.default_error_messages["required"]
_WIDGETS = (
    (FileInput, "file", "govuk-file-upload"),
    (Textarea, "area", "govuk-textarea"),
    (CheckboxSelectMultiple, "choices", "govuk-checkboxes__input"),
    (RadioSelect, "choices", "govuk-radios__input"),
    (Select, "select", "govuk-select"),
    (CheckboxInput, "tick", "govuk-checkboxes__input"),
)


@register.simple_tag
def contours() -> SafeString:
    """The motif: decorative lines, hidden from screen readers."""
    return mark_safe(contour_lines())  # noqa: S308 - drawn by our own code from numbers alone


@register.inclusion_tag("ui/components/state.html")
def state_words(state: ValueState | str) -> dict[str, Any]:
    """One of the three states without a number, by words as well as by look."""
    known = ValueState(state)
    return {"state": known.value, "words": words.STATE_WORDS[known]}


@register.inclusion_tag("ui/components/state_key.html")
def state_key(states: Sequence[str]) -> dict[str, Any]:
    """What each state that occurs in a table means."""
    known = [ValueState(state) for state in states]
    return {
        "meanings": [
            (state.value, words.STATE_WORDS[state], words.STATE_MEANINGS[state])
            for state in words.STATE_MEANINGS
            if state in known
        ]
    }


@register.filter
def figure_words(value: float | None, is_rate: bool) -> str:
    """A number as a table writes it."""
    return words.number_words(value, is_rate=is_rate)


@register.filter
def is_known(day: date | None) -> bool:
    """Whether a date is known."""
    return day is not None


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(form: Form) -> dict[str, Any]:
    """Everything that is wrong with a form, each linked to its field.

    Words that would fit several fields are told with the name of theirs.
    """
    found = [
        (form[name], str(words_of_it))
        for name, errors in form.errors.items()
        if name in form.fields
        for words_of_it in errors
    ]
    said = Counter(words_of_it for _, words_of_it in found)
    fits_any = {each for each, times in said.items() if times > 1} | {str(_REQUIRED)}
    fields = [
        (_first_control(field), f"{field.label}: {told}" if told in fits_any else told)
        for field, told in found
    ]
    return {"fields": fields, "others": form.non_field_errors(), "any": bool(form.errors)}


def _first_control(field: BoundField) -> str:
    """The id to which a link to a field goes: of choices, that of the first."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.inclusion_tag("ui/components/field.html", takes_context=True)
def govuk_field(context: template.Context, field: BoundField) -> dict[str, Any]:
    """One field of a form with its label, hint and errors."""
    kind, css = _kind_of(field)
    described = [f"{field.id_for_label}-hint"] * bool(field.help_text)
    described += [f"{field.id_for_label}-error"] * bool(field.errors)
    attributes: dict[str, str | bool] = {"class": f"{css} {css}--error" if field.errors else css}
    if described and kind != "choices":
        attributes["aria-describedby"] = " ".join(described)
    return {
        "field": field,
        "kind": kind,
        "is_free_text": isinstance(field.field, FreeText),
        "current_release": context.get("current_release"),
        "described_by": " ".join(described),
        "control": field.as_widget(attrs=attributes) if kind != "choices" else "",
    }


@register.inclusion_tag("ui/components/form.html", takes_context=True)
def govuk_form(context: template.Context, form: Form) -> dict[str, Any]:
    """Every field of a form, hidden ones included."""
    return {"form": form, "current_release": context.get("current_release")}


@register.inclusion_tag("ui/components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any]) -> dict[str, Any]:
    """Links to the pages before and after, keeping the rest of the address."""
    request: HttpRequest = context["request"]
    return {
        "page": page,
        "before": _page_address(request.GET, page.number - 1) if page.has_previous() else "",
        "after": _page_address(request.GET, page.number + 1) if page.has_next() else "",
    }


@register.filter
def as_json(value: Any) -> str:
    """A value for a data attribute; the template escapes it."""
    return json.dumps(value)


def _kind_of(field: BoundField) -> tuple[str, str]:
    widget = field.field.widget
    for widget_type, kind, css in _WIDGETS:
        if isinstance(widget, widget_type):
            return kind, css
    return "input", "govuk-input"


def _page_address(query: QueryDict, number: int) -> str:
    changed = query.copy()
    changed["page"] = str(number)
    return f"?{changed.urlencode()}"
