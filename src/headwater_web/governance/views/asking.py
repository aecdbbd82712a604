"""What the pages that ask something share."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.governance.models import Body, Meeting, Paper
from headwater_web.governance.queries import bodies, meetings
from headwater_web.ui.asking import read_anew

CHANGED = _(
    "Somebody else changed this while you had it open. What they wrote is shown below; what you "
    "wrote is still in the form. Put the two together, and save again."
)


def changed_meanwhile(form: forms.Form, **read: object) -> None:
    """Refuse a form whose thing somebody else changed, and let it know what has been read now."""
    read_anew(form, **read)
    form.add_error(None, CHANGED)


def ask(
    request: HttpRequest,
    form: forms.Form,
    *,
    heading: str | Promise,
    parent: Body | Meeting | Paper,
    button: str | Promise,
    **context: Any,
) -> HttpResponse:
    """The page of one form, below the page it belongs to."""
    kind = {Body: "body", Meeting: "meeting", Paper: "paper"}[type(parent)]
    shown = {
        "form": form,
        "heading": heading,
        "parent": parent,
        "parent_address": reverse(f"governance:{kind}", args=[parent.reference]),
        "parent_title": parent.name if isinstance(parent, Body) else parent.title,
        "button": button,
        **context,
    }
    return render(request, "governance/ask.html", shown, status=422 if form.errors else 200)


def body_or_404(reference: str) -> Body:
    """The body, or a page that says there is none."""
    found = bodies.body_with(reference)
    if found is None:
        raise Http404
    return found


def meeting_or_404(reference: str) -> Meeting:
    """The meeting, or a page that says there is none."""
    found = meetings.meeting_with(reference)
    if found is None:
        raise Http404
    return found
