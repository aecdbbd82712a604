"""Pages of access to person-level data, and of what was deleted. Nothing about a person is here."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, may, person_of
from headwater_web.agreements.actions import access as actions
from headwater_web.agreements.forms.access import AskForm, ConfirmForm, DecideForm
from headwater_web.agreements.models import Access, Agreement
from headwater_web.agreements.permitting import PERSON_LEVEL
from headwater_web.agreements.queries.access import (
    accesses_of,
    deletions,
    grant_of,
    looks_under,
    shown_access,
    shown_accesses,
)
from headwater_web.agreements.queries.agreements import agreements_of
from headwater_web.agreements.standings import AccessStanding, Standing
from headwater_web.agreements.terms import access_standing_of, standing_of
from headwater_web.agreements.views.shared import FORM_METHODS, Page, form_page
from headwater_web.ui.asking import posted


@declares(Rule.SEE_AGREEMENTS)
@require_GET
@never_cache
def accesses(request: HttpRequest) -> HttpResponse:
    """Who asked to open person-level data, who decided, and when it ended."""
    context = {"rows": shown_accesses(request.user, timezone.now())}
    return render(request, "agreements/accesses.html", context)


@declares(Rule.SEE_AGREEMENTS)
@require_GET
@never_cache
def access(request: HttpRequest, reference: str) -> HttpResponse:
    """One access: why, on whose approval, and what the engine logged under it."""
    found = access_found(request, reference)
    shown = shown_access(found, timezone.now())
    me = person_of(request).audit_reference
    context = {
        "access": found,
        "shown": shown,
        "looks": looks_under(found),
        "may_decide": may(request.user, Rule.MANAGE_AGREEMENTS) and found.asked_by != me,
        "is_open": shown.standing is AccessStanding.OPEN,
        "is_asked": shown.standing is AccessStanding.ASKED,
        "is_own": found.asked_by == me,
        "may_end": may(request.user, Rule.MANAGE_AGREEMENTS) or found.asked_by == me,
    }
    return render(request, "agreements/access.html", context)


# The team alone may ask: whoever may see the full cut is of the team.
@declares(Rule.SEE_FULL_CUT)
@require_http_methods(FORM_METHODS)
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """Ask to open person-level data."""
    form = AskForm(posted(request), agreements=_agreements_with_people(request))

    def act() -> str:
        said = form.cleaned_data | {"agreement": form.agreement_chosen}
        return access_address(actions.ask_for_access(by=person_of(request), **said))

    page = Page(
        heading=_("Ask to open person-level data"),
        button=_("Ask"),
        back=reverse("agreements:accesses"),
        introduction=_(
            "Somebody else decides. The time runs from then, and everything that is opened is "
            "logged by the engine."
        ),
    )
    return form_page(request, form, page, act)


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def decide(request: HttpRequest, reference: str) -> HttpResponse:
    """Let somebody else in, or not."""
    found = access_found(request, reference)
    if request.method == "GET" and found.decided_at is not None:
        return redirect(access_address(found))
    form = DecideForm(posted(request))

    def act() -> None:
        by, said = person_of(request), form.cleaned_data
        if said["decision"] == "approve":
            actions.approve(by=by, access=found)
        else:
            actions.refuse(by=by, access=found, because=said["because"])

    page = Page(
        heading=_("Decide on {reference}").format(reference=reference),
        button=_("Decide in my own name"),
        back=access_address(found),
        caption=found.agreement.title,
        introduction=found.why,
    )
    return form_page(request, form, page, act)


@declares(Rule.SEE_FULL_CUT)
@require_http_methods(FORM_METHODS)
@never_cache
def end(request: HttpRequest, reference: str) -> HttpResponse:
    """End access before its time is over: one's own, or anybody's for those who decide."""
    found = access_found(request, reference)
    by = person_of(request)
    if found.asked_by != by.audit_reference and not may(request.user, Rule.MANAGE_AGREEMENTS):
        raise Http404
    page = Page(
        heading=_("End {reference} now").format(reference=reference),
        button=_("End it"),
        back=access_address(found),
        caption=found.agreement.title,
    )
    form = ConfirmForm(posted(request))
    return form_page(request, form, page, lambda: actions.end_access(by=by, access=found))


@declares(Rule.SEE_FULL_CUT)
@require_GET
@never_cache
def grant(request: HttpRequest, reference: str) -> HttpResponse:
    """What the engine is given of one's own open access, or 404."""
    found = access_found(request, reference)
    is_own = found.asked_by == person_of(request).audit_reference
    if not is_own or access_standing_of(found, timezone.now()) is not AccessStanding.OPEN:
        raise Http404
    return HttpResponse(
        json.dumps(grant_of(found), indent=1, sort_keys=True) + "\n",
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{found.reference}.json"'},
    )


@declares(Rule.SEE_FULL_CUT)
@require_GET
@never_cache
def deleted(request: HttpRequest) -> HttpResponse:
    """What the engine deleted, as it signed for it."""
    log, rows = deletions()
    return render(request, "agreements/deletions.html", {"log": log, "rows": rows})


def access_found(request: HttpRequest, reference: str) -> Access:
    """An access that this person may see, or 404."""
    found: Access = get_object_or_404(accesses_of(request.user), reference=reference)
    return found


def access_address(found: Access) -> str:
    """The address of an access's page."""
    return reverse("agreements:access", args=[found.reference])


def _agreements_with_people(request: HttpRequest) -> list[Agreement]:
    day = timezone.localdate()
    return [
        each
        for each in agreements_of(request.user)
        if standing_of(each, day) is Standing.IN_FORCE
        and any(feed.level == PERSON_LEVEL for feed in each.feeds.all())
    ]
