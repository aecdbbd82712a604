"""Reading claims: those that everybody may read, and drafts for those who may see them."""

from collections.abc import Iterable

from django.db.models import QuerySet

from headwater.vocabulary.claims.figures import Finding
from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.claims.findings import findings_of
from headwater_web.claims.models import Claim, ClaimAct, ClaimActKind
from headwater_web.claims.shown import ShownClaim

Findings = tuple[Finding, ...]


def all_claims() -> QuerySet[Claim]:
    """Every claim, with what its pages need."""
    found: QuerySet[Claim] = Claim.objects.prefetch_related("versions", "acts", "dissents")
    return found


def claims_seen_by(person: Asker, claims: Iterable[Claim]) -> tuple[ShownClaim, ...]:
    """Claims as this person may read them: the newest version where drafts are, else what is out.

    A withdrawn claim is shown to whoever may see drafts of its organisation.
    """
    findings: dict[str, Findings] = {}
    shown = []
    for claim in claims:
        if claim.programme not in findings:
            findings[claim.programme] = findings_of(claim.programme)
        seen = _shown(person, claim, findings[claim.programme])
        if seen is not None:
            shown.append(seen)
    return tuple(shown)


def published_claims() -> tuple[ShownClaim, ...]:
    """What everybody may read."""
    found = (_published(each, findings_of(each.programme)) for each in all_claims())
    return tuple(each for each in found if each is not None)


def claim_seen_by(person: Asker, reference: str) -> ShownClaim | None:
    """One claim, if this person may read it."""
    found = claims_seen_by(person, all_claims().filter(reference=reference))
    return found[0] if found else None


def claims_of(person: Asker, programme: str) -> tuple[ShownClaim, ...]:
    """The claims of one programme that a person may read."""
    return claims_seen_by(person, all_claims().filter(programme=programme))


def _shown(person: Asker, claim: Claim, findings: Findings) -> ShownClaim | None:
    if not may(person, Rule.SEE_CLAIM_DRAFTS, about=claim.organisation):
        return _published(claim, findings)
    versions = list(claim.versions.all())
    last = _last_act(claim)
    withdrawal = last if last and last.kind == ClaimActKind.WITHDRAWN else None
    return ShownClaim(
        claim=claim,
        version=versions[-1],
        newest=versions[-1].number,
        published=last if withdrawal is None else None,
        withdrawal=withdrawal,
        dissents=tuple(claim.dissents.all()),
        findings=findings,
    )


def _published(claim: Claim, findings: Findings) -> ShownClaim | None:
    last = _last_act(claim)
    if last is None or last.kind == ClaimActKind.WITHDRAWN:
        return None
    versions = {each.number: each for each in claim.versions.all()}
    return ShownClaim(
        claim=claim,
        version=versions[last.version],
        newest=max(versions),
        published=last,
        withdrawal=None,
        dissents=tuple(claim.dissents.all()),
        findings=findings,
    )


def _last_act(claim: Claim) -> ClaimAct | None:
    acts = list(claim.acts.all())
    return acts[-1] if acts else None
