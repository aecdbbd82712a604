"""Standing for a draft, keeping it back, and publishing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater.released.editions.content import Cut
from headwater_web.accounts.api import ADMITS, Rule, declares, person_of, roles_of
from headwater_web.needs.actions import publishing
from headwater_web.needs.forms.reviewing import DraftReadForm, EmbargoForm, SignForm
from headwater_web.needs.queries.asked import next_version
from headwater_web.needs.queries.drafts import Draft
from headwater_web.needs.queries.missing import missing_from, missing_signatures, with_leave
from headwater_web.needs.views.shared import (
    FORM_METHODS,
    draft_address,
    draft_found,
    form_page,
)
from headwater_web.ui.asking import NotAllowedNow, posted, read_anew


@declares(Rule.SIGN_OFF_EDITIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def sign(request: HttpRequest, reference: str) -> HttpResponse:
    """Stand for a draft as it is, by name and role."""
    found, cut = draft_found(request.user, reference)
    form = SignForm(posted(request), initial={"digest": found.digest})
    if form.is_valid():
        try:
            publishing.sign_off(
                by=person_of(request),
                reference=reference,
                digest=form.cleaned_data["digest"],
                cut=cut,
                role=_role(request),
            )
        except NotAllowedNow as refusal:
            read_anew(form, digest=found.digest)
            form.add_error(None, str(refusal.words))
        else:
            return redirect("needs:draft", reference)
    return form_page(
        request,
        form,
        caption=f"{reference} · {found.page.title}",
        heading=_("Sign it off"),
        introduction=_sign_words(found, cut),
        button=_("Sign it off"),
        back=draft_address(reference),
    )


def _role(request: HttpRequest) -> str:
    """The words of the role in which somebody signs."""
    held = roles_of(request.user) & ADMITS[Rule.SIGN_OFF_EDITIONS]
    return ", ".join(sorted(str(role.label) for role in held))


def _sign_words(found: Draft, cut: Cut) -> str:
    words = _(
        "Your name and role are printed in the edition. Two different people sign. If a word is "
        "changed after you signed, or a new release brings other numbers, your signature no "
        "longer counts, and you are asked again."
    )
    hidden = len(found.modules) - len(found.shown_to(cut))
    if hidden:
        words += " " + _(
            "{number} of its {all} modules are for the partnership's own team and are not shown to "
            "you: you sign for what you can read."
        ).format(number=hidden, all=len(found.modules))
    return words


@declares(Rule.PUBLISH_EDITIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def embargo(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep an edition back from everyone until a moment."""
    found, _cut = draft_found(request.user, reference)
    until = found.page.embargoed_until
    local = timezone.localtime(until) if until is not None else None
    initial = {"day": local.date(), "hour": local.time()} if local is not None else {}
    form = EmbargoForm(posted(request), initial=initial)
    if form.is_valid():
        publishing.set_embargo(
            by=person_of(request), edition=found.page, until=form.cleaned_data["until"]
        )
        return redirect("needs:draft", reference)
    return form_page(
        request,
        form,
        caption=f"{reference} · {found.page.title}",
        heading=_("Keep it back until a time"),
        introduction=_(
            "It can be published now and is not for everyone before this time. The team and the "
            "members of the board can read it before."
        ),
        button=_("Save"),
        back=draft_address(reference),
    )


@declares(Rule.PUBLISH_EDITIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    """Hand a draft to the engine, once nothing is missing."""
    found, _cut = draft_found(request.user, reference)
    form = DraftReadForm(posted(request), initial={"digest": found.digest})
    if form.is_valid():
        try:
            publishing.publish(
                by=person_of(request), reference=reference, digest=form.cleaned_data["digest"]
            )
        except NotAllowedNow as refusal:
            read_anew(form, digest=found.digest)
            form.add_error(None, str(refusal.words))
        else:
            return redirect("needs:draft", reference)
    return form_page(
        request,
        form,
        caption=f"{reference} · {found.page.title}",
        heading=_("Publish version {version}").format(version=next_version(reference)),
        introduction=_(
            "The engine freezes every number as release {release} has it, builds the pages and "
            "documents, and checks them once more. What is published never changes; a correction "
            "is the next version."
        ).format(release=found.release_id),
        missing=with_leave(request.user, (*missing_from(found), *missing_signatures(found))),
        button=_("Publish it"),
        back=draft_address(reference),
    )
