"""The database itself refuses to change what is in force, signed off, asked or decided."""

from headwater_web.keeping.guards import Guard, Protection, only_added

IN_FORCE_COLUMNS = (
    "reference, title, kind, supplier, supplier_name, controllers, purposes, licence, starts_on, "
    "ends_on, review_on, assessment_id, drafted_at, drafted_by, signed_on, in_force_at, "
    "in_force_by, supersedes_id"
)
SEALED = "OLD.sealed_at IS NOT NULL"
PROTECTION = Protection(
    "agreements",
    "what is in force, signed off or asked is never changed: write a new row beside it",
    (
        *only_added(
            "agreements_agreementevent",
            "agreements_warningsent",
            "agreements_impactwriter",
            "agreements_dataset",
            "agreements_datasetshare",
            "agreements_datarequest",
            "agreements_requestunit",
            "agreements_requestevent",
        ),
        Guard(
            "agreements_agreement",
            f"UPDATE OF {IN_FORCE_COLUMNS}",
            "OLD.in_force_at IS NOT NULL",
        ),
        Guard("agreements_agreement", "DELETE"),
        Guard("agreements_agreementfeed", "UPDATE", SEALED),
        Guard("agreements_agreementfeed", "DELETE", SEALED),
        Guard("agreements_impactassessment", "UPDATE", "OLD.signed_off_at IS NOT NULL"),
        Guard("agreements_impactassessment", "DELETE"),
        Guard("agreements_impactanswer", "UPDATE", SEALED),
        Guard("agreements_impactanswer", "DELETE"),
        Guard("agreements_barrier", "UPDATE", "OLD.overcome_on IS NOT NULL"),
        Guard("agreements_barrier", "DELETE"),
        Guard(
            "agreements_access",
            "UPDATE",
            "OLD.ended_at IS NOT NULL OR (OLD.decided_at IS NOT NULL AND OLD.starts_at IS NULL) "
            "OR NEW.asked_by <> OLD.asked_by OR NEW.hours <> OLD.hours OR NEW.why <> OLD.why",
        ),
        Guard("agreements_access", "DELETE"),
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
