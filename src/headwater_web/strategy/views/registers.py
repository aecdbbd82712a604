"""Pages of the published registers."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.strategy.actions.registers import add_part
from headwater_web.strategy.models import Entry
from headwater_web.strategy.queries import entries as queries
from headwater_web.strategy.registers import Register
from headwater_web.ui.strategy_words import strategy_words

_LONGEST_PART = 300
_LONGEST_SEARCH = 100


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def registers(request: HttpRequest) -> HttpResponse:
    """All registers at a glance: what each holds, what we ask of others, what is missing."""
    every = queries.shown_entries(queries.all_entries(), today=timezone.localdate())
    published = [each for each in every if each.entry.is_in_source]
    words = request.GET.get("words", "").strip()[:_LONGEST_SEARCH]
    found = {each.reference for each in queries.entries_with(words)} if words else set()
    context = {
        "words": words,
        "found": [each for each in every if each.entry.reference in found],
        "strategy": strategy_words(),
        "registers": [
            (register, [each for each in every if each.entry.register == register])
            for register in Register
        ],
        "overdue": [each for each in published if each.is_overdue],
        "asks": [each for each in published if each.is_ask],
        "orphans": [each for each in published if each.entry.is_orphan],
        "absent": [each for each in every if not each.entry.is_in_source],
        "empty_priorities": queries.priorities_without_recommendation(),
    }
    return render(request, "strategy/registers.html", context)


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def register(request: HttpRequest, letter: str) -> HttpResponse:
    """One register, entry by entry, in the order of the published table."""
    chosen = _register(letter)
    found = queries.shown_entries(queries.register_entries(chosen), today=timezone.localdate())
    return render(request, "strategy/register.html", {"register": chosen, "entries": found})


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def register_file(_request: HttpRequest, letter: str) -> HttpResponse:
    """One register as the file that was loaded, unchanged."""
    chosen = _register(letter)
    name = f"{chosen.name.lower()}.csv"
    return HttpResponse(
        queries.exported(chosen).encode(),
        headers={
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{name}"',
        },
    )


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def entry(request: HttpRequest, reference: str) -> HttpResponse:
    """One entry: its text as published, what is odd about it, and what is done about it."""
    found = queries.shown_entries(_entries(reference), today=timezone.localdate())[0]
    return render(request, "strategy/entry.html", {"shown": found, "entry": found.entry})


@declares(Rule.MANAGE_STRATEGY)
@require_POST
def part(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a part to an entry that asks for several things."""
    found = _entries(reference)[0]
    words = request.POST.get("words", "").strip()
    if not 0 < len(words) <= _LONGEST_PART:
        raise Http404(_("A part needs words, at most 300 letters of them."))
    add_part(by=person_of(request), entry=found, words=words)
    return redirect("strategy:entry", reference)


def _register(letter: str) -> Register:
    try:
        return Register(letter)
    except ValueError:
        raise Http404 from None


def _entries(reference: str) -> QuerySet[Entry]:
    found = queries.all_entries().filter(reference=reference)
    if not found:
        raise Http404
    return found
