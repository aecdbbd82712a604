"""The database itself refuses to change what was decided, minuted and noted, whoever asks."""

from headwater_web.keeping.guards import Protection, only_added

PROTECTION = Protection(
    "governance",
    "what was decided or noted is never changed: write a new row beside it",
    only_added(
        "governance_decision",
        "governance_decisionabout",
        "governance_attendance",
        "governance_interest",
        "governance_minute",
        "governance_termsofreference",
        "governance_succession",
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
