"""The database itself refuses to change what was signed off, checked or measured, whoever asks."""

from headwater_web.keeping.guards import Guard, Protection, only_added

SIGNED_OFF_COLUMNS = (
    "reference, title, how_made, asked, not_heard, written_at, written_by, "
    "signed_off_at, signed_off_by, supersedes_id"
)
SEALED = "OLD.sealed_at IS NOT NULL"
PROTECTION = Protection(
    "equality",
    "what was signed off or measured is never changed: write a new row beside it",
    (
        *only_added(
            "equality_writer",
            "equality_check",
            "equality_notneeded",
            "equality_accessgap",
            "equality_remeasurement",
        ),
        Guard(
            "equality_assessment",
            f"UPDATE OF {SIGNED_OFF_COLUMNS}",
            "OLD.signed_off_at IS NOT NULL",
        ),
        Guard("equality_assessment", "DELETE"),
        Guard("equality_effect", "UPDATE", SEALED),
        Guard("equality_effect", "DELETE"),
        Guard("equality_about", "UPDATE", SEALED),
        Guard("equality_about", "DELETE", SEALED),
        Guard("equality_gapchange", "UPDATE", "OLD.made_on IS NOT NULL"),
        Guard("equality_gapchange", "DELETE"),
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
