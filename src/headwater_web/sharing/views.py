"""Pages on which files are sent and answers read."""

from typing import cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET

from headwater.exchange.spool import EngineAbsent, Spool
from headwater_web.accounts.api import Rule, check_may, declares, display_names
from headwater_web.audit.api import Actor
from headwater_web.sharing import queries
from headwater_web.sharing.actions import submit_file
from headwater_web.sharing.forms import SubmissionForm
from headwater_web.sharing.models import Submission
from headwater_web.sharing.passing import PassingUploadHandler

_ON_A_PAGE = 20


@declares(Rule.SEE_SUBMISSIONS)
@require_GET
@never_cache
def submissions(request: HttpRequest) -> HttpResponse:
    """What was sent from the organisations that this person may see."""
    spool = queries.exchange()
    paginator = Paginator(queries.submissions_seen_by(request.user), _ON_A_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    sent = [queries.with_answer(submission, spool) for submission in page.object_list]
    names = display_names(each.submission.submitted_by for each in sent)
    context = {"page": page, "sent": sent, "names": names}
    return render(request, "sharing/submissions.html", context)


# The token is checked inside, after the rule: reading it reads the upload, which must first be
# given to a handler that lets no content rest on this side.
@csrf_exempt
@declares(Rule.SUBMIT_FILES)
@never_cache
def submit(request: HttpRequest) -> HttpResponse:
    """Send a file."""
    request.upload_handlers = [PassingUploadHandler(request)]
    return _submit(request)


@csrf_protect
def _submit(request: HttpRequest) -> HttpResponse:
    spool = queries.exchange()
    offers = queries.offers_to(request.user, spool)
    form = SubmissionForm(request.POST or None, request.FILES or None, offers=offers)
    if request.method == "POST":
        form = SubmissionForm(request.POST, request.FILES, offers=offers)
        if form.is_valid() and (submission := _sent(request, form, spool)):
            return redirect("sharing:submission", submission.submission_id)
    context = {"form": form, "offers": offers}
    return render(request, "sharing/submit.html", context, status=422 if form.errors else 200)


def _sent(request: HttpRequest, form: SubmissionForm, spool: Spool) -> Submission | None:
    """The submission, or nothing and a form that says why it could not be handed over."""
    file = form.cleaned_data["file"]
    try:
        return submit_file(
            by=cast(Actor, request.user),  # the rule let nobody in who is not signed in
            offer=form.chosen_offer,
            source=file.file,
            file_name=file.name,
            size_bytes=file.size,
            submitted_at=timezone.now(),
            spool=spool,
        )
    except EngineAbsent:
        form.add_error(
            None, _("The engine is not running, so nothing was sent. Tell the analyst, then retry.")
        )
    except OSError:
        form.add_error(
            None,
            _("There was no room to hand the file over, so nothing was sent. Tell the analyst."),
        )
    finally:
        file.close()
    return None


@declares(Rule.SEE_SUBMISSIONS)
@require_GET
@never_cache
def submission(request: HttpRequest, submission_id: str) -> HttpResponse:
    """What became of one file."""
    found = _found(request, submission_id)
    names = display_names([found.submission.submitted_by])
    context = {
        "sent": found,
        "submission": found.submission,
        "report": found.answer.report if found.answer else None,
        "sender": names.get(found.submission.submitted_by, ""),
    }
    return render(request, "sharing/submission.html", context)


@declares(Rule.SEE_SUBMISSIONS)
@require_GET
@never_cache
def submission_standing(request: HttpRequest, submission_id: str) -> HttpResponse:
    """`waiting` or `answered`, for the script that waits on the page."""
    found = _found(request, submission_id)
    words = "answered" if found.answer else "waiting"
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


def _found(request: HttpRequest, submission_id: str) -> queries.Sent:
    submission = get_object_or_404(Submission, submission_id=submission_id)
    check_may(request.user, Rule.SEE_SUBMISSIONS, about=submission.organisation)
    return queries.with_answer(submission, queries.exchange())
