"""The database itself refuses to change what was said about a draft, by whom, and when."""

from headwater_web.keeping.guards import Guard, Protection, only_added

PROTECTION = Protection(
    "needs",
    "what was said of an edition stays as it was: write a new row beside it",
    (
        *only_added(
            "needs_saidthen",
            "needs_comment",
            "needs_reply",
            "needs_absence",
            "needs_signoff",
            "needs_asked",
            "needs_feedback",
        ),
        Guard("needs_consultation", "UPDATE", "OLD.closed_on IS NOT NULL"),
        Guard("needs_consultation", "DELETE"),
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
