"""Pages on which a file's columns and values are mapped, repairs are undone, and mappings read."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from headwater.exchange.report import Question
from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.sharing.actions.asking import Decided, map_file
from headwater_web.sharing.forms.mapping import MappingForm
from headwater_web.sharing.queries.exchange import exchange
from headwater_web.sharing.queries.mappings import (
    entries_of,
    mapping_in_force,
    mappings_seen_by,
)
from headwater_web.sharing.queries.submissions import Sent
from headwater_web.sharing.views.shared import found_submission, is_done, no_room
from headwater_web.ui.asking import NotAllowedNow, posted


@declares(Rule.SEE_SUBMISSIONS)
@require_GET
@never_cache
def mappings(request: HttpRequest) -> HttpResponse:
    """The mappings in force of the suppliers that this person may see, with their history."""
    kept = mappings_seen_by(request.user, exchange())
    return render(request, "sharing/mappings.html", {"kept": kept})


@declares(Rule.SUBMIT_FILES)
@require_http_methods(["GET", "POST"])
@never_cache
def map_columns(request: HttpRequest, submission_id: str) -> HttpResponse:
    """Say what a file's columns and values are, once."""
    sent = found_submission(request, submission_id, Rule.SUBMIT_FILES)
    form = _form(request, sent)
    if form.is_valid() and is_done(form, lambda: _ask(request, sent, form.decided)):
        messages.success(request, _being_checked_again())
        return redirect("sharing:submission", submission_id)
    context = {"form": form, "sent": sent, "submission": sent.submission}
    return render(request, "sharing/map.html", context, status=422 if form.errors else 200)


@declares(Rule.SUBMIT_FILES)
@require_POST
@never_cache
def repairs(request: HttpRequest, submission_id: str) -> HttpResponse:
    """Undo a repair, or let one be made again: a button beside each."""
    sent = found_submission(request, submission_id, Rule.SUBMIT_FILES)
    try:
        _ask(request, sent, _decided_by_button(request, sent))
    except NotAllowedNow as fault:
        messages.error(request, str(fault.words))
    except OSError:
        messages.error(request, no_room())
    else:
        messages.success(request, _being_checked_again())
    return redirect("sharing:submission", submission_id)


def _form(request: HttpRequest, sent: Sent) -> MappingForm:
    question = sent.report.question if sent.report else None
    mapping = mapping_in_force(
        exchange(), feed=sent.submission.feed, supplier=sent.submission.organisation
    )
    return MappingForm(
        posted(request), question=question or Question(), entries=entries_of(mapping)
    )


def _decided_by_button(request: HttpRequest, sent: Sent) -> Decided:
    """What a button asks: only a reversible repair of this file can be undone."""
    made = sent.report.repairs if sent.report else ()
    undo, again = request.POST.get("undo", ""), request.POST.get("again", "")
    is_known = any(each.kind == undo and each.is_reversible for each in made)
    return Decided(undo=(undo,) if is_known else (), again=(again,) if again else ())


def _ask(request: HttpRequest, sent: Sent, decided: Decided) -> None:
    map_file(
        by=person_of(request),
        sent=sent,
        decided=decided,
        asked_at=timezone.now(),
        spool=exchange(),
    )


def _being_checked_again() -> str:
    return _(
        "The file is being checked again. What you said is kept for this supplier, and is used "
        "for the next file by itself."
    )
