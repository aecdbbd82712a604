"""Pages on which accepted returns are read: by programme, reach, access, gaps, waits and orders."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares
from headwater_web.provider_returns.asked import districts
from headwater_web.provider_returns.files.tables import ENDINGS, file_of
from headwater_web.provider_returns.queries.accepted import Told, told_of
from headwater_web.provider_returns.queries.access import access_of
from headwater_web.provider_returns.queries.needed import Need, need_now
from headwater_web.provider_returns.queries.orders import orders_of
from headwater_web.provider_returns.queries.outreach import outreach_of
from headwater_web.provider_returns.queries.over_time import over_time
from headwater_web.provider_returns.queries.reach import reach_of
from headwater_web.provider_returns.queries.readings import Reading, readings_of
from headwater_web.provider_returns.queries.victims import girls_beside_victims
from headwater_web.provider_returns.queries.waits import waits_of
from headwater_web.ui.asking import organisation_names
from headwater_web.ui.words import day_words


@declares(Rule.SEE_PROVIDER_RETURNS)
@require_GET
@never_cache
def programme(request: HttpRequest, key: str) -> HttpResponse:
    """One programme: quarter by quarter, and all that one return of it says."""
    told = told_of(request.user, key)
    chosen = _chosen(request, told)
    organisations = organisation_names()
    provider = chosen.report.organisation
    context = {
        "told": told,
        "chosen": chosen,
        "over_time": over_time(told),
        "readings": readings_of(chosen),
        "organisation": organisations.get(provider, provider),
        "as_at": day_words(chosen.version.certified_on),
        "key": key,
        "endings": ENDINGS,
    }
    return render(request, "provider_returns/programme.html", context)


@declares(Rule.SEE_PROVIDER_RETURNS)
@require_GET
@never_cache
def programme_file(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """The same as a file."""
    told = told_of(request.user, key)
    chosen = _chosen(request, told)
    title = _("{programme}, {months}").format(
        programme=chosen.report.programme_name, months=chosen.months
    )
    readings = (over_time(told), *readings_of(chosen))
    return _file(title, readings, ending=ending, name=f"{key}-{chosen.report.quarter}")


@declares(Rule.SEE_PROVIDER_RETURNS)
@require_GET
@never_cache
def reach(request: HttpRequest) -> HttpResponse:
    """Whom programmes reached, and whether a number is people, contacts or attendances."""
    return render(
        request,
        "provider_returns/reach.html",
        {"reach": reach_of(request.user), "endings": ENDINGS},
    )


@declares(Rule.SEE_PROVIDER_RETURNS)
@require_GET
@never_cache
def reach_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The same as a file."""
    readings = [each.reading for each in reach_of(request.user)]
    return _file(_("Reach of programmes"), readings, ending=ending, name="reach")


@declares(Rule.SEE_PROVIDER_RETURNS)
@require_GET
@never_cache
def access(request: HttpRequest) -> HttpResponse:
    """Places beside need, and girls among those referred beside victims."""
    context = {
        "access": access_of(request.user, _need()),
        "girls": girls_beside_victims(request.user),
        "endings": ENDINGS,
    }
    return render(request, "provider_returns/access.html", context)


@declares(Rule.SEE_PROVIDER_RETURNS)
@require_GET
@never_cache
def access_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The same as a file."""
    readings = [each.reading for each in access_of(request.user, _need())]
    girls = girls_beside_victims(request.user)
    return _file(
        _("Places beside need"),
        [*readings, *([girls] if girls else [])],
        ending=ending,
        name="access",
    )


@declares(Rule.SEE_PROVIDER_RETURNS)
@require_GET
@never_cache
def outreach(request: HttpRequest) -> HttpResponse:
    """Where and when nobody was out."""
    need = _need()
    context = {"outreach": outreach_of(request.user, need), "need": need}
    return render(request, "provider_returns/outreach.html", context)


@declares(Rule.SEE_PROVIDER_RETURNS)
@require_GET
@never_cache
def waits(request: HttpRequest) -> HttpResponse:
    """How long bereaved under-18s waited."""
    readings = waits_of(request.user)
    return render(
        request, "provider_returns/waits.html", {"readings": readings, "endings": ENDINGS}
    )


@declares(Rule.SEE_PROVIDER_RETURNS)
@require_GET
@never_cache
def waits_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The same as a file."""
    return _file(_("Waits"), waits_of(request.user), ending=ending, name="waits")


@declares(Rule.SEE_PROVIDER_RETURNS)
@require_GET
@never_cache
def orders(request: HttpRequest) -> HttpResponse:
    """Why raw reoffending by order misleads, and like beside like."""
    context = {"orders": orders_of(request.user), "endings": ENDINGS}
    return render(request, "provider_returns/orders.html", context)


@declares(Rule.SEE_PROVIDER_RETURNS)
@require_GET
@never_cache
def orders_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The same as a file: never the raw table without the other."""
    readings = [part for each in orders_of(request.user) for part in (each.raw, each.alike)]
    return _file(_("Orders of the court"), readings, ending=ending, name="orders")


def _need() -> Need | None:
    return need_now(tuple(row.key for row in districts()))


def _chosen(request: HttpRequest, told: Sequence[Told]) -> Told:
    """The quarter that was asked for, else the newest; 404 where no return was accepted."""
    asked_for = request.GET.get("quarter", "")
    found = [each for each in told if asked_for in {"", each.report.quarter}]
    if not found:
        raise Http404
    return found[0]


def _file(title: str, readings: Sequence[Reading], *, ending: str, name: str) -> HttpResponse:
    if ending not in ENDINGS or not readings:
        raise Http404
    content, kind = file_of(
        title,
        readings,
        ending=ending,
        publisher=_("The partnership, from its providers' returns"),
        made_at=timezone.now(),
    )
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
