"""The database itself refuses to move an action's first date, whoever asks."""

from headwater_web.keeping.guards import Guard, Protection

PROTECTION = Protection(
    "strategy",
    "the date first agreed never changes: ask for an extension",
    (Guard("strategy_action", "UPDATE OF due_on", "NEW.due_on IS DISTINCT FROM OLD.due_on"),),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
