"""What these pages share: forms and refusals."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from headwater_web.agreements import faults
from headwater_web.ui.asking import read_anew

FORM_METHODS = ["GET", "POST"]
Act = Callable[[], object]
Now = tuple[tuple[Any, str], ...]
"""What is saved at this moment: labels and words."""


@dataclass(frozen=True, slots=True)
class Page:
    """The words around a form, and where its reader goes from there."""

    heading: Any
    button: Any
    back: str
    caption: str = ""
    introduction: Any = ""
    newest: Callable[[], tuple[int, Now]] | None = None
    """What the hidden `version` would be now, and what is saved."""


def form_page(request: HttpRequest, form: Form, page: Page, act: Act) -> HttpResponse:
    """Do what a valid form says and go back; else show the form with its faults.

    What was typed stays. Where somebody else was quicker, theirs is shown beside it, and sending
    the form again goes on top of it. An act that returns an address goes there instead.
    """
    now: Now = ()
    if request.method == "POST" and form.is_valid():
        try:
            address = act()
        except faults.Refused as fault:
            for line in (str(fault.words), *fault.lines):
                form.add_error(None, line)
            now = _taken_up(form, page)
        else:
            return redirect(address if isinstance(address, str) else page.back)
    context = {
        "form": form,
        "heading": page.heading,
        "button": page.button,
        "back": page.back,
        "caption": page.caption,
        "introduction": page.introduction,
        "now": now,
    }
    return render(request, "agreements/form.html", context, status=422 if form.errors else 200)


def _taken_up(form: Form, page: Page) -> Now:
    if page.newest is None:
        return ()
    version, now = page.newest()
    read_anew(form, version=version)
    return now
