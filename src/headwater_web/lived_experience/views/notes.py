"""A note: writing it, having it checked, and reading it with its codes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, display_names, may, person_of
from headwater_web.lived_experience.actions import notes as actions
from headwater_web.lived_experience.actions.taking_away import take_note_away
from headwater_web.lived_experience.forms.notes import TAKE_AWAY, CheckForm, NoteForm
from headwater_web.lived_experience.lists import heard_lists
from headwater_web.lived_experience.models import Purpose, TakenAwayWhy
from headwater_web.lived_experience.queries.notes import shown_note
from headwater_web.lived_experience.standings import in_force
from headwater_web.lived_experience.views.shared import (
    FORM_METHODS,
    Page,
    form_page,
    note_found,
    session_found,
)
from headwater_web.lived_experience.wording import paragraphs
from headwater_web.ui.asking import posted


@declares(Rule.SEE_LIVED_EXPERIENCE)
@require_GET
@never_cache
def note(request: HttpRequest, number: int) -> HttpResponse:
    """A note, paragraph by paragraph, with the themes that were given to its words."""
    found = note_found(number)
    reader = person_of(request)
    names = display_names([found.deidentified_by, found.checked_by])
    is_coder = may(reader, Rule.CODE_LIVED_EXPERIENCE)
    context = {
        "note": found,
        "shown": shown_note(found, reader, is_coder=is_coder),
        "places": heard_lists().place_names(found.session.places),
        "speaker": heard_lists().voice(found.speaker) if found.speaker else "",
        "deidentified_by": names.get(found.deidentified_by, _("somebody who has left")),
        "checked_by": names.get(found.checked_by, _("somebody who has left")),
        "may_quote": in_force(found.session, Purpose.PUBLICATION, timezone.localdate(), note=found),
        "may_check": is_coder and found.deidentified_by != reader.audit_reference,
    }
    return render(request, "lived_experience/note.html", context)


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def new_note(request: HttpRequest, number: int) -> HttpResponse:
    """Write down what was said, without names."""
    session = session_found(number)
    form = NoteForm(posted(request), session=session)
    page = Page(
        heading=_("A note without names"),
        button=_("Keep the note"),
        back=reverse("lived_experience:session", args=[session.pk]),
        caption=session.title,
        introduction=_("Somebody else reads it for names before anybody codes it."),
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.write_note(
            by=person_of(request),
            session=session,
            text=form.cleaned_data["text"],
            speaker=form.cleaned_data["speaker"],
        ),
    )


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def check(request: HttpRequest, number: int) -> HttpResponse:
    """Read somebody else's note for names."""
    found = note_found(number)
    form = CheckForm(posted(request))
    page = Page(
        heading=_("Read the note for names"),
        button=_("Record what you found"),
        back=reverse("lived_experience:note", args=[found.pk]),
        caption=_("Note {number}").format(number=found.pk),
        introduction=_(
            "Look for names, streets, schools, clubs, jobs and stories that friends would know."
        ),
        template="lived_experience/check.html",
    )

    def act() -> None:
        if form.cleaned_data["found"] == TAKE_AWAY:
            take_note_away(by=person_of(request), note=found, why=TakenAwayWhy.IDENTIFIES)
        else:
            actions.check_note(by=person_of(request), note=found)

    return form_page(request, form, page, act, note=found, paragraphs=paragraphs(found.text))
