"""Drafts as people who write and review them see them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from headwater.released.editions.content import Cut
from headwater_web.accounts.api import Rule, declares, may, person_of
from headwater_web.needs.actions import starting, writing
from headwater_web.needs.forms.drafting import FROM_OUTLINE, StartForm
from headwater_web.needs.models import FunctionChoice
from headwater_web.needs.outline import outline
from headwater_web.needs.queries import shelf
from headwater_web.needs.queries.asked import published_digest, versions_of
from headwater_web.needs.queries.drafts import Draft, drafts_seen_by
from headwater_web.needs.queries.missing import (
    missing_from,
    missing_from_module,
    missing_signatures,
    undeclared_numbers,
    with_leave,
)
from headwater_web.needs.queries.published import newest_for_everyone
from headwater_web.needs.queries.review import comments_of, sign_offs_of, windows_of
from headwater_web.needs.views.shared import (
    FORM_METHODS,
    draft_found,
    draft_module_found,
    form_page,
)
from headwater_web.ui.api import current_release
from headwater_web.ui.asking import posted


@declares(Rule.SEE_PARTNER_CUT)
@require_GET
@never_cache
def drafts(request: HttpRequest) -> HttpResponse:
    """The drafts that this person may read."""
    context = {
        "drafts": drafts_seen_by(request.user),
        "can_write": may(request.user, Rule.WRITE_EDITIONS),
    }
    return render(request, "needs/drafts.html", context)


@declares(Rule.WRITE_EDITIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Begin a new edition."""
    earlier = [
        (
            page.reference,
            _("{title} ({reference}), as it was saved last").format(
                title=page.title, reference=page.reference
            ),
        )
        for page in shelf.edition_pages()
    ]
    form = StartForm(posted(request), earlier=earlier)
    if form.is_valid():
        newest = newest_for_everyone(request.user)
        previous = newest.edition_id if newest is not None else ""
        title, begins_with = form.cleaned_data["title"], form.cleaned_data["begins_with"]
        by = person_of(request)
        if begins_with == FROM_OUTLINE:
            modules = outline(current_release())
            made = starting.start_edition(by=by, title=title, modules=modules, previous=previous)
        else:
            made = starting.start_from(by=by, title=title, earlier=begins_with, previous=previous)
        return redirect("needs:draft", made.reference)
    return form_page(
        request,
        form,
        heading=_("Start a new edition"),
        introduction=_("Nobody but the team sees it until you open a consultation or publish it."),
        button=_("Start it"),
        back=reverse("needs:drafts"),
    )


@declares(Rule.SEE_PARTNER_CUT)
@require_GET
@never_cache
def draft(request: HttpRequest, reference: str) -> HttpResponse:
    """One draft: its modules, what is missing, who signed, and what became of it."""
    found, cut = draft_found(request.user, reference)
    comments = comments_of(reference)
    modules = [
        (
            each,
            len(missing_from_module(found, each)),
            sum(one.is_open for one in comments if one.comment.module == each.page.slug),
        )
        for each in found.shown_to(cut)
    ]
    context = {
        "draft": found,
        "modules": modules,
        "hidden": len(found.modules) - len(modules),
        "functions": _functions(found, cut),
        "missing": with_leave(request.user, missing_from(found)) if cut is Cut.FULL else (),
        "missing_signatures": with_leave(request.user, missing_signatures(found)),
        "sign_offs": sign_offs_of(found),
        "windows": windows_of(reference),
        "comments": comments,
        "versions": versions_of(reference),
        "is_as_published": published_digest(reference) == found.digest,
        "is_team": cut is Cut.FULL,
        "can_write": may(request.user, Rule.WRITE_EDITIONS),
        "can_sign": may(request.user, Rule.SIGN_OFF_EDITIONS),
        "can_publish": may(request.user, Rule.PUBLISH_EDITIONS),
    }
    return render(request, "needs/draft.html", context)


def _functions(found: Draft, cut: Cut) -> list[tuple[str, str, object, list[object]]]:
    """Each of the four functions with its modules, or why it has none."""
    absences = {each.function.value: each for each in found.absences}
    shown = found.shown_to(cut)
    absent = {each.value for each in found.without_module}
    return [
        (
            value,
            str(label),
            absences.get(value) if value in absent else None,
            [each for each in shown if each.page.function == value],
        )
        for value, label in FunctionChoice.choices
    ]


@declares(Rule.SEE_PARTNER_CUT)
@require_GET
@never_cache
def module(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """One module of a draft with its numbers as they are now, and what is said of it."""
    found, shown = draft_module_found(request.user, reference, key)
    context = {
        "draft": found,
        "each": shown,
        "module": shown.shown.module,
        "missing": missing_from_module(found, shown),
        "typed_by_hand": {
            text.digest: undeclared_numbers(shown, text) for text in shown.shown.texts
        },
        "comments": comments_of(reference, key),
        "function": FunctionChoice(shown.page.function).label if shown.page.function else "",
        "can_write": may(request.user, Rule.WRITE_EDITIONS),
        "can_comment": may(request.user, Rule.COMMENT_ON_EDITIONS),
    }
    return render(request, "needs/draft_module.html", context)


@declares(Rule.WRITE_EDITIONS)
@require_POST
@never_cache
def read_again(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """Words whose number moved were read again, and stand."""
    found, shown = draft_module_found(request.user, reference, key)
    texts = {each.digest: each.raw for each in shown.shown.texts}
    text = texts.get(request.POST.get("text", ""))
    if text is None:
        raise Http404
    writing.read_again(by=person_of(request), edition=found.page, module=key, text=text)
    return redirect("needs:draft_module", reference, key)
