"""Adding, changing, confirming and ending assets, and taking over a file of them."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Rule, declares
from headwater_web.audit.api import Actor
from headwater_web.community.actions import assets as actions
from headwater_web.community.columns import confirmation_columns
from headwater_web.community.forms.assets import (
    AssetForm,
    ConfirmForm,
    EndForm,
    ImportForm,
    NewAssetForm,
    initial_of,
)
from headwater_web.community.lists import asset_lists
from headwater_web.community.views.shared import (
    FORM_METHODS,
    address_of,
    ask,
    asset_found,
    columns_now,
)
from headwater_web.ui.asking import NotAllowedNow, posted, read_anew
from headwater_web.ui.rows_of_files import FileUnreadable

_FORM = "community/asset_form.html"


@declares(Rule.MANAGE_ASSETS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_asset(request: HttpRequest) -> HttpResponse:
    """List something that exists."""
    form = NewAssetForm(
        posted(request),
        columns=columns_now(),
        lists=asset_lists(),
        initial={"confirmed_on": timezone.localdate().isoformat()},
    )

    def act(by: Actor) -> str:
        made = actions.add_asset(
            by=by, said=form.said, confirmed_on=form.confirmed_on, confirmed_how=form.confirmed_how
        )
        return address_of(made.reference)

    return ask(
        request,
        form,
        act,
        template=_FORM,
        heading=_("Add something that exists"),
        button=_("Add it to the list"),
        back=reverse("community:assets"),
    )


@declares(Rule.MANAGE_ASSETS)
@require_http_methods(FORM_METHODS)
@never_cache
def change_asset(request: HttpRequest, reference: str) -> HttpResponse:
    """Put right what is said of an asset."""
    found, columns = asset_found(reference).asset, columns_now()
    form = AssetForm(
        posted(request), columns=columns, lists=asset_lists(), initial=initial_of(columns, found)
    )

    def act(by: Actor) -> str:
        try:
            actions.change_asset(
                by=by, asset=found, said=form.said, version=form.cleaned_data["version"]
            )
        except NotAllowedNow:
            read_anew(form, version=found.version)
            raise
        return address_of(reference)

    return ask(
        request,
        form,
        act,
        template=_FORM,
        heading=_("Put right what is told of it"),
        caption=f"{reference} {found.name}",
        button=_("Keep the change"),
        back=address_of(reference),
    )


@declares(Rule.MANAGE_ASSETS)
@require_http_methods(FORM_METHODS)
@never_cache
def confirm_asset(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that somebody made sure of it."""
    found = asset_found(reference).asset
    form = ConfirmForm(posted(request), initial={"confirmed_on": timezone.localdate().isoformat()})

    def act(by: Actor) -> str:
        said = form.cleaned_data
        actions.confirm_asset(
            by=by, asset=found, confirmed_on=said["confirmed_on"], how=said["how"]
        )
        return address_of(reference)

    return ask(
        request,
        form,
        act,
        heading=_("Confirm that it is there"),
        caption=f"{reference} {found.name}",
        introduction=_(
            "Ring or visit first. Check its hours, its cost, for whom it is, and how to reach it."
        ),
        button=_("It is there as told"),
        back=address_of(reference),
    )


@declares(Rule.MANAGE_ASSETS)
@require_http_methods(FORM_METHODS)
@never_cache
def end_asset(request: HttpRequest, reference: str) -> HttpResponse:
    """Take it off the list. Its page stays."""
    found = asset_found(reference).asset
    form = EndForm(posted(request))

    def act(by: Actor) -> str:
        actions.end_asset(by=by, asset=found, why=form.cleaned_data["why"])
        return address_of(reference)

    return ask(
        request,
        form,
        act,
        heading=_("It is no longer there"),
        caption=f"{reference} {found.name}",
        introduction=_("It leaves the list today and stays as it was. This cannot be undone."),
        button=_("Take it off the list"),
        back=address_of(reference),
    )


@declares(Rule.MANAGE_ASSETS)
@require_http_methods(FORM_METHODS)
@never_cache
def import_assets(request: HttpRequest) -> HttpResponse:
    """Take over a file of assets: all of it, or nothing and every fault."""
    columns = columns_now()
    files = request.FILES if request.method == "POST" else None
    form = ImportForm(posted(request), files, columns=columns, lists=asset_lists())

    def act(by: Actor) -> str:
        try:
            actions.import_assets(by=by, rows=form.rows)
        except FileUnreadable as fault:
            form.faults = fault.faults
            raise _NothingKept from None
        return reverse("community:assets")

    return ask(
        request,
        form,
        act,
        template="community/import.html",
        columns=(*columns, *confirmation_columns()),
    )


class _NothingKept(NotAllowedNow):
    """Some of a file's assets are listed already."""

    words = gettext_lazy("Nothing was kept: some of these are listed already.")
