"""Pages that show claims: all of them by programme, and one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares, display_names, may
from headwater_web.claims.drawing import draw_shares
from headwater_web.claims.models import RUNGS
from headwater_web.claims.queries.claims import all_claims, claims_seen_by
from headwater_web.claims.shown import ShownClaim
from headwater_web.claims.views.shared import claim_found
from headwater_web.evidence.api import CardWords, cards_for
from headwater_web.interventions.api import ProgrammeWords, programme_with, programmes
from headwater_web.ui.asking import organisation_names


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """What is claimed of each programme."""
    shown = claims_seen_by(request.user, all_claims())
    by_programme: dict[str, list[ShownClaim]] = {}
    for each in shown:
        by_programme.setdefault(each.claim.programme, []).append(each)
    context = {
        "groups": [
            (programme, by_programme[programme.reference])
            for programme in programmes()
            if programme.reference in by_programme
        ],
        "rungs": RUNGS.values(),
        "may_write": may(request.user, Rule.WRITE_CLAIMS),
    }
    return render(request, "claims/claims.html", context)


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def claim(request: HttpRequest, reference: str) -> HttpResponse:
    """One claim: its words and limits, the figure behind it, and what it takes to say more."""
    found, person = claim_found(request, reference), request.user
    programme = programme_with(found.claim.programme)
    organisation = found.claim.organisation
    published = found.published
    context = {
        "shown": found,
        "programme": programme,
        "drawing": draw_shares(found.figure),
        "cards": _cards_about(programme),
        "organisations": organisation_names(),
        "may_write": may(person, Rule.WRITE_CLAIMS, about=organisation),
        "may_publish": may(person, Rule.PUBLISH_CLAIMS),
        "may_disagree": published is not None and may(person, Rule.DISAGREE_WITH_CLAIMS),
        "names": display_names(
            {found.version.written_by, *([published.done_by] if published else [])}
        )
        if may(person, Rule.SIGNED_IN)
        else {},
    }
    return render(request, "claims/claim.html", context)


def _cards_about(programme: ProgrammeWords | None) -> tuple[CardWords, ...]:
    """What others found about the same type of intervention, whatever it says."""
    if programme is None or not programme.kind:
        return ()
    return cards_for(today=timezone.localdate(), intervention=programme.kind)
