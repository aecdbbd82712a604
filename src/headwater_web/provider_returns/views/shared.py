"""What the pages of returns share: forms, refusals, and who may do what to whose return."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from headwater_web.accounts.api import Rule, check_may
from headwater_web.provider_returns import faults
from headwater_web.provider_returns.models import ProviderReturn, Version
from headwater_web.provider_returns.queries.returns import returns_of
from headwater_web.ui.asking import read_anew

FORM_METHODS = ["GET", "POST"]
Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Asking:
    """The words around a form, and where its reader goes from there.

    `newest` gives what the form's counter is now, for somebody who was overtaken.
    """

    heading: Any
    button: Any
    back: str
    caption: str = ""
    introduction: Any = ""
    template: str = "provider_returns/form.html"
    newest: Callable[[], int] | None = None
    more: dict[str, Any] = field(default_factory=dict)


def return_found(request: HttpRequest, reference: str) -> ProviderReturn:
    """A return that this person may see, or 404."""
    found: ProviderReturn = get_object_or_404(returns_of(request.user), reference=reference)
    return found


def return_to_act_on(request: HttpRequest, reference: str, rule: Rule) -> ProviderReturn:
    """The same where the person may also do what `rule` names to it. Raises NotPermitted."""
    found = return_found(request, reference)
    check_may(request.user, rule, about=found.organisation)
    return found


def latest_of(report: ProviderReturn) -> Version:
    """The newest version of a return."""
    versions: list[Version] = list(report.versions.all())
    return versions[-1]


def return_address(report: ProviderReturn) -> str:
    """The address of a return's page."""
    return reverse("provider_returns:return", args=[report.reference])


def form_page(request: HttpRequest, form: Form, asking: Asking, act: Act) -> HttpResponse:
    """Do what a valid form says and go on; else show the form with its faults.

    What was typed stays. Where somebody else was quicker, sending it again goes on top of theirs.
    """
    if request.method == "POST" and form.is_valid():
        try:
            address = act()
        except faults.Refused as fault:
            for line in (str(fault.words), *fault.lines):
                form.add_error(None, line)
            if asking.newest is not None:
                read_anew(form, counter=asking.newest())
        else:
            return redirect(address if isinstance(address, str) else asking.back)
    context = {
        "form": form,
        "heading": asking.heading,
        "button": asking.button,
        "back": asking.back,
        "caption": asking.caption,
        "introduction": asking.introduction,
        **asking.more,
    }
    return render(request, asking.template, context, status=422 if form.errors else 200)
