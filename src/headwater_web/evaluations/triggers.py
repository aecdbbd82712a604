"""The database itself refuses to change what was written of an evaluation."""

from headwater_web.keeping.guards import Guard, Protection, only_added

PROTECTION = Protection(
    "evaluations",
    "what was written stays as it was: write a new row beside it",
    (
        *only_added("evaluations_planversion", "evaluations_lock", "evaluations_publication"),
        Guard("evaluations_plan", "UPDATE"),
        Guard("evaluations_plan", "DELETE"),
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
