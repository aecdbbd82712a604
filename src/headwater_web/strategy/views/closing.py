"""Pages on which an action ends: said to be done, confirmed or sent back; and its files."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares
from headwater_web.audit.api import Actor
from headwater_web.strategy.actions import closing
from headwater_web.strategy.evidence.kinds import MEDIA_TYPES, FileKind
from headwater_web.strategy.evidence.store import kept_at
from headwater_web.strategy.forms.closing import ConfirmForm, DoneForm, SendBackForm
from headwater_web.strategy.views.actions import found_action
from headwater_web.strategy.views.saying import changed, form_for, limit_uploads, of_ones_own


# The token is checked inside, after the rule: reading it reads the upload, which must first be
# given to a handler that writes no more of it than may be kept.
@csrf_exempt
@declares(Rule.UPDATE_ACTIONS)
@require_http_methods(["GET", "POST"])
@never_cache
def done(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that an action is done."""
    limit_uploads(request)
    return _done(request, reference)


@csrf_protect
def _done(request: HttpRequest, reference: str) -> HttpResponse:
    found = of_ones_own(request, reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        evidence = closing.Evidence(
            words=given["evidence"],
            address=given["evidence_address"],
            reference=given["evidence_reference"],
            file=given["file"],
        )
        return closing.say_done(
            by=by, action=found.action, version=given["version"], evidence=evidence
        )

    form = form_for(request, DoneForm, found, person=request.user)
    return changed(request, found, form, _("Say that it is done"), act)


@declares(Rule.CONFIRM_CLOSURE)
@require_http_methods(["GET", "POST"])
@never_cache
def confirm(request: HttpRequest, reference: str) -> HttpResponse:
    """Confirm that an action is done."""
    found = found_action(reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        return closing.confirm_done(by=by, action=found.action, version=given["version"])

    form = form_for(request, ConfirmForm, found)
    return changed(request, found, form, _("Confirm that it is done"), act)


@declares(Rule.CONFIRM_CLOSURE)
@require_http_methods(["GET", "POST"])
@never_cache
def send_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what the evidence does not show."""
    found = found_action(reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        return closing.send_back(by=by, action=found.action, **given)

    form = form_for(request, SendBackForm, found)
    return changed(request, found, form, _("Send it back"), act)


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def evidence(_request: HttpRequest, reference: str, number: int) -> FileResponse:
    """A file that was given as evidence, to keep and never to run."""
    found = get_object_or_404(found_action(reference).action.files, pk=number)
    try:
        opened = kept_at(found.digest).open("rb")
    except OSError:
        raise Http404(
            _("This file is not where it was kept. Tell whoever runs the site.")
        ) from None
    return FileResponse(
        opened,
        as_attachment=True,
        filename=found.shown_name,
        content_type=MEDIA_TYPES[FileKind(found.kind)],
        headers={"X-Content-Type-Options": "nosniff"},
    )
