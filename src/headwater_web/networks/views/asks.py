"""Pages of asks: whose turn it is, one ask, a new one, and other words for it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, may, person_of
from headwater_web.networks.actions import asks as actions
from headwater_web.networks.following import FollowedAsk
from headwater_web.networks.forms.asks import INSTITUTION, DraftForm, RewordForm
from headwater_web.networks.lists import network_lists
from headwater_web.networks.queries import asks
from headwater_web.networks.refusals import Refused
from headwater_web.networks.speaking import speaks_for
from headwater_web.networks.standings import Standing
from headwater_web.networks.views.shared import FORM_METHODS, ask_found, form_page, refusal_words
from headwater_web.thread.api import LinkKind, earlier_things, later_things
from headwater_web.ui.asking import posted, read_anew

_ON_A_PAGE = 20


@declares(Rule.SEE_NETWORKS)
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """What was asked of others: what we owe apart from what we wait for."""
    today = timezone.localdate()
    found = asks.followed(asks.asks_seen_by(request.user), today)
    return _turns_page(request, found, units=network_lists().names(network_lists().units, on=today))


@declares(Rule.SEE_NETWORKS)
@require_GET
@never_cache
def of_unit(request: HttpRequest, key: str) -> HttpResponse:
    """The same for the asks on behalf of one unit."""
    today, lists = timezone.localdate(), network_lists()
    if key not in lists.units:
        raise Http404
    seen = asks.of_unit(asks.asks_seen_by(request.user), key)
    name = lists.names([key], on=today)[key]
    return _turns_page(request, asks.followed(seen, today), unit=name)


def _turns_page(
    request: HttpRequest, found: tuple[FollowedAsk, ...], **context: object
) -> HttpResponse:
    turns = asks.turns(found)
    settled = Paginator(turns.settled, _ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"turns": turns, "settled": settled, "chase_after": network_lists().chase_after_days}
    return render(request, "networks/asks.html", shown | context)


@declares(Rule.SEE_NETWORKS)
@require_GET
@never_cache
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    """One ask with all that happened to it."""
    found, person = ask_found(request, reference), request.user
    is_kept = may(person, Rule.MANAGE_NETWORKS)
    speaks = [unit for unit in found.units if speaks_for(person, unit)]
    context = {
        "found": found,
        "ask": found.ask,
        "comes_from": earlier_things(person, reference, LinkKind.LED_TO),
        "led_to": later_things(person, reference, LinkKind.LED_TO),
        "can_keep": is_kept,
        "can_agree": found.is_unsent and any(unit not in found.agreed for unit in speaks),
        "can_send": is_kept and found.standing is Standing.READY,
    }
    return render(request, "networks/ask.html", context)


@declares(Rule.MANAGE_NETWORKS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_ask(request: HttpRequest) -> HttpResponse:
    """Write a new ask."""
    today, lists = timezone.localdate(), network_lists()
    names = lists.names([each.organisation for each in lists.addressees], on=today)
    form = DraftForm(
        posted(request),
        person=request.user,
        addressees=tuple((each, each.name or names[each.key]) for each in lists.addressees),
        units=lists.names(lists.units, on=today),
        initial={"comes_from": request.GET.get("from", ""), **_institution(request)},
    )
    if form.is_valid():
        made = actions.draft_ask(
            by=person_of(request),
            asked=form.asked,
            units=form.cleaned_data["units"],
            comes_from=form.cleaned_data["comes_from"],
        )
        return redirect("networks:ask", made.reference)
    return form_page(
        request,
        form,
        heading=_("Ask something of somebody else"),
        introduction=_("It is not sent by this page. You send it your own way, and record that."),
        button=_("Save the draft"),
        back=reverse("networks:asks"),
    )


def _institution(request: HttpRequest) -> dict[str, str]:
    """The school or provider that is asked, where the page that led here says which."""
    name = request.GET.get("institution", "")
    return {"addressee": INSTITUTION, "other": name} if name else {}


@declares(Rule.MANAGE_NETWORKS)
@require_http_methods(FORM_METHODS)
@never_cache
def reword(request: HttpRequest, reference: str) -> HttpResponse:
    """Put an ask that has not gone out in other words."""
    found = ask_found(request, reference)
    now = {name: getattr(found.ask, name) for name in ("title", "words", "version")}
    form = RewordForm(posted(request), initial=now)
    if form.is_valid():
        try:
            actions.reword_ask(by=person_of(request), ask=found.ask, **form.cleaned_data)
        except Refused as refusal:
            read_anew(form, version=found.ask.version)
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("networks:ask", reference)
    return form_page(
        request,
        form,
        heading=_("Put {reference} in other words").format(reference=reference),
        introduction=_("Whoever agreed to the words as they are now has to agree again."),
        button=_("Save these words"),
        found=found,
        back=reverse("networks:ask", args=[reference]),
    )
