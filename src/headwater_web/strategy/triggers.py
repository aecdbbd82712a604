"""The database itself refuses to move an action's first date and to change evidence."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from headwater_web.keeping.guards import Guard, Protection, only_added

PROTECTION = Protection(
    "strategy",
    "the date first agreed never changes: ask for an extension",
    (Guard("strategy_action", "UPDATE OF due_on", "NEW.due_on IS DISTINCT FROM OLD.due_on"),),
)
EVIDENCE = Protection(
    "strategy_evidence",
    "evidence and what was taken on are never changed: add another row beside it",
    only_added("strategy_evidencefile", "strategy_takenon"),
)

STANDINGS = Protection(
    "strategy_standings",
    "a step or a judgement stays as it was: add another row beside it",
    only_added("strategy_findingstep", "strategy_findingstrength"),
)
"""Put up by a migration of its own, with the tables."""


def protect(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the guards up: a migration's way there."""
    PROTECTION.protect(apps, editor)
    EVIDENCE.protect(apps, editor)


def expose(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guards down: a migration's way back."""
    EVIDENCE.expose(apps, editor)
    PROTECTION.expose(apps, editor)
