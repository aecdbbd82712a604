"""The database itself refuses to change what a panel said, what was answered, and what was sent."""

from headwater_web.keeping.guards import Guard, Protection, only_added

SENT_COLUMNS = (
    "about, title, asked, plan, dataset, not_heard, decision_due_on, "
    "missing_numerator, missing_denominator, sent_at"
)
WAS_SENT = "OLD.sent_at IS NOT NULL"
PROTECTION = Protection(
    "scrutiny",
    "these words stay as they were",
    (
        *only_added(
            "scrutiny_challenge",
            "scrutiny_answer",
            "scrutiny_verdict",
            "scrutiny_override",
            "scrutiny_restwaiver",
            "scrutiny_representation",
            "scrutiny_representationentry",
            "scrutiny_voiceanswer",
        ),
        Guard("scrutiny_item", f"UPDATE OF {SENT_COLUMNS}", WAS_SENT),
        Guard("scrutiny_item", "DELETE", WAS_SENT),
        # A voice's words can be taken away for good, and not be put otherwise.
        Guard("scrutiny_voice", "UPDATE", "NEW.words <> ''"),
        Guard("scrutiny_voice", "DELETE"),
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
