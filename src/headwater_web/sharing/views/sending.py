"""The page on which a file is sent in one piece; its script sends it in parts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from headwater.exchange.spool import EngineAbsent, Spool
from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.sharing.actions.submitting import submit_file
from headwater_web.sharing.forms.sending import SubmissionForm
from headwater_web.sharing.models import Submission
from headwater_web.sharing.passing import PassingUploadHandler
from headwater_web.sharing.queries.exchange import exchange, offers_to
from headwater_web.sharing.queries.uploads import uploads_of
from headwater_web.sharing.views.shared import engine_absent, no_room


# The token is checked inside, after the rule: reading it reads the upload, which must first be
# given to a handler that lets no content rest on this side.
@csrf_exempt
@declares(Rule.SUBMIT_FILES)
@require_http_methods(["GET", "POST"])
@never_cache
def submit(request: HttpRequest) -> HttpResponse:
    """Send a file."""
    request.upload_handlers = [PassingUploadHandler(request)]
    return _submit(request)


@csrf_protect
def _submit(request: HttpRequest) -> HttpResponse:
    spool = exchange()
    offers = offers_to(request.user, spool)
    form = SubmissionForm(request.POST or None, request.FILES or None, offers=offers)
    if request.method == "POST":
        form = SubmissionForm(request.POST, request.FILES, offers=offers)
        if form.is_valid() and (submission := _sent(request, form, spool)):
            return redirect("sharing:submission", submission.submission_id)
    context = {
        "form": form,
        "offers": offers,
        "uploads": uploads_of(person_of(request), spool),
    }
    return render(request, "sharing/submit.html", context, status=422 if form.errors else 200)


def _sent(request: HttpRequest, form: SubmissionForm, spool: Spool) -> Submission | None:
    """The submission, or nothing and a form that says why it could not be handed over."""
    file = form.cleaned_data["file"]
    try:
        return submit_file(
            by=person_of(request),
            offer=form.chosen_offer,
            source=file.file,
            file_name=file.name,
            size_bytes=file.size,
            submitted_at=timezone.now(),
            spool=spool,
        )
    except EngineAbsent:
        form.add_error(None, engine_absent())
    except OSError:
        form.add_error(None, no_room())
    finally:
        file.close()
    return None
