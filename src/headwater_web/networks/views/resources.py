"""Pages of a network's library: offering, changing, looking again, taking back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, may, person_of
from headwater_web.networks.actions import resources as actions
from headwater_web.networks.forms.resources import (
    ChangeForm,
    OfferForm,
    ReviewForm,
    TakeBackForm,
)
from headwater_web.networks.models import Resource
from headwater_web.networks.queries import networks, resources
from headwater_web.networks.refusals import Refused
from headwater_web.networks.views.shared import (
    FORM_METHODS,
    form_page,
    network_found,
    organisations_for,
    own_resource,
    refusal_words,
    resource_found,
)
from headwater_web.ui.asking import posted, read_anew


@declares(Rule.SEE_NETWORKS)
@require_GET
@never_cache
def resource(request: HttpRequest, reference: str) -> HttpResponse:
    """One resource: what it is, on what terms, and which organisations used it."""
    found = resource_found(reference)
    (shown,) = resources.shown_resources([found], timezone.localdate())
    context = {
        "shown": shown,
        "resource": found,
        "network": networks.network_with(found.network),
        "can_change": found.withdrawn_at is None
        and may(request.user, Rule.SHARE_RESOURCES, about=found.offered_by),
        "uses": [
            (each, use, may(request.user, Rule.SHARE_RESOURCES, about=use.organisation))
            for each in shown.used_by
            for use in each.uses
        ],
    }
    return render(request, "networks/resource.html", context)


@declares(Rule.SHARE_RESOURCES)
@require_http_methods(FORM_METHODS)
@never_cache
def offer_resource(request: HttpRequest, key: str) -> HttpResponse:
    """Put a resource of one's own organisation into the library."""
    found = network_found(key)
    form = OfferForm(
        posted(request),
        themes=networks.network_themes(key),
        organisations=organisations_for(request, key),
        initial={"reviewed_on": timezone.localdate()},
    )
    if form.is_valid():
        made = actions.offer_resource(
            by=person_of(request),
            network=key,
            offered_by=form.cleaned_data["offered_by"],
            words=form.resource_words,
            looked=form.looked,
        )
        return redirect("networks:resource", made.reference)
    return form_page(
        request,
        form,
        heading=_("Offer a resource"),
        caption=found.name,
        button=_("Put it into the library"),
        back=reverse("networks:network", args=[key]),
    )


@declares(Rule.SHARE_RESOURCES)
@require_http_methods(FORM_METHODS)
@never_cache
def change_resource(request: HttpRequest, reference: str) -> HttpResponse:
    """Say otherwise what a resource is."""
    found = own_resource(request, reference)
    themes = networks.network_themes(found.network)
    now = {name: getattr(found, name) for name in ChangeForm.base_fields}
    form = ChangeForm(posted(request), themes=themes, initial=now)
    if form.is_valid():
        try:
            actions.change_resource(
                by=person_of(request),
                resource=found,
                words=form.resource_words,
                version=form.cleaned_data["version"],
            )
        except Refused as refusal:
            read_anew(form, version=found.version)
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("networks:resource", reference)
    shown = [(form[name].label, now[name]) for name in now if name != "version" and now[name]]
    return _form_of(
        request, form, found, heading=_("Change what it says"), button=_("Save"), now=shown
    )


@declares(Rule.SHARE_RESOURCES)
@require_http_methods(FORM_METHODS)
@never_cache
def review_resource(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that a resource was looked at again."""
    found = own_resource(request, reference)
    form = ReviewForm(posted(request), initial={"reviewed_on": timezone.localdate()})
    if form.is_valid():
        try:
            actions.review_resource(by=person_of(request), resource=found, looked=form.looked)
        except Refused as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("networks:resource", reference)
    heading = _("It was looked at again")
    return _form_of(request, form, found, heading=heading, button=_("Record it"))


@declares(Rule.SHARE_RESOURCES)
@require_http_methods(FORM_METHODS)
@never_cache
def take_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a resource back."""
    found, form = own_resource(request, reference), TakeBackForm(posted(request))
    if form.is_valid():
        try:
            actions.withdraw_resource(
                by=person_of(request), resource=found, why=form.cleaned_data["why"]
            )
        except Refused as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("networks:resource", reference)
    heading = _("Take it back")
    return _form_of(request, form, found, heading=heading, button=_("Take it back"))


def _form_of(
    request: HttpRequest,
    form: ReviewForm | ChangeForm | TakeBackForm,
    resource: Resource,
    **context: object,
) -> HttpResponse:
    back = reverse("networks:resource", args=[resource.reference])
    return form_page(
        request, form, caption=f"{resource.reference} {resource.title}", back=back, **context
    )
