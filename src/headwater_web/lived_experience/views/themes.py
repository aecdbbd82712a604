"""The pages of themes: all of them, and one with what it rests on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares, may
from headwater_web.lived_experience.lists import heard_lists
from headwater_web.lived_experience.models import MemoKind
from headwater_web.lived_experience.queries import themes
from headwater_web.lived_experience.queries.coded import coded_on, references_of
from headwater_web.lived_experience.queries.heard import who_was_heard
from headwater_web.lived_experience.queries.quotations import (
    of_themes,
    quotations_seen_by,
    shown_quotations,
)
from headwater_web.lived_experience.views.shared import theme_found

_QUOTED_ON_HOME = 3


@declares(Rule.SEE_THEMES)
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """What people spoke of, some of their words, and who was not heard."""
    today = timezone.localdate()
    every = themes.shown_themes(today)
    rows = quotations_seen_by(request.user).filter(
        cleared_at__isnull=False, withdrawn_at__isnull=True
    )
    usable = [each for each in shown_quotations(request.user, rows[:20], today) if each.is_cleared]
    beside = [each for each in usable if each.figure] or usable
    context = {
        "themes": [each for each in every if each.sessions],
        "unheard": [each for each in every if not each.sessions],
        "heard": who_was_heard(today),
        "waiting": themes.waiting_to_be_coded_again(today),
        "quotations": beside[:_QUOTED_ON_HOME],
    }
    return render(request, "lived_experience/themes.html", context)


@declares(Rule.SEE_THEMES)
@require_GET
@never_cache
def theme(request: HttpRequest, reference: str) -> HttpResponse:
    """One theme: from how many sessions and people, which groups and places, and whose words."""
    found = theme_found(reference)
    today = timezone.localdate()
    coded = coded_on(today)
    rows = of_themes(quotations_seen_by(request.user), references_of(found))
    quoted = shown_quotations(request.user, rows, today)
    sees_notes = may(request.user, Rule.SEE_LIVED_EXPERIENCE)
    context = {
        "theme": found,
        "shown": themes.shown_theme(found, coded, heard_lists()),
        "quotations": [each for each in quoted if each.is_cleared],
        "ended_quotations": [each for each in quoted if each.is_ended],
        "bears_on": themes.bears_on(request.user, found),
        "changes": themes.changes_of(found),
        "memos": (
            [(kind.label, [m for m in found.memos.all() if m.kind == kind]) for kind in MemoKind]
            if sees_notes
            else []
        ),
        "spans": (
            [(each, each.note.text[each.start : each.end]) for each in coded.of(found)]
            if sees_notes
            else []
        ),
    }
    return render(request, "lived_experience/theme.html", context)
