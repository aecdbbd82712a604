"""Pages on which returns are found and read, with how late either side is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from headwater_web.accounts.api import Rule, declares, display_names, may, person_of
from headwater_web.interventions.api import programmes
from headwater_web.provider_returns import faults
from headwater_web.provider_returns.actions.asking import ask_by_schedule
from headwater_web.provider_returns.actions.handing_over import (
    engine_takes_it,
    exchange,
    hand_over,
)
from headwater_web.provider_returns.models import ProviderReturn, Version
from headwater_web.provider_returns.queries.accepted import Told
from headwater_web.provider_returns.queries.asking import faults_in, form_of, said_in
from headwater_web.provider_returns.queries.extract import (
    FILE_NAME,
    extract_now,
    last_handover,
)
from headwater_web.provider_returns.queries.readings import Reading, readings_of
from headwater_web.provider_returns.queries.returns import (
    FollowedReturn,
    accepted_version,
    follow,
    followed,
    returns_of,
    waits_for_provider,
)
from headwater_web.provider_returns.questions import Group
from headwater_web.provider_returns.schedule import to_be_asked
from headwater_web.provider_returns.views.shared import return_found
from headwater_web.ui.asking import organisation_names


@dataclass(frozen=True, slots=True)
class ShownPage:
    """One page of a return, and how far it is."""

    group: Group
    answered: int
    all: int
    faults: int


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """One version with who did what to it, and what it says."""

    version: Version
    handed_in_by: str
    certified_by: str
    replied_by: str
    begun_by: str
    readings: tuple[Reading, ...]


@declares(Rule.SEE_PROVIDER_RETURNS)
@require_GET
@never_cache
def returns(request: HttpRequest) -> HttpResponse:
    """Every return that this person may see: what waits for whom, and how late."""
    today = timezone.localdate()
    found = followed(returns_of(request.user), today=today)
    waiting = sorted(
        (each for each in found if waits_for_provider(each)), key=lambda each: each.report.due_on
    )
    to_reply = [each for each in found if each.reply_due_on]
    context = {
        "waiting": waiting,
        "to_reply": sorted(to_reply, key=lambda each: each.reply_due_on or today),
        "done": [each for each in found if each not in waiting and each not in to_reply],
        "names": organisation_names(),
        "to_ask": _to_ask(request),
        "programmes": _programmes(found),
    }
    return render(request, "provider_returns/returns.html", context)


@declares(Rule.ACCEPT_PROVIDER_RETURNS)
@require_POST
def ask_all(request: HttpRequest) -> HttpResponse:
    """Ask for every return that the schedule names."""
    ask_by_schedule(by=person_of(request), today=timezone.localdate())
    return redirect("provider_returns:returns")


@declares(Rule.SEE_PROVIDER_RETURNS)
@require_GET
@never_cache
def one_return(request: HttpRequest, reference: str) -> HttpResponse:
    """One return: its pages while it is filled in, its versions, and what each of them says."""
    report = return_found(request, reference)
    shown = follow(report, today=timezone.localdate())
    context = {
        "report": report,
        "shown": shown,
        "pages": _pages(shown.version),
        "versions": _versions(report),
        "is_read": accepted_version(report) is not None,
        "organisation": organisation_names().get(report.organisation, report.organisation),
        **_acts(request, shown),
    }
    return render(request, "provider_returns/return.html", context)


@declares(Rule.ACCEPT_PROVIDER_RETURNS)
@require_http_methods(["GET", "POST"])
@never_cache
def engine(request: HttpRequest) -> HttpResponse:
    """The file of accepted returns: what is in it, and sending it to the engine."""
    refusal = ""
    if request.method == "POST":
        try:
            hand_over(by=person_of(request), spool=exchange())
        except faults.Refused as fault:
            refusal = str(fault.words)
        else:
            return redirect("provider_returns:engine")
    extract, last = extract_now(), last_handover()
    context = {
        "extract": extract,
        "last": last,
        "is_new": last is None or last.digest != extract.digest,
        "is_taken": engine_takes_it(exchange()),
        "refusal": refusal,
    }
    status = 422 if refusal else 200
    return render(request, "provider_returns/engine.html", context, status=status)


@declares(Rule.ACCEPT_PROVIDER_RETURNS)
@require_GET
@never_cache
def engine_file(_request: HttpRequest) -> HttpResponse:
    """The file itself, to be put into the engine's inbox by hand."""
    return HttpResponse(
        extract_now().content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{FILE_NAME}"'},
    )


