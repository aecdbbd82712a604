"""The database itself refuses to change what was asked, agreed to, answered and used."""

from headwater_web.keeping.guards import Guard, Protection, only_added

SENT_COLUMNS = (
    "title, words, addressee_kind, addressee, organisation, version, "
    "sent_on, sent_how, reply_due_on, sent_at, sent_by"
)
PROTECTION = Protection(
    "networks",
    "what was asked and answered stays as it was: write a new row beside it",
    (
        *only_added(
            "networks_askunit",
            "networks_agreement",
            "networks_askevent",
            "networks_review",
            "networks_use",
            "networks_contribution",
            "networks_addedtheme",
            "networks_question",
            "networks_useddefinition",
            "networks_sharedfigure",
        ),
        Guard("networks_ask", f"UPDATE OF {SENT_COLUMNS}", "OLD.sent_on IS NOT NULL"),
        Guard("networks_ask", "DELETE"),
        Guard("networks_resource", "DELETE"),
        Guard("networks_membership", "DELETE"),
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
