"""What the pages of assets share: a page that asks, the columns of today, and finding one."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from headwater_web.accounts.api import person_of
from headwater_web.audit.api import Actor
from headwater_web.community.columns import asset_columns
from headwater_web.community.following import FollowedAsset
from headwater_web.community.lists import asset_lists
from headwater_web.community.queries.assets import asset_with
from headwater_web.community.queries.gaps import protective_factors
from headwater_web.ui.api import current_release
from headwater_web.ui.asking import NotAllowedNow
from headwater_web.ui.rows_of_files import Column

FORM_METHODS = ["GET", "POST"]


def columns_now() -> tuple[Column, ...]:
    """The columns, with the factors of the current release."""
    factors = protective_factors(current_release())
    return asset_columns(asset_lists(), tuple((each.factor, each.title) for each in factors))


def ask(
    request: HttpRequest,
    form: Form,
    act: Callable[[Actor], str],
    *,
    template: str = "community/form.html",
    **context: Any,
) -> HttpResponse:
    """Do what a valid form says and open the address that `act` gives; else show its faults."""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(act(person_of(request)))
        except NotAllowedNow as fault:
            form.add_error(None, str(fault.words))
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def asset_found(reference: str) -> FollowedAsset:
    """An asset, or a page that says only that there is none."""
    found = asset_with(reference, timezone.localdate())
    if found is None:
        raise Http404
    return found


def address_of(reference: str) -> str:
    """The page of an asset."""
    return reverse("community:asset", args=[reference])
