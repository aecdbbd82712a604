"""The database itself refuses to change what was written of a claim."""

from headwater_web.keeping.guards import Guard, Protection, only_added

PROTECTION = Protection(
    "claims",
    "what was written stays as it was: write a new row beside it",
    (
        *only_added("claims_claimversion", "claims_claimact", "claims_dissent"),
        Guard("claims_claim", "UPDATE"),
        Guard("claims_claim", "DELETE"),
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
