"""The database itself refuses to change the record, whoever asks.

A migration that lets Django rebuild the events table on SQLite must put the triggers back:
call `protect` again after it.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "audit_auditevent"

SQLITE_PROTECT = tuple(
    f"CREATE TRIGGER {TABLE}_no_{act.lower()} BEFORE {act} ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'the audit record is only ever added to'); END"
    for act in ("UPDATE", "DELETE")
)
SQLITE_EXPOSE = tuple(f"DROP TRIGGER {TABLE}_no_{act}" for act in ("update", "delete"))

POSTGRESQL_PROTECT = (
    "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION 'the audit record is only ever added to' "
    "USING ERRCODE = 'integrity_constraint_violation'; END $$",
    f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    f"CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
)
POSTGRESQL_EXPOSE = (
    f"DROP TRIGGER {TABLE}_no_truncate ON {TABLE}",
    f"DROP TRIGGER {TABLE}_no_change ON {TABLE}",
    "DROP FUNCTION audit_refuse()",
)

PROTECT = {"sqlite": SQLITE_PROTECT, "postgresql": POSTGRESQL_PROTECT}
EXPOSE = {"sqlite": SQLITE_EXPOSE, "postgresql": POSTGRESQL_EXPOSE}


def protect(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Forbid changing and deleting events."""
    _execute(PROTECT[editor.connection.vendor], editor)


def expose(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Undo `protect`, for a migration's way back."""
    _execute(EXPOSE[editor.connection.vendor], editor)


def _execute(statements: tuple[str, ...], editor: BaseDatabaseSchemaEditor) -> None:
    for statement in statements:
        editor.execute(statement)
