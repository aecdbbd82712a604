"""What other apps may use of claims: those of a programme, in the only words they have."""

from headwater_web.claims.queries.claims import claims_of, published_claims
from headwater_web.claims.shown import ShownClaim
from headwater_web.claims.staging import ClaimsStaff, stage_claims

__all__ = [
    "ClaimsStaff",
    "ShownClaim",
    "claims_of",
    "published_claims",
    "stage_claims",
]
