"""Pages on which it is recorded what happened to an ask, and the letter that asks again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.networks.actions.events import record_event
from headwater_web.networks.following import FollowedAsk
from headwater_web.networks.forms.events import BEFORE_SENDING, NEEDS_SENDING, EventForm
from headwater_web.networks.models import AskEvent, EventKind
from headwater_web.networks.refusals import Refused
from headwater_web.networks.views.shared import FORM_METHODS, ask_found, form_page, refusal_words
from headwater_web.ui.asking import posted, read_anew


@declares(Rule.MANAGE_NETWORKS)
@require_http_methods(FORM_METHODS)
@never_cache
def happened(request: HttpRequest, reference: str) -> HttpResponse:
    """Record what happened to an ask."""
    found = ask_found(request, reference)
    kinds = NEEDS_SENDING if found.ask.sent_on else BEFORE_SENDING
    asked = request.GET.get("kind", "")
    initial = {"kind": asked, "happened_on": timezone.localdate()}
    return _recorded(
        request,
        found,
        EventForm(posted(request), kinds=kinds, initial=initial | _read(found)),
        heading=_("What happened to {reference}?").format(reference=reference),
    )


@declares(Rule.MANAGE_NETWORKS)
@require_http_methods(FORM_METHODS)
@never_cache
def put_right(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Record what should have been written in place of an entry that was wrong."""
    found = ask_found(request, reference)
    wrong = next((each for each in found.every_event if each.pk == number), None)
    if wrong is None:
        raise Http404
    names = ("kind", "happened_on", "words", "address", "to_whom")
    initial = {name: getattr(wrong, name) for name in names}
    kinds = [*(NEEDS_SENDING if found.ask.sent_on else BEFORE_SENDING), EventKind.MISTAKE]
    return _recorded(
        request,
        found,
        EventForm(posted(request), kinds=kinds, initial=initial | _read(found)),
        corrects=wrong,
        heading=_("Put an entry of {reference} right").format(reference=reference),
    )


@declares(Rule.MANAGE_NETWORKS)
@require_GET
@never_cache
def letter(request: HttpRequest, reference: str) -> HttpResponse:
    """A letter that asks again, drafted from the record, to copy or to print."""
    found = ask_found(request, reference)
    if not found.is_waited_for:
        raise Http404(_("There is nothing to ask again: look at where it stands."))
    context = {"found": found, "ask": found.ask, "today": found.today}
    return render(request, "networks/letter.html", context)


def _read(found: FollowedAsk) -> dict[str, int]:
    return {"events_read": len(found.every_event)}


def _recorded(
    request: HttpRequest,
    found: FollowedAsk,
    form: EventForm,
    *,
    heading: str,
    corrects: AskEvent | None = None,
) -> HttpResponse:
    reference = found.ask.reference
    if form.is_valid():
        try:
            record_event(
                by=person_of(request),
                ask=found.ask,
                happened=form.happened,
                events_read=form.cleaned_data["events_read"],
                corrects=corrects,
            )
        except Refused as refusal:
            read_anew(form, **_read(found))
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("networks:ask", reference)
    return form_page(
        request,
        form,
        heading=heading,
        introduction=_("What is recorded stays. A wrong entry is put right by a new one."),
        button=_("Record it"),
        found=found,
        back=reverse("networks:ask", args=[reference]),
    )
