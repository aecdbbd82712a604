"""Pages on which claims are written, taken over, published, withdrawn and disagreed with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import (
    Rule,
    check_may,
    declares,
    may,
    organisations_of,
    person_of,
)
from headwater_web.audit.api import Actor
from headwater_web.claims import actions
from headwater_web.claims.claim_columns import CLAIM_COLUMNS
from headwater_web.claims.forms import (
    ChangeClaimForm,
    ClaimForm,
    DisagreeForm,
    ImportForm,
    PublishForm,
    WithdrawForm,
)
from headwater_web.claims.queries.claims import claim_seen_by
from headwater_web.claims.views.shared import FORM_METHODS, ask, claim_found
from headwater_web.interventions.api import ProgrammeWords, programme_with, programmes
from headwater_web.ui.asking import posted, read_anew
from headwater_web.ui.column_forms import initial_of


@declares(Rule.WRITE_CLAIMS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_claim(request: HttpRequest) -> HttpResponse:
    """Write a claim from its figure."""
    form = ClaimForm(
        posted(request),
        initial={"programme": request.GET.get("programme", "")},
        programmes=_may_be_written_of(request),
    )
    owner = _owner_checked(request, form)

    def act(by: Actor) -> str:
        return _address(actions.add_claim(by=by, said=form.said, organisation=owner).reference)

    return ask(
        request,
        form,
        act,
        heading=_("Say what a figure shows"),
        introduction=_(
            "Give the counts and how they were counted. The words are made from them, as strong as "
            "they allow. What you do not know, leave empty: it is said that it is not known."
        ),
        button=_("Keep the draft"),
        back=reverse("claims:claims"),
    )


@declares(Rule.WRITE_CLAIMS)
@require_http_methods(FORM_METHODS)
@never_cache
def change_claim(request: HttpRequest, reference: str) -> HttpResponse:
    """Write a new version of a claim."""
    found = claim_found(request, reference)
    check_may(request.user, Rule.WRITE_CLAIMS, about=found.claim.organisation)
    newest = found.claim.versions.get(number=found.newest)
    initial = initial_of(CLAIM_COLUMNS, newest) | {"programme": found.claim.programme}
    form = ChangeClaimForm(
        posted(request),
        initial=initial | {"version": found.newest},
        programmes=[each for each in programmes() if each.reference == found.claim.programme],
    )
    _same_programme_checked(form, found.claim.programme)

    def act(by: Actor) -> str:
        actions.change_claim(
            by=by, claim=found.claim, said=form.said, version=form.cleaned_data["version"]
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


@declares(Rule.PUBLISH_CLAIMS)
@require_http_methods(FORM_METHODS)
@never_cache
def publish_claim(request: HttpRequest, reference: str) -> HttpResponse:
    """Let everybody read the newest version."""
    found = claim_found(request, reference)
    form = PublishForm(posted(request), initial={"version": found.newest})

    def act(by: Actor) -> str:
        actions.publish_claim(by=by, claim=found.claim, version=form.cleaned_data["version"])
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
        introduction=found.words.whole,
        button=_("Publish it in these words"),
        back=_address(reference),
    )


@declares(Rule.PUBLISH_CLAIMS)
@require_http_methods(FORM_METHODS)
@never_cache
def withdraw_claim(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that a claim no longer holds."""
    found = claim_found(request, reference)
    form = WithdrawForm(posted(request))

    def act(by: Actor) -> str:
        actions.withdraw_claim(by=by, claim=found.claim, because=form.cleaned_data["because"])
        return _address(reference)

    return ask(
        request,
        form,
        act,
        caption=reference,
        heading=_("Withdraw the claim {reference}").format(reference=reference),
        introduction=_("Nobody else can read it any more. That it was withdrawn stays on record."),
        button=_("Withdraw it"),
        back=_address(reference),
    )


@declares(Rule.DISAGREE_WITH_CLAIMS)
@require_http_methods(FORM_METHODS)
@never_cache
def disagree(request: HttpRequest, reference: str) -> HttpResponse:
    """Print words of one's own beside a published claim."""
    found = claim_found(request, reference)
    form = DisagreeForm(posted(request), rung=found.words.rung)
    held = organisations_of(request.user)

    def act(by: Actor) -> str:
        actions.disagree(
            by=by,
            claim=found.claim,
            organisation=held[0].key if held else "",
            words=form.cleaned_data["words"],
        )
        return _address(reference)

    return ask(
        request,
        form,
        act,
        caption=reference,
        heading=_("Disagree with {reference}").format(reference=reference),
        introduction=found.words.said,
        button=_("Print it beside the claim"),
        back=_address(reference),
    )


@declares(Rule.WRITE_CLAIMS)
@require_http_methods(FORM_METHODS)
@never_cache
def import_claims(request: HttpRequest) -> HttpResponse:
    """Take over the figures of a file, all of them or none."""
    form = ImportForm(posted(request), request.FILES or None)
    if form.is_valid():
        rows = [(said, _owner_of(said["programme"])) for said in form.claims]
        if any(not owner for _said, owner in rows):
            form.add_error("file", _NO_PROGRAMME)
        else:
            for _said, owner in rows:
                check_may(request.user, Rule.WRITE_CLAIMS, about=owner)
            done = actions.add_claims(by=person_of(request), rows=rows)
            shown = [claim_seen_by(request.user, each.reference) for each in done]
            return render(request, "claims/imported.html", {"done": shown})
    context = {"form": form, "columns": CLAIM_COLUMNS}
    return render(request, "claims/import.html", context, status=422 if form.errors else 200)


_NO_PROGRAMME = gettext_lazy(
    "There is no programme with this reference. Look it up among the programmes."
)


def _may_be_written_of(request: HttpRequest) -> list[ProgrammeWords]:
    """The programmes of which this person may say what a figure shows."""
    person = request.user
    return [
        each for each in programmes() if may(person, Rule.WRITE_CLAIMS, about=each.organisation)
    ]


def _owner_of(programme: str) -> str:
    found = programme_with(programme)
    return found.organisation if found else ""


def _owner_checked(request: HttpRequest, form: ClaimForm) -> str:
    """Whose programme a valid form names. A fault stands at the form where it names none."""
    if request.method != "POST" or not form.is_valid():
        return ""
    owner = _owner_of(form.said["programme"])
    if owner:
        check_may(request.user, Rule.WRITE_CLAIMS, about=owner)
    else:
        form.add_error("programme", _NO_PROGRAMME)
    return owner


def _same_programme_checked(form: ChangeClaimForm, programme: str) -> None:
    if form.is_bound and form.is_valid() and form.said["programme"] != programme:
        form.add_error("programme", _("A claim stays with its programme. Leave it as it was."))


def _address(reference: str) -> str:
    return reverse("claims:claim", args=[reference])
