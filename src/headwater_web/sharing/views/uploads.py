"""Addresses to which the script of the submission page sends a file in parts.

Each answers with JSON: what to do next, or `words` that say what is wrong.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, BinaryIO, cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from headwater.exchange.parts import PartAmiss, PartsMissing, UploadUnknown
from headwater.exchange.spool import EngineAbsent
from headwater_web.accounts.api import Rule, check_may, declares, person_of
from headwater_web.sharing.actions import uploads as actions
from headwater_web.sharing.forms.sending import UploadForm
from headwater_web.sharing.models import Submission, Upload
from headwater_web.sharing.queries.exchange import exchange, offers_to
from headwater_web.sharing.views.shared import engine_absent, no_room
from headwater_web.ui.asking import NotAllowedNow

View = Callable[..., HttpResponse]


def _says_what_is_wrong(view: View) -> View:
    """Answer what goes wrong on the way with words and a status that tells the script what to do.

    A script goes on by itself after 408, and stops for a person after any other.
    """

    @wraps(view)
    def answered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, **kwargs)
        except (UnreadablePostError, PartAmiss):
            return _wrong(_("The connection was lost while a part was sent."), status=408)
        except UploadUnknown:
            words = _("What was half sent is not kept any more. Send the file again.")
            return _wrong(words, status=410)
        except PartsMissing:
            return _wrong(_("Some parts have not arrived. Send the file again."), status=409)
        except NotAllowedNow as fault:
            return _wrong(str(fault.words), status=409)
        except EngineAbsent:
            return _wrong(engine_absent(), status=503)
        except OSError:
            return _wrong(no_room(), status=507)

    return answered


@declares(Rule.SUBMIT_FILES)
@require_POST
@never_cache
@_says_what_is_wrong
def begin(request: HttpRequest) -> HttpResponse:
    """Begin to send a file in parts, or learn which parts of it have come."""
    spool = exchange()
    form = UploadForm(request.POST, offers=offers_to(request.user, spool))
    if not form.is_valid():
        words = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return _wrong(words, status=422)
    upload = actions.begin_upload(
        by=person_of(request),
        offer=form.chosen_offer,
        file=form.chosen_file,
        begun_at=timezone.now(),
        spool=spool,
    )
    return JsonResponse(
        {
            "partBytes": upload.part_bytes,
            "held": list(spool.parts_held(upload.submission_id)),
            "parts": reverse("sharing:part", args=[upload.submission_id, 0]).removesuffix("0/"),
            "finish": reverse("sharing:finish", args=[upload.submission_id]),
            "stop": reverse("sharing:abandon", args=[upload.submission_id]),
        }
    )


@declares(Rule.SUBMIT_FILES)
@require_http_methods(["PUT"])
@never_cache
@_says_what_is_wrong
def part(request: HttpRequest, submission_id: str, number: int) -> HttpResponse:
    """Take one part: it is sealed as it is read, so that nothing of it rests here."""
    upload, spool = _own_upload(request, submission_id), exchange()
    length = request.headers.get("Content-Length", "")
    if not length.isdecimal() or int(length) > upload.part_bytes:
        return _wrong(_("A part was larger than it may be. Reload the page."), status=413)
    spool.put_part(upload.submission_id, number, cast(BinaryIO, request))
    return HttpResponse(status=204)


@declares(Rule.SUBMIT_FILES)
@require_POST
@never_cache
@_says_what_is_wrong
def finish(request: HttpRequest, submission_id: str) -> HttpResponse:
    """Every part has come: make them a submission, and say where its page is."""
    person = person_of(request)
    done = Submission.objects.filter(
        submission_id=submission_id, submitted_by=person.audit_reference
    )
    # The answer to a first attempt may have been lost on its way back.
    if not done.exists():
        upload = _own_upload(request, submission_id)
        actions.finish_upload(
            by=person, upload=upload, submitted_at=timezone.now(), spool=exchange()
        )
    return JsonResponse({"address": reverse("sharing:submission", args=[submission_id])})


@declares(Rule.SUBMIT_FILES)
@require_POST
@never_cache
def abandon(request: HttpRequest, submission_id: str) -> HttpResponse:
    """Give up a file that is half sent: a button, with or without the script."""
    upload = _own_upload(request, submission_id)
    actions.abandon_upload(by=person_of(request), upload=upload, spool=exchange())
    return redirect("sharing:submit")


def _own_upload(request: HttpRequest, submission_id: str) -> Upload:
    """The upload, if this person began it and may still send for its organisation."""
    own = Upload.objects.filter(begun_by=person_of(request).audit_reference)
    upload = get_object_or_404(own, submission_id=submission_id)
    check_may(request.user, Rule.SUBMIT_FILES, about=upload.organisation)
    return upload


def _wrong(words: str, *, status: int) -> JsonResponse:
    return JsonResponse({"words": words}, status=status)
