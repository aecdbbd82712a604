"""Pages on which is read what was sent, what became of it, and which file stands for a month."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares, display_names, may
from headwater_web.sharing.queries.exchange import exchange
from headwater_web.sharing.queries.mappings import entries_of, mapping_in_force
from headwater_web.sharing.queries.months import feeds_seen_by, months_of, replaced_by
from headwater_web.sharing.queries.names import supplier_names
from headwater_web.sharing.queries.submissions import (
    Sent,
    release_that_counts,
    submissions_seen_by,
    with_answers,
)
from headwater_web.sharing.views.shared import found_submission

_ON_A_PAGE = 20
_MONTHS_ON_A_PAGE = 24


@declares(Rule.SEE_SUBMISSIONS)
@require_GET
@never_cache
def submissions(request: HttpRequest) -> HttpResponse:
    """What was sent from the organisations that this person may see."""
    found = submissions_seen_by(request.user).prefetch_related("follow_ups")
    page = Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "sent": with_answers(page.object_list, exchange()),
        "feeds": feeds_seen_by(request.user),
    }
    return render(request, "sharing/submissions.html", context)


@declares(Rule.SEE_SUBMISSIONS)
@require_GET
@never_cache
def submission(request: HttpRequest, submission_id: str) -> HttpResponse:
    """What became of one file."""
    sent = found_submission(request, submission_id, Rule.SEE_SUBMISSIONS)
    asked = list(sent.submission.follow_ups.all())
    names = display_names([sent.submission.submitted_by, *(each.asked_by for each in asked)])
    context = {
        "sent": sent,
        "submission": sent.submission,
        "report": sent.report,
        "supplier_name": supplier_names()[sent.submission.organisation],
        "sender": names.get(sent.submission.submitted_by, ""),
        "asked": [(each, names.get(each.asked_by, "")) for each in asked],
        "replaced_by": replaced_by(sent, exchange()),
        "released_in": release_that_counts(sent.report),
    }
    context |= _what_may_be_done(request, sent, is_replaced=context["replaced_by"] is not None)
    return render(request, "sharing/submission.html", context)


def _what_may_be_done(request: HttpRequest, sent: Sent, *, is_replaced: bool) -> dict[str, object]:
    """What this person may ask about the file as it stands."""
    submission, report = sent.submission, sent.report
    is_theirs = may(request.user, Rule.SUBMIT_FILES, about=submission.organisation)
    is_held = sent.can_be_judged_again(timezone.localdate())
    can_undo = is_theirs and is_held and not is_replaced
    mapping = mapping_in_force(exchange(), feed=submission.feed, supplier=submission.organisation)
    has_question = bool(report and report.question and report.question.can_be_answered)
    return {
        "can_map": can_undo and (has_question or bool(entries_of(mapping))),
        "has_question": has_question,
        "can_undo": can_undo,
        "refused_repairs": mapping.without if mapping else (),
        "can_withdraw": is_theirs and sent.can_be_withdrawn,
    }


@declares(Rule.SEE_SUBMISSIONS)
@require_GET
@never_cache
def standing(request: HttpRequest, submission_id: str) -> HttpResponse:
    """`waiting` or `answered`, for the script that waits on the page."""
    sent = found_submission(request, submission_id, Rule.SEE_SUBMISSIONS)
    words = "waiting" if sent.is_pending else "answered"
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


@declares(Rule.SEE_SUBMISSIONS)
@require_GET
@never_cache
def months(request: HttpRequest, supplier: str, feed: str) -> HttpResponse:
    """Which file stands for each month of a feed, who sent it, and what it replaced."""
    known = [each for each in feeds_seen_by(request.user) if each.place == (supplier, feed)]
    if not known:
        raise Http404
    found = months_of(request.user, exchange(), feed=feed, supplier=supplier)
    page = Paginator(found, _MONTHS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "sharing/months.html", {"feed": known[0], "page": page})
