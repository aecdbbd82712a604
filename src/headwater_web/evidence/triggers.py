"""The database itself refuses to change what was written of evidence, and a study's first dates."""

from headwater_web.keeping.guards import Guard, Protection, only_added

PROTECTION = Protection(
    "evidence",
    "what was written stays as it was: write a new row beside it",
    (
        *only_added(
            "evidence_cardversion",
            "evidence_cardact",
            "evidence_gapevent",
            "evidence_studyevent",
            "evidence_output",
            "evidence_outcome",
        ),
        Guard("evidence_card", "UPDATE"),
        Guard("evidence_card", "DELETE"),
        Guard("evidence_gap", "UPDATE"),
        Guard("evidence_gap", "DELETE"),
        Guard(
            "evidence_study",
            "UPDATE OF planned_starts_on, planned_ends_on",
            "NEW.planned_starts_on IS DISTINCT FROM OLD.planned_starts_on "
            "OR NEW.planned_ends_on IS DISTINCT FROM OLD.planned_ends_on",
        ),
        Guard("evidence_study", "DELETE"),
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
