"""The database itself keeps what people chose, what was sent, and what a view said when saved."""

from headwater_web.keeping.guards import Guard, Protection, only_added

PROTECTION = Protection(
    "dashboard",
    "what was chosen, sent and read stays as it was: write a new row beside it",
    (
        *only_added("dashboard_digestchoice", "dashboard_digestattempt", "dashboard_digestoutcome"),
        Guard(
            "dashboard_savedview",
            "UPDATE OF owner, address, release_id, sentence, figure, saved_at",
        ),
        Guard("dashboard_savedview", "DELETE"),
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
