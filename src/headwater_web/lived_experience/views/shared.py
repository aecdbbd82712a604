"""What the pages of lived experience share: the page of a form, and finding things."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from headwater_web.lived_experience.faults import Refused
from headwater_web.lived_experience.models import Note, Quotation, Session, Theme
from headwater_web.lived_experience.queries import notes, themes
from headwater_web.lived_experience.queries.quotations import quotations_seen_by

FORM_METHODS = ["GET", "POST"]
Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Page:
    """The words around a form, and where its reader goes from there."""

    heading: Any
    button: Any
    back: str
    caption: Any = ""
    introduction: Any = ""
    template: str = "lived_experience/form.html"


def form_page(
    request: HttpRequest, form: Form, page: Page, act: Act, **context: Any
) -> HttpResponse:
    """Do what a valid form says and go on; else show the form with its faults, as it was typed.

    Where the act answers with an address, its reader goes there.
    """
    if request.method == "POST" and form.is_valid():
        try:
            went = act()
        except Refused as fault:
            for line in (str(fault.words), *fault.lines):
                form.add_error(None, line)
        else:
            return redirect(went if isinstance(went, str) else page.back)
    shown = {
        "form": form,
        "heading": page.heading,
        "button": page.button,
        "back": page.back,
        "caption": page.caption,
        "introduction": page.introduction,
        **context,
    }
    return render(request, page.template, shown, status=422 if form.errors else 200)


def theme_found(reference: str) -> Theme:
    """A theme, joined and divided ones included."""
    found = themes.theme_with(reference)
    if found is None:
        raise Http404
    return found


def session_found(number: int) -> Session:
    """A session."""
    found = notes.session_with(number)
    if found is None:
        raise Http404
    return found


def note_found(number: int) -> Note:
    """A note, whether or not its words are here."""
    found = notes.note_with(number)
    if found is None:
        raise Http404
    return found


def quotation_found(request: HttpRequest, reference: str) -> Quotation:
    """A quotation that this person may know of, or a page that says only that there is none."""
    found: Quotation | None = quotations_seen_by(request.user).filter(reference=reference).first()
    if found is None:
        raise Http404
    return found
