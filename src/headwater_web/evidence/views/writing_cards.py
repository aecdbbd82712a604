"""Pages on which cards are written, imported, changed, published and withdrawn."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.audit.api import Actor
from headwater_web.evidence.actions import cards as actions
from headwater_web.evidence.forms.cards import (
    CardForm,
    ChangeCardForm,
    ImportForm,
    PublishForm,
    WithdrawForm,
)
from headwater_web.evidence.row_columns import CARD_COLUMNS
from headwater_web.evidence.views.shared import FORM_METHODS, ask, card_found
from headwater_web.ui.asking import posted, read_anew
from headwater_web.ui.column_forms import initial_of


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def new_card(request: HttpRequest) -> HttpResponse:
    """Write a card."""
    form = CardForm(posted(request))

    def act(by: Actor) -> str:
        return _address(actions.add_card(by=by, said=form.said).reference)

    return ask(
        request,
        form,
        act,
        heading=_("Write an evidence card"),
        introduction=_(
            "One card is what one source says about one outcome. Say it in your own words, and "
            "copy numbers as they stand. It is a draft until it is published."
        ),
        button=_("Keep the draft"),
        back=reverse("evidence:cards"),
    )


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def change_card(request: HttpRequest, reference: str) -> HttpResponse:
    """Write a new version of a card."""
    found = card_found(request, reference)
    initial = initial_of(CARD_COLUMNS, found.card.versions.get(number=found.newest))
    initial |= {"key": found.card.key}
    form = ChangeCardForm(posted(request), initial=initial | {"version": found.newest})

    def act(by: Actor) -> str:
        actions.change_card(
            by=by, card=found.card, said=form.said, version=form.cleaned_data["version"]
        )
        return _address(reference)

    return ask(
        request,
        form,
        act,
        refused=lambda refused: read_anew(refused, version=found.newest),
        caption=reference,
        heading=_("Write a new version of {reference}").format(reference=reference),
        introduction=_("Earlier versions stay to be read. A new version is a draft at first."),
        button=_("Keep the new version"),
        back=_address(reference),
    )


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def publish_card(request: HttpRequest, reference: str) -> HttpResponse:
    """Let everybody read the newest version."""
    found = card_found(request, reference)
    form = PublishForm(posted(request), initial={"version": found.newest})

    def act(by: Actor) -> str:
        actions.publish_card(by=by, card=found.card, version=form.cleaned_data["version"])
        return _address(reference)

    return ask(
        request,
        form,
        act,
        refused=lambda refused: read_anew(refused, version=found.newest),
        caption=reference,
        heading=_("Publish version {number} of {reference}").format(
            number=found.newest, reference=reference
        ),
        introduction=_(
            "Everybody can then read it, without an account. Check the numbers against the source "
            "once more."
        ),
        button=_("Publish it"),
        back=_address(reference),
    )


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def withdraw_card(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that a card no longer holds."""
    found = card_found(request, reference)
    form = WithdrawForm(posted(request))

    def act(by: Actor) -> str:
        actions.withdraw_card(by=by, card=found.card, because=form.cleaned_data["because"])
        return _address(reference)

    return ask(
        request,
        form,
        act,
        caption=reference,
        heading=_("Withdraw the card {reference}").format(reference=reference),
        introduction=_("It stays to be read, with the reason, and is handed to nobody any more."),
        button=_("Withdraw it"),
        back=_address(reference),
    )


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def import_cards(request: HttpRequest) -> HttpResponse:
    """Take over cards from a file, all of them or none."""
    form = ImportForm(posted(request), request.FILES or None)
    if form.is_valid():
        done = actions.import_cards(by=person_of(request), cards=form.cards)
        return render(request, "evidence/imported.html", {"done": done})
    status = 422 if form.errors else 200
    context = {"form": form, "columns": CARD_COLUMNS}
    return render(request, "evidence/import.html", context, status=status)


def _address(reference: str) -> str:
    return reverse("evidence:card", args=[reference])
