"""The database itself refuses to change what was drafted, written, signed off and sent."""

from headwater_web.keeping.guards import Guard, Protection, only_added

FIXED = (
    "reference, form_key, kind, title, funder, questions, starts_on, ends_on, due_on, begun_at, "
    "begun_by"
)
PROTECTION = Protection(
    "returns",
    "what was said in a return is never changed: open a new version",
    (
        *only_added(
            "returns_answer",
            "returns_hours",
            "returns_edition",
            "returns_reopening",
            "returns_sending",
        ),
        Guard("returns_return", f"UPDATE OF {FIXED}"),
        Guard("returns_return", "DELETE"),
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