def _programmes(found: Sequence[FollowedReturn]) -> list[tuple[str, str]]:
    """The programmes of which a return was accepted, by name."""
    told = (each.report for each in found if accepted_version(each.report))
    return sorted({each.programme: each.programme_name for each in told}.items(), key=_name)


def _name(programme: tuple[str, str]) -> str:
    return programme[1]


def _to_ask(request: HttpRequest) -> int:
    """How many returns the schedule names that nobody has asked for."""
    if not may(request.user, Rule.ACCEPT_PROVIDER_RETURNS):
        return 0
    today = timezone.localdate()
    known = set(ProviderReturn.objects.values_list("programme", "begins"))
    return len(to_be_asked(programmes(today=today), known=known, today=today))


def _pages(version: Version) -> list[ShownPage]:
    """The pages of an open version; none once it is certified."""
    if version.is_certified:
        return []
    said, found = said_in(version), faults_in(version)
    pages: list[ShownPage] = []
    for group in form_of(version.report).groups:
        cells = [cell.name for cell in group.cells()]
        answers = said.get(group.key, {})
        amiss = [each for each in found if each.group == group.key and each.cell in answers]
        answered = sum(name in answers for name in cells)
        pages.append(ShownPage(group, answered, len(cells), len(amiss)))
    return pages


def _versions(report: ProviderReturn) -> list[ShownVersion]:
    """Every version that was certified, and the one that waits for it, newest first."""
    found: Sequence[Version] = [
        each for each in report.versions.all() if each.submitted_at is not None
    ]
    people = {each.submitted_by for each in found} | {each.certified_by for each in found}
    people |= {each.begun_by for each in found}
    people |= {each.reply_given.replied_by for each in found if each.reply_given}
    names = display_names(people)
    form = form_of(report)
    return [
        ShownVersion(
            version=each,
            handed_in_by=names.get(each.submitted_by, ""),
            certified_by=names.get(each.certified_by, ""),
            replied_by=names.get(each.reply_given.replied_by, "") if each.reply_given else "",
            begun_by=names.get(each.begun_by, ""),
            readings=readings_of(Told(report, each, form, said_in(each))),
        )
        for each in reversed(found)
    ]


def _acts(request: HttpRequest, shown: FollowedReturn) -> dict[str, bool]:
    """What this person may do to the return now."""
    version, about = shown.version, shown.report.organisation
    can_write = may(request.user, Rule.WRITE_PROVIDER_RETURNS, about=about)
    can_certify = may(request.user, Rule.CERTIFY_PROVIDER_RETURNS, about=about)
    is_open, is_certified = version.submitted_at is None, version.is_certified
    is_own = can_certify and _wrote(request, version)
    waits = is_certified and version.reply_given is None
    return {
        "can_fill_in": can_write and is_open,
        "can_take_back": can_write and not is_open and not is_certified,
        "can_certify": can_certify and not is_open and not is_certified,
        "needs_another": shown.report.is_large and is_own and not is_open and not is_certified,
        "can_reply": waits and may(request.user, Rule.ACCEPT_PROVIDER_RETURNS),
        "can_correct": can_write and is_certified,
    }


def _wrote(request: HttpRequest, version: Version) -> bool:
    person = person_of(request).audit_reference
    return version.submitted_by == person or version.writers.filter(person=person).exists()
