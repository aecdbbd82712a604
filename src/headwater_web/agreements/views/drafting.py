"""Pages on which an agreement is written."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.agreements.actions import agreements as actions
from headwater_web.agreements.forms.agreements import AgreementForm
from headwater_web.agreements.forms.feeds import FeedForm, LeaveOutForm
from headwater_web.agreements.models import Agreement, AgreementFeed
from headwater_web.agreements.queries.assessments import assessments_of
from headwater_web.agreements.views.agreements import agreement_address, agreement_found
from headwater_web.agreements.views.shared import FORM_METHODS, Now, Page, form_page
from headwater_web.thread.api import things_seen_by
from headwater_web.ui.asking import posted
from headwater_web.ui.words import day_words


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Begin an agreement; `?from=X-1` says what led to it."""
    form = AgreementForm(
        posted(request),
        assessments=list(assessments_of(request.user)),
        initial={"version": 0},
    )
    source = request.GET.get("from", "")
    comes_from = tuple(things_seen_by(request.user, [source] if source else []))

    def act() -> str:
        words, by = form.words, person_of(request)
        return agreement_address(actions.draft_agreement(by=by, words=words, comes_from=comes_from))

    page = Page(_("Begin an agreement"), _("Keep the draft"), reverse("agreements:agreements"))
    return form_page(request, form, page, act)


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def reword(request: HttpRequest, reference: str) -> HttpResponse:
    """Put a draft otherwise."""
    found = agreement_found(request, reference)
    if request.method == "GET" and not found.is_draft:
        return redirect(agreement_address(found))
    form = AgreementForm(
        posted(request), assessments=list(assessments_of(request.user)), initial=_as_typed(found)
    )

    def act() -> None:
        version, by = form.cleaned_data["version"], person_of(request)
        actions.reword(by=by, agreement=found, version=version, words=form.words)

    page = Page(
        heading=_("Change {reference}").format(reference=reference),
        button=_("Keep the draft"),
        back=agreement_address(found),
        caption=found.title,
        newest=lambda: saved_draft(request, reference),
    )
    return form_page(request, form, page, act)


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def cover(request: HttpRequest, reference: str) -> HttpResponse:
    """Say on what basis a feed is covered; `?feed=` opens what is said of one already."""
    found = agreement_found(request, reference)
    if request.method == "GET" and not found.is_draft:
        return redirect(agreement_address(found))
    said = found.feeds.filter(feed=request.GET.get("feed", "")).first()
    form = FeedForm(posted(request), initial=_as_covered(found, said))

    def act() -> None:
        version, by = form.cleaned_data["version"], person_of(request)
        actions.cover_feed(by=by, agreement=found, version=version, words=form.words)

    page = Page(
        heading=_("A feed that {reference} covers").format(reference=reference),
        button=_("Keep it"),
        back=agreement_address(found),
        caption=found.title,
        newest=lambda: saved_draft(request, reference),
    )
    return form_page(request, form, page, act)


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def leave_out(request: HttpRequest, reference: str, feed: str) -> HttpResponse:
    """Take a feed out of a draft."""
    found = agreement_found(request, reference)
    if request.method == "GET" and not found.is_draft:
        return redirect(agreement_address(found))
    form = LeaveOutForm(posted(request), initial={"version": found.version})

    def act() -> None:
        version, by = form.cleaned_data["version"], person_of(request)
        actions.leave_out_feed(by=by, agreement=found, version=version, feed=feed)

    page = Page(
        heading=_("Leave {feed} out of {reference}").format(feed=feed, reference=reference),
        button=_("Leave it out"),
        back=agreement_address(found),
        caption=found.title,
        newest=lambda: saved_draft(request, reference),
    )
    return form_page(request, form, page, act)


def _as_typed(found: Agreement) -> dict[str, object]:
    names = (
        "version",
        "title",
        "kind",
        "supplier",
        "controllers",
        "purposes",
        "licence",
        "starts_on",
        "ends_on",
        "review_on",
    )
    chosen = found.assessment.reference if found.assessment else ""
    return {name: getattr(found, name) for name in names} | {"assessment": chosen}


def _as_covered(found: Agreement, said: AgreementFeed | None) -> dict[str, object]:
    if said is None:
        return {"version": found.version}
    names = (
        "feed",
        "level",
        "regime",
        "lawful_basis",
        "special_category",
        "powers",
        "frequency",
        "keep_raw_days",
        "key_fingerprint",
    )
    typed = {name: getattr(said, name) for name in names}
    return typed | {"version": found.version, "fields_named": " ".join(said.fields)}


def saved_draft(request: HttpRequest, reference: str) -> tuple[int, Now]:
    """The version of a draft as it is saved now, and what it says."""
    saved = agreement_found(request, reference)
    feeds = ", ".join(each.feed for each in saved.feeds.all())
    now = (
        (_("What it is called"), saved.title),
        (_("First day in force"), day_words(saved.starts_on)),
        (_("Last day in force"), day_words(saved.ends_on)),
        (_("Feeds"), feeds),
    )
    return saved.version, now
