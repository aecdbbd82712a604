"""What organisations can lend each other: searching, offering, asking, agreeing."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.standards import actions
from headwater_web.standards.forms import NoticeForm, SearchForm
from headwater_web.standards.models import CapabilityNotice, Direction
from headwater_web.standards.organisations import organisation_words
from headwater_web.standards.queries import capability as queries
from headwater_web.standards.queries.seeing import organisations_answered_for
from headwater_web.standards.reading import capabilities
from headwater_web.ui.asking import NotAllowedNow


@declares(Rule.SEE_ASSESSMENTS)
@require_GET
@never_cache
def search(request: HttpRequest) -> HttpResponse:
    """Who can lend what for how long; what is asked for; what was agreed."""
    form = SearchForm(request.GET or None)
    found = queries.lenders(form.wanted)
    context = {
        "form": form,
        "is_search": bool(request.GET) and form.is_valid(),
        "lenders": found,
        "requests": queries.open_notices(Direction.REQUEST),
        "matches": queries.matches(),
        "may_open": bool(organisations_answered_for(request.user)),
    }
    return render(request, "standards/capability.html", context, status=422 if form.errors else 200)


@declares(Rule.ASSESS)
@require_http_methods(["GET", "POST"])
@never_cache
def open_notice(request: HttpRequest, direction: str) -> HttpResponse:
    """Offer something, or ask for it, for one's own organisation."""
    if direction not in Direction.values:
        raise Http404
    own = [(key, organisation_words(key)) for key in organisations_answered_for(request.user)]
    form = NoticeForm(
        request.POST if request.method == "POST" else None,
        own=sorted(own, key=lambda each: each[1]),
        today=timezone.localdate(),
    )
    if form.is_valid():
        notice = actions.open_notice(
            by=person_of(request), direction=Direction(direction), **_as_said(form)
        )
        return redirect("standards:notice", notice.pk)
    context = {"form": form, "is_offer": direction == Direction.OFFER}
    return render(
        request, "standards/open_notice.html", context, status=422 if form.errors else 200
    )


@declares(Rule.SEE_ASSESSMENTS)
@require_GET
@never_cache
def notice(request: HttpRequest, number: int) -> HttpResponse:
    """One offer or request, and what fits it."""
    found = _found(number)
    own = organisations_answered_for(request.user)
    match = queries.match_of(found)
    is_open = match is None and found.withdrawn_at is None
    context = {
        "notice": found,
        "is_offer": found.direction == Direction.OFFER,
        "is_own": found.organisation in own,
        "is_open": is_open,
        "match": match,
        "pairs": [
            _pair(found, each, own) for each in (queries.counterparts(found) if is_open else ())
        ],
    }
    return render(request, "standards/notice.html", context)


@declares(Rule.ASSESS)
@require_POST
def withdraw_notice(request: HttpRequest, number: int) -> HttpResponse:
    """Take back an offer or a request of one's own organisation."""
    found = _own(request, number)
    try:
        actions.withdraw_notice(by=person_of(request), notice=found)
        messages.success(request, _("It is withdrawn."))
    except NotAllowedNow as fault:
        messages.error(request, str(fault.words))
    return redirect("standards:notice", found.pk)


@declares(Rule.ASSESS)
@require_POST
def lend(request: HttpRequest, number: int, asked: int) -> HttpResponse:
    """Agree that an offer of one's own organisation answers a request."""
    offer, wanted = _own(request, number), _found(asked)
    try:
        actions.match_notices(by=person_of(request), offer=offer, request=wanted)
        messages.success(request, _("It is agreed. Both organisations can see it here."))
    except NotAllowedNow as fault:
        messages.error(request, str(fault.words))
    return redirect("standards:notice", offer.pk)


def _pair(
    found: CapabilityNotice, other: CapabilityNotice, own: frozenset[str]
) -> tuple[CapabilityNotice, CapabilityNotice, CapabilityNotice, bool]:
    """The other notice; then the offer, the request, and whether the person lends the offer."""
    is_offer = found.direction == Direction.OFFER
    offer, wanted = (found, other) if is_offer else (other, found)
    return other, offer, wanted, offer.organisation in own


def _found(number: int) -> CapabilityNotice:
    found = queries.notice_numbered(number)
    if found is None:
        raise Http404
    return found


def _own(request: HttpRequest, number: int) -> CapabilityNotice:
    found = _found(number)
    if found.organisation not in organisations_answered_for(request.user):
        raise Http404
    return found


def _as_said(form: NoticeForm) -> dict[str, Any]:
    said = form.cleaned_data
    return said | {
        "organisation_name": organisation_words(said["organisation"]),
        "title": capabilities()[said["capability"]],
    }
