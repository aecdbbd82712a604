"""Pages on which units agree to an ask, and on which it is recorded as sent."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import NotPermitted, Rule, declares, person_of
from headwater_web.networks.actions import asks as actions
from headwater_web.networks.following import FollowedAsk
from headwater_web.networks.forms.asks import AgreedElsewhereForm, AgreeForm, SendForm
from headwater_web.networks.models import How
from headwater_web.networks.refusals import Refused
from headwater_web.networks.speaking import speaks_for
from headwater_web.networks.views.shared import FORM_METHODS, ask_found, form_page, refusal_words
from headwater_web.ui.asking import posted, read_anew
from headwater_web.ui.fields import VersionedForm


@declares(Rule.SHARE_RESOURCES)
@require_http_methods(FORM_METHODS)
@never_cache
def agree(request: HttpRequest, reference: str) -> HttpResponse:
    """Agree to an ask in the name of one's own unit."""
    found, person = ask_found(request, reference), person_of(request)
    units = {unit: found.names[unit] for unit in found.units if speaks_for(person, unit)}
    if not units:
        raise NotPermitted(Rule.SHARE_RESOURCES)
    form = AgreeForm(posted(request), units=units, initial={"version": found.ask.version})
    return _done(
        request,
        form,
        found,
        act=lambda: actions.agree(
            by=person,
            ask=found.ask,
            unit=form.cleaned_data["unit"],
            version=form.cleaned_data["version"],
        ),
        heading=_("Agree to {reference}").format(reference=reference),
        button=_("Agree"),
    )


@declares(Rule.MANAGE_NETWORKS)
@require_http_methods(FORM_METHODS)
@never_cache
def agreed_elsewhere(request: HttpRequest, reference: str) -> HttpResponse:
    """Record a unit's agreement by its own decision or letter."""
    found = ask_found(request, reference)
    units = {unit: found.names[unit] for unit in found.units if unit not in found.agreed}
    form = AgreedElsewhereForm(posted(request), units=units, initial={"version": found.ask.version})
    return _done(
        request,
        form,
        found,
        act=lambda: actions.note_agreement(
            by=person_of(request), ask=found.ask, **form.cleaned_data
        ),
        heading=_("A unit agreed to {reference}").format(reference=reference),
        button=_("Record the agreement"),
    )


@declares(Rule.MANAGE_NETWORKS)
@require_http_methods(FORM_METHODS)
@never_cache
def send(request: HttpRequest, reference: str) -> HttpResponse:
    """Record that an ask was sent."""
    found = ask_found(request, reference)
    form = SendForm(posted(request), initial={"version": found.ask.version})
    return _done(
        request,
        form,
        found,
        act=lambda: actions.send_ask(
            by=person_of(request),
            ask=found.ask,
            version=form.cleaned_data["version"],
            sent_on=form.cleaned_data["sent_on"],
            how=How(form.cleaned_data["how"]),
            reply_due_on=form.cleaned_data["reply_due_on"],
        ),
        heading=_("{reference} was sent").format(reference=reference),
        button=_("Record that it was sent"),
    )


def _done(
    request: HttpRequest,
    form: VersionedForm,
    found: FollowedAsk,
    *,
    act: Callable[[], object],
    heading: str,
    button: str,
) -> HttpResponse:
    """Do what the form says and go back to the ask; or say why it cannot be done."""
    reference = found.ask.reference
    if form.is_valid():
        try:
            act()
        except Refused as refusal:
            read_anew(form, version=found.ask.version)
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("networks:ask", reference)
    back = reverse("networks:ask", args=[reference])
    return form_page(request, form, heading=heading, button=button, found=found, back=back)
