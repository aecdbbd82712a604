"""The database itself refuses what must not happen to rows that stay, whoever asks.

A migration that lets Django rebuild a guarded table on SQLite must put its guards back: run
`Protection.protect` again after it.
"""

from dataclasses import dataclass
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor


@dataclass(frozen=True, slots=True)
class Guard:
    """One act that is refused on the rows of one table: `UPDATE`, `UPDATE OF due_on`, `DELETE`.

    `when` is SQL about OLD and NEW that both databases understand; empty means always.
    """

    table: str
    act: str
    when: str = ""

    @property
    def name(self) -> str:
        """The trigger's name."""
        return f"{self.table}_no_{self.act.split()[0].lower()}"

    @property
    def condition(self) -> str:
        """The trigger's head, without what it then does."""
        when = f" WHEN ({self.when})" if self.when else ""
        return f"CREATE TRIGGER {self.name} BEFORE {self.act} ON {self.table} FOR EACH ROW{when}"


def only_added(*tables: str) -> tuple[Guard, ...]:
    """Guards of tables whose rows are written once."""
    return tuple(Guard(table, act) for table in tables for act in ("UPDATE", "DELETE"))


@dataclass(frozen=True, slots=True)
class Protection:
    """The guards of one app, and the words with which the database refuses.

    `whole` are tables that PostgreSQL must not empty by TRUNCATE either.
    """

    app: str
    words: str
    guards: tuple[Guard, ...]
    whole: tuple[str, ...] = ()

    def protect(self, _apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        """Put the guards up: a migration's way there."""
        for statement in self.statements_up(editor.connection.vendor):
            editor.execute(statement)

    def expose(self, _apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        """Take the guards down: a migration's way back."""
        for statement in self.statements_down(editor.connection.vendor):
            editor.execute(statement)

    def statements_up(self, vendor: str) -> list[str]:
        """The SQL that puts the guards up in one kind of database: `sqlite` or `postgresql`."""
        return self._on_sqlite() if vendor == "sqlite" else self._on_postgresql()

    def statements_down(self, vendor: str) -> list[str]:
        """The SQL that takes them down again."""
        return self._off_sqlite() if vendor == "sqlite" else self._off_postgresql()

    def _on_sqlite(self) -> list[str]:
        refuse = f"BEGIN SELECT RAISE(ABORT, '{self.words}'); END"
        return [f"{guard.condition} {refuse}" for guard in self.guards]

    def _off_sqlite(self) -> list[str]:
        return [f"DROP TRIGGER {guard.name}" for guard in self.guards]

    def _on_postgresql(self) -> list[str]:
        refuse = f"EXECUTE FUNCTION {self.app}_refuse()"
        return [
            f"CREATE FUNCTION {self.app}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"RAISE EXCEPTION '{self.words}' "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$",
            *(f"{guard.condition} {refuse}" for guard in self.guards),
            *(
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                f"FOR EACH STATEMENT {refuse}"
                for table in self.whole
            ),
        ]

    def _off_postgresql(self) -> list[str]:
        return [
            *(f"DROP TRIGGER {table}_no_truncate ON {table}" for table in self.whole),
            *(f"DROP TRIGGER {guard.name} ON {guard.table}" for guard in self.guards),
            f"DROP FUNCTION {self.app}_refuse()",
        ]
