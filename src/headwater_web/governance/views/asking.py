"""What the pages that ask something share."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.governance.models import Body, Meeting, Paper
from headwater_web.governance.queries import bodies, meetings

CHANGED = _(
    "Somebody else changed this while you had it open. What they wrote is shown below; what you "
    "wrote is still in the form. Put the two together, and save again."
)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent with the form, if it was."""
    return request.POST if request.method == "POST" else None


def read_anew(form: forms.Form, data: QueryDict, *, name: str, value: object) -> None:
    """Tell a refused form what has been read now, so that the next attempt knows of the change."""
    data = data.copy()
    data[name] = str(value)
    form.data = data
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
        "parent_route": f"governance:{kind}",
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
