"""What the pages of equality share: forms, refusals, and who is asked about what."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from headwater_web.equality import faults
from headwater_web.equality.models import Assessment
from headwater_web.equality.queries.assessments import assessments_of
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
    counter: str = ""
    """The hidden field that says what the reader had before them."""
    newest: Callable[[], tuple[int, Now]] | None = None
    """What that field would be now, and what is saved."""


def assessment_found(request: HttpRequest, reference: str) -> Assessment:
    """An assessment that this person may see, or 404."""
    found: Assessment = get_object_or_404(assessments_of(request.user), reference=reference)
    return found


def assessment_address(assessment: Assessment) -> str:
    """The address of an assessment's page."""
    return reverse("equality:assessment", args=[assessment.reference])


def form_page(request: HttpRequest, form: Form, page: Page, act: Act) -> HttpResponse:
    """Do what a valid form says and go back; else show the form with its faults.

    What was typed stays. Where somebody else was quicker, theirs is shown beside it, and sending
    the form again goes on top of it.
    """
    now: Now = ()
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except faults.Refused as fault:
            for line in (str(fault.words), *fault.lines):
                form.add_error(None, line)
            now = _taken_up(form, page)
        else:
            return redirect(page.back)
    context = {
        "form": form,
        "heading": page.heading,
        "button": page.button,
        "back": page.back,
        "caption": page.caption,
        "introduction": page.introduction,
        "now": now,
    }
    return render(request, "equality/form.html", context, status=422 if form.errors else 200)


def _taken_up(form: Form, page: Page) -> Now:
    if page.newest is None:
        return ()
    count, now = page.newest()
    read_anew(form, **{page.counter: count})
    return now
