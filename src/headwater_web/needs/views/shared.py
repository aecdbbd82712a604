"""What the pages share: finding things, the page of a form, and what may be done."""

from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from headwater.released.editions.content import Cut, Module
from headwater_web.accounts.api import Asker
from headwater_web.needs.queries.drafts import Draft, DraftModule, draft_seen_by, readers_cut
from headwater_web.needs.queries.published import SeenEdition, edition_seen_by

FORM_METHODS = ["GET", "POST"]


def form_page(request: HttpRequest, form: Form, **context: Any) -> HttpResponse:
    """A page with one form. `heading`, `button` and `back` are needed; see the template."""
    status = 422 if form.errors else 200
    return render(request, "needs/form.html", {"form": form, **context}, status=status)


def draft_found(person: Asker, reference: str) -> tuple[Draft, Cut]:
    """A draft that this person may read and up to which cut, or a page that says there is none."""
    found = draft_seen_by(person, reference)
    if found is None:
        raise Http404
    return found, readers_cut(person)


def draft_module_found(person: Asker, reference: str, key: str) -> tuple[Draft, DraftModule]:
    """A module of a draft that this person may read."""
    found, cut = draft_found(person, reference)
    module = found.module(key, cut)
    if module is None:
        raise Http404
    return found, module


def edition_found(person: Asker, edition_id: str) -> SeenEdition:
    """A published version that this person may read."""
    found = edition_seen_by(person, edition_id)
    if found is None:
        raise Http404
    return found


def module_found(seen: SeenEdition, key: str) -> Module:
    """A module of it that the reader's cut holds."""
    found = seen.module(key)
    if found is None:
        raise Http404
    return found


def draft_address(reference: str) -> str:
    """The page of a draft."""
    return reverse("needs:draft", args=[reference])
