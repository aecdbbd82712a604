"""The database itself refuses to change what a panel said, what was answered, and what was sent.

A migration that lets Django rebuild one of these tables on SQLite must put the triggers back:
call `protect` again after it.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

WORDS = "these words stay as they were"
ADDED_ONLY = (
    "scrutiny_challenge",
    "scrutiny_answer",
    "scrutiny_verdict",
    "scrutiny_override",
    "scrutiny_restwaiver",
    "scrutiny_representation",
    "scrutiny_representationentry",
    "scrutiny_voiceanswer",
)
SENT_COLUMNS = (
    "about, title, asked, plan, dataset, not_heard, decision_due_on, "
    "missing_numerator, missing_denominator, sent_at"
)
GUARDS = (
    *((table, f"{act} ON {table}", "") for table in ADDED_ONLY for act in ("UPDATE", "DELETE")),
    (
        "scrutiny_item",
        f"UPDATE OF {SENT_COLUMNS} ON scrutiny_item",
        "WHEN (OLD.sent_at IS NOT NULL)",
    ),
    ("scrutiny_item", "DELETE ON scrutiny_item", "WHEN (OLD.sent_at IS NOT NULL)"),
    # A voice's words can be taken away for good, and not be put otherwise.
    ("scrutiny_voice", "UPDATE ON scrutiny_voice", "WHEN (NEW.words <> '')"),
    ("scrutiny_voice", "DELETE ON scrutiny_voice", ""),
)
"""Each table, the act that is refused there, and when."""


def _name(table: str, act: str) -> str:
    return f"{table}_no_{act.split()[0].lower()}"


SQLITE_PROTECT = tuple(
    f"CREATE TRIGGER {_name(table, act)} BEFORE {act} FOR EACH ROW {when} "
    f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    for table, act, when in GUARDS
)
SQLITE_EXPOSE = tuple(f"DROP TRIGGER {_name(table, act)}" for table, act, _ in GUARDS)

POSTGRESQL_PROTECT = (
    "CREATE FUNCTION scrutiny_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    *(
        f"CREATE TRIGGER {_name(table, act)} BEFORE {act} FOR EACH ROW {when} "
        "EXECUTE FUNCTION scrutiny_refuse()"
        for table, act, when in GUARDS
    ),
)
POSTGRESQL_EXPOSE = (
    *(f"DROP TRIGGER {_name(table, act)} ON {table}" for table, act, _ in GUARDS),
    "DROP FUNCTION scrutiny_refuse()",
)

PROTECT = {"sqlite": SQLITE_PROTECT, "postgresql": POSTGRESQL_PROTECT}
EXPOSE = {"sqlite": SQLITE_EXPOSE, "postgresql": POSTGRESQL_EXPOSE}


def protect(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Forbid changing and deleting what stays."""
    for statement in PROTECT[editor.connection.vendor]:
        editor.execute(statement)


def expose(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Undo `protect`, for a migration's way back."""
    for statement in EXPOSE[editor.connection.vendor]:
        editor.execute(statement)
