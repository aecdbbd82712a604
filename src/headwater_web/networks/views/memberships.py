"""Pages of what the partnership is a member of, and what it did as one."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.networks.actions import memberships as actions
from headwater_web.networks.forms.memberships import ContributionForm, MembershipForm
from headwater_web.networks.models import Contribution, Membership
from headwater_web.networks.queries import memberships
from headwater_web.networks.refusals import Refused
from headwater_web.networks.views.shared import (
    FORM_METHODS,
    form_page,
    membership_found,
    refusal_words,
)
from headwater_web.ui.asking import posted

_ON_A_PAGE = 20


@declares(Rule.SEE_NETWORKS)
@require_GET
@never_cache
def membership(request: HttpRequest, number: int) -> HttpResponse:
    """What an alliance asks of its members, and what we did."""
    found = membership_found(number)
    page = Paginator(found.contributions.all(), _ON_A_PAGE).get_page(request.GET.get("page"))
    every = memberships.contributions_shown(request.user, found.contributions.all())
    on_page = {each.pk for each in page.object_list}
    context = {
        "membership": found,
        "page": page,
        "contributions": [each for each in every if each.contribution.pk in on_page],
        "standing": sum(not each.is_replaced for each in every),
    }
    return render(request, "networks/membership.html", context)


@declares(Rule.MANAGE_NETWORKS)
@require_http_methods(FORM_METHODS)
@never_cache
def join(request: HttpRequest) -> HttpResponse:
    """Keep a membership."""
    form = MembershipForm(posted(request))
    if form.is_valid():
        try:
            made = actions.join(by=person_of(request), **form.cleaned_data)
        except Refused:
            form.add_error("name", _("We keep a membership of this name already. Open that one."))
        else:
            return redirect("networks:membership", made.pk)
    return form_page(
        request,
        form,
        heading=_("Something that we are a member of"),
        button=_("Keep it"),
        back=reverse("networks:networks"),
    )


@declares(Rule.MANAGE_NETWORKS)
@require_http_methods(FORM_METHODS)
@never_cache
def contribute(request: HttpRequest, number: int) -> HttpResponse:
    """Record what we did as a member."""
    found = membership_found(number)
    form = ContributionForm(posted(request), person=request.user)
    return _recorded(request, found, form, heading=_("What we did as a member"))


@declares(Rule.MANAGE_NETWORKS)
@require_http_methods(FORM_METHODS)
@never_cache
def put_right(request: HttpRequest, number: int, entry: int) -> HttpResponse:
    """Record what should have been written in place of an entry that was wrong."""
    found = membership_found(number)
    wrong = next((each for each in found.contributions.all() if each.pk == entry), None)
    if wrong is None:
        raise Http404
    names = ("contributed_on", "words", "evidence", "address")
    initial = {name: getattr(wrong, name) for name in names}
    form = ContributionForm(posted(request), person=request.user, initial=initial)
    return _recorded(request, found, form, heading=_("Put an entry right"), corrects=wrong)


def _recorded(
    request: HttpRequest,
    membership: Membership,
    form: ContributionForm,
    *,
    heading: str,
    corrects: Contribution | None = None,
) -> HttpResponse:
    if form.is_valid():
        try:
            actions.contribute(
                by=person_of(request), membership=membership, did=form.did, corrects=corrects
            )
        except Refused as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("networks:membership", membership.pk)
    return form_page(
        request,
        form,
        heading=heading,
        caption=membership.name,
        button=_("Record it"),
        back=reverse("networks:membership", args=[membership.pk]),
    )
