"""Pages on which an item is sent, and on which a panel's chair speaks for the panel."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from headwater_web.accounts.api import Rule, check_may, declares, person_of
from headwater_web.scrutiny.actions import sending as actions
from headwater_web.scrutiny.forms.items import SendForm, WhyForm
from headwater_web.scrutiny.models import Item, Panel
from headwater_web.scrutiny.queries import taking_part
from headwater_web.scrutiny.refusals import NotWithPanel, OnlyChair, Refused
from headwater_web.scrutiny.views.shared import (
    form_page,
    item_seen,
    panel_found,
    refusal_page,
    refusal_words,
)
from headwater_web.ui.asking import posted


@declares(Rule.SEND_TO_SCRUTINY)
@require_http_methods(["GET", "POST"])
@never_cache
def send(request: HttpRequest, reference: str) -> HttpResponse:
    """Send a draft to panels."""
    found = item_seen(request, reference)
    form = _send_form(request, found)
    if form.is_valid():
        try:
            actions.send_item(
                by=person_of(request),
                item=found,
                to=form.chosen,
                version=form.cleaned_data["version"],
            )
        except Refused as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("scrutiny:item", reference)
    return form_page(
        request,
        form,
        heading=_("Send {reference} to panels").format(reference=found.reference),
        caption=found.title,
        introduction=_(
            "Once it is sent its words stay as they are: a correction is a new version, and the "
            "panel sees both."
        ),
        button=_("Send it"),
        back=reverse("scrutiny:item", args=[reference]),
    )


def _send_form(request: HttpRequest, found: Item) -> SendForm:
    today = timezone.localdate()
    rests = [taking_part.rest_of(panel, today) for panel in Panel.objects.all()]
    return SendForm(posted(request), rests=rests, initial={"version": found.version})


@declares(Rule.CHALLENGE)
@require_POST
def finish(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """The chair says that the panel has looked and has no more to challenge."""
    found, panel = item_seen(request, reference), panel_found(key)
    check_may(request.user, Rule.CHALLENGE, about=panel.organisation)
    address = reverse("scrutiny:item", args=[reference])
    try:
        actions.finish_looking(by=person_of(request), item=found, panel=panel)
    except (OnlyChair, NotWithPanel) as refusal:
        return refusal_page(request, type(refusal), address)
    return redirect(address)


@declares(Rule.CHALLENGE)
@require_http_methods(["GET", "POST"])
@never_cache
def agree_to_be_asked(request: HttpRequest, key: str) -> HttpResponse:
    """The chair lets the panel be asked about one item within its rest."""
    panel = panel_found(key)
    check_may(request.user, Rule.CHALLENGE, about=panel.organisation)
    back = reverse("scrutiny:panel", args=[key])
    form = WhyForm(posted(request))
    if form.is_valid():
        try:
            actions.agree_to_be_asked(
                by=person_of(request), panel=panel, why=form.cleaned_data["why"]
            )
        except OnlyChair as refusal:
            return refusal_page(request, type(refusal), back)
        return redirect(back)
    return form_page(
        request,
        form,
        heading=_("Agree to be asked before your rest ends"),
        caption=panel.name,
        introduction=_("This is for one item. That you agreed, and why, stays on record."),
        button=_("We agree"),
        back=back,
    )
