"""The database itself refuses to move an action's first date, whoever asks.

A migration that lets Django rebuild the actions table on SQLite must put the trigger back: call
`protect` again after it.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "strategy_action"
_WORDS = "the date first agreed never changes: ask for an extension"

PROTECT = {
    "sqlite": (
        f"CREATE TRIGGER {TABLE}_first_date BEFORE UPDATE OF due_on ON {TABLE} "
        "WHEN NEW.due_on IS NOT OLD.due_on "
        f"BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION strategy_keep_first_date() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{_WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER {TABLE}_first_date BEFORE UPDATE OF due_on ON {TABLE} FOR EACH ROW "
        "WHEN (NEW.due_on IS DISTINCT FROM OLD.due_on) "
        "EXECUTE FUNCTION strategy_keep_first_date()",
    ),
}
EXPOSE = {
    "sqlite": (f"DROP TRIGGER {TABLE}_first_date",),
    "postgresql": (
        f"DROP TRIGGER {TABLE}_first_date ON {TABLE}",
        "DROP FUNCTION strategy_keep_first_date()",
    ),
}


def protect(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Forbid changing the first date."""
    _execute(PROTECT[editor.connection.vendor], editor)


def expose(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Undo `protect`, for a migration's way back."""
    _execute(EXPOSE[editor.connection.vendor], editor)


def _execute(statements: tuple[str, ...], editor: BaseDatabaseSchemaEditor) -> None:
    for statement in statements:
        editor.execute(statement)
