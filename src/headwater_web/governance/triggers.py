"""The database itself refuses to change what was decided, minuted and noted, whoever asks.

A migration that lets Django rebuild one of these tables on SQLite must put the triggers back:
call `protect` again after it.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = (
    "governance_decision",
    "governance_decisionabout",
    "governance_attendance",
    "governance_interest",
    "governance_minute",
    "governance_termsofreference",
    "governance_succession",
)
WORDS = "what was decided or noted is never changed: write a new row beside it"
SQLITE_PROTECT = tuple(
    f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    for table in TABLES
    for act in ("UPDATE", "DELETE")
)
SQLITE_EXPOSE = tuple(
    f"DROP TRIGGER {table}_no_{act}" for table in TABLES for act in ("update", "delete")
)
POSTGRESQL_PROTECT = (
    "CREATE FUNCTION governance_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"RAISE EXCEPTION '{WORDS}' "
    "USING ERRCODE = 'integrity_constraint_violation'; END $$",
    *(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION governance_refuse()"
        for table in TABLES
    ),
)
POSTGRESQL_EXPOSE = (
    *(f"DROP TRIGGER {table}_no_change ON {table}" for table in TABLES),
    "DROP FUNCTION governance_refuse()",
)
PROTECT = {"sqlite": SQLITE_PROTECT, "postgresql": POSTGRESQL_PROTECT}
EXPOSE = {"sqlite": SQLITE_EXPOSE, "postgresql": POSTGRESQL_EXPOSE}


def protect(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Forbid changing and deleting rows that are written once."""
    _execute(PROTECT[editor.connection.vendor], editor)


def expose(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Undo `protect`, for a migration's way back."""
    _execute(EXPOSE[editor.connection.vendor], editor)


def _execute(statements: tuple[str, ...], editor: BaseDatabaseSchemaEditor) -> None:
    for statement in statements:
        editor.execute(statement)
