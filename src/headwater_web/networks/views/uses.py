"""Pages on which an organisation says that it used a resource, and what came of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.networks.actions import resources as actions
from headwater_web.networks.forms.resources import HelpedForm, UsedForm
from headwater_web.networks.models import Helped
from headwater_web.networks.refusals import Refused
from headwater_web.networks.views.shared import (
    FORM_METHODS,
    form_page,
    organisations_for,
    own_use,
    refusal_words,
    resource_found,
)
from headwater_web.ui.asking import posted


@declares(Rule.SHARE_RESOURCES)
@require_http_methods(FORM_METHODS)
@never_cache
def used(request: HttpRequest, reference: str) -> HttpResponse:
    """We used this."""
    found = resource_found(reference)
    form = UsedForm(
        posted(request),
        organisations=organisations_for(request, found.network),
        initial={"used_on": timezone.localdate()},
    )
    if form.is_valid():
        said = form.cleaned_data | {"helped": Helped(form.cleaned_data["helped"])}
        actions.record_use(by=person_of(request), resource=found, **said)
        return redirect("networks:resource", reference)
    return form_page(
        request,
        form,
        heading=_("We used this"),
        caption=f"{found.reference} {found.title}",
        introduction=_("Opening a resource is not using it: uses are counted only when said."),
        button=_("Record the use"),
        back=reverse("networks:resource", args=[reference]),
    )


@declares(Rule.SHARE_RESOURCES)
@require_http_methods(FORM_METHODS)
@never_cache
def helped(request: HttpRequest, number: int) -> HttpResponse:
    """Say later what came of a use."""
    use, form = own_use(request, number), HelpedForm(posted(request))
    reference = use.resource.reference
    if form.is_valid():
        try:
            actions.say_whether_it_helped(
                by=person_of(request), use=use, helped=Helped(form.cleaned_data["helped"])
            )
        except Refused as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("networks:resource", reference)
    return form_page(
        request,
        form,
        heading=_("Did it help?"),
        caption=f"{reference} {use.resource.title}",
        introduction=use.what_for,
        button=_("Say so"),
        back=reverse("networks:resource", args=[reference]),
    )
