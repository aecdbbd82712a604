"""Proposing words for use, clearing them, and withdrawing them."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.lived_experience.actions import quotations as actions
from headwater_web.lived_experience.actions.taking_away import withdraw_quotation
from headwater_web.lived_experience.forms.quotations import (
    CLEAR,
    ClearForm,
    QuoteForm,
    WithdrawQuotationForm,
)
from headwater_web.lived_experience.models import Quotation, WithdrawnWhy
from headwater_web.lived_experience.queries.coded import themes_in_use
from headwater_web.lived_experience.queries.notes import shown_note
from headwater_web.lived_experience.queries.quotations import shown_quotations
from headwater_web.lived_experience.views.coding import note_address, paragraph_found
from headwater_web.lived_experience.views.shared import (
    FORM_METHODS,
    Page,
    form_page,
    quotation_found,
)
from headwater_web.ui.asking import posted


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def propose(request: HttpRequest, number: int, part: int) -> HttpResponse:
    """Propose words of a paragraph for use beside a number."""
    note, paragraph = paragraph_found(number, part)
    reader = person_of(request)
    shown = shown_note(note, reader, is_coder=True).paragraphs[part - 1]
    form = QuoteForm(
        posted(request),
        person=reader,
        session=note.session,
        themes=list(themes_in_use()),
        initial={
            "words": paragraph.words,
            "group": note.speaker,
            "themes": [each.theme.reference for each in shown.spans],
        },
    )
    page = Page(
        heading=_("Propose these words for use"),
        button=_("Propose them"),
        back=note_address(note, part),
        caption=_("Note {number}, paragraph {part}").format(number=note.pk, part=part),
        introduction=_("Somebody else has to clear them before they are shown to anybody."),
    )

    def act() -> str:
        return _address(actions.propose(by=reader, note=note, quoted=form.quoted))

    return form_page(request, form, page, act)


@declares(Rule.CLEAR_QUOTATIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def clear(request: HttpRequest, reference: str) -> HttpResponse:
    """Decide whether somebody else's quotation may be used."""
    found = quotation_found(request, reference)
    form = ClearForm(posted(request))
    page = Page(
        heading=_("May these words be used?"),
        button=_("Decide"),
        back=_address(found),
        caption=found.reference,
        template="lived_experience/clear.html",
    )

    def act() -> None:
        if form.cleaned_data["decision"] == CLEAR:
            actions.clear(by=person_of(request), quotation=found)
        else:
            withdraw_quotation(by=person_of(request), quotation=found, why=WithdrawnWhy.NOT_CLEARED)

    (shown,) = shown_quotations(request.user, [found], timezone.localdate())
    return form_page(request, form, page, act, shown=shown)


@declares(Rule.CLEAR_QUOTATIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a quotation away wherever it is shown."""
    found = quotation_found(request, reference)
    form = WithdrawQuotationForm(posted(request))
    page = Page(
        heading=_("Take these words away"),
        button=_("Take them away"),
        back=_address(found),
        caption=found.reference,
        introduction=_(
            "The words are gone for good. Wherever they were shown, the page says that they were "
            "withdrawn."
        ),
    )
    return form_page(
        request,
        form,
        page,
        lambda: withdraw_quotation(
            by=person_of(request),
            quotation=found,
            why=WithdrawnWhy(form.cleaned_data["why"]),
        ),
    )


def _address(quotation: Quotation) -> str:
    return reverse("lived_experience:quotation", args=[quotation.reference])
