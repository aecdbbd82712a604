"""Giving themes to the words of a note."""

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.lived_experience.actions import coding as actions
from headwater_web.lived_experience.faults import Refused
from headwater_web.lived_experience.forms.notes import CodeForm, matching
from headwater_web.lived_experience.models import CodedSpan, Note
from headwater_web.lived_experience.queries.coded import themes_in_use
from headwater_web.lived_experience.queries.notes import paragraph_of, shown_note
from headwater_web.lived_experience.views.shared import FORM_METHODS, Page, form_page, note_found
from headwater_web.lived_experience.wording import Paragraph
from headwater_web.ui.asking import posted


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def code(request: HttpRequest, number: int, part: int) -> HttpResponse:
    """Give themes to a paragraph, or to words of it. Themes can be searched on the way."""
    note, paragraph = paragraph_found(number, part)
    wanted = request.GET.get("q", "").strip()
    every = list(themes_in_use())
    found = matching(every, wanted)
    form = CodeForm(posted(request), paragraph=paragraph, themes=found)
    reader = person_of(request)
    shown = shown_note(note, reader, is_coder=True)
    page = Page(
        heading=_("What is this paragraph about?"),
        button=_("Give it these themes"),
        back=note_address(note, part),
        caption=_("Note {number}, paragraph {part}").format(number=note.pk, part=part),
        template="lived_experience/code.html",
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.code(
            by=reader,
            note=note,
            themes=form.chosen,
            start=form.place[0],
            end=form.place[1],
        ),
        note=note,
        shown=next(each for each in shown.paragraphs if each.paragraph.number == part),
        wanted=wanted,
        found=len(found),
        every=len(every),
    )


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_POST
@never_cache
def end(request: HttpRequest, number: int) -> HttpResponse:
    """Take a theme off words again."""
    span = CodedSpan.objects.filter(pk=number).select_related("note", "theme").first()
    if span is None:
        raise Http404
    with suppress(Refused):  # It is off already, which is what was asked for.
        actions.end_span(by=person_of(request), span=span)
    return redirect(reverse("lived_experience:note", args=[span.note_id]))


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_POST
@never_cache
def done(request: HttpRequest, number: int) -> HttpResponse:
    """Say that one has read a note to its end."""
    note = note_found(number)
    with suppress(Refused):  # It was said before, or the note is gone: its page shows which.
        actions.finish(by=person_of(request), note=note)
    return redirect(reverse("lived_experience:note", args=[note.pk]))


def paragraph_found(number: int, part: int) -> tuple[Note, Paragraph]:
    """A note and one paragraph of it."""
    note = note_found(number)
    paragraph = paragraph_of(note, part)
    if paragraph is None:
        raise Http404
    return note, paragraph


def note_address(note: Note, part: int) -> str:
    """Where a paragraph stands on the page of its note."""
    return reverse("lived_experience:note", args=[note.pk]) + f"#paragraph-{part}"
