"""How a table that crosses a stage is declared."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class ColumnType(StrEnum):
    """Column types, as the standard SQL names that every engine here understands."""

    TEXT = "VARCHAR"
    DATE = "DATE"
    TIMESTAMP = "TIMESTAMP"
    SMALL_INTEGER = "SMALLINT"
    INTEGER = "INTEGER"
    BIG_INTEGER = "BIGINT"
    NUMBER = "DOUBLE"
    BOOLEAN = "BOOLEAN"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, what it means, its unit, and whether it may be empty."""

    column_type: ColumnType
    meaning: str
    unit: str | None = None
    required: bool = False


class Table:
    """Base of every declared table. A subclass says in its docstring what one row is."""

    name: ClassVar[str]

    @classmethod
    def columns(cls) -> dict[str, Column]:
        """The declared columns by name, in order."""
        return {
            name: value
            for parent in reversed(cls.__mro__)
            for name, value in vars(parent).items()
            if isinstance(value, Column)
        }

    @classmethod
    def column_definitions(cls) -> str:
        """The column list of a CREATE TABLE statement."""
        return ", ".join(
            f"{name} {column.column_type.value}{' NOT NULL' if column.required else ''}"
            for name, column in cls.columns().items()
        )


@dataclass(frozen=True, slots=True)
class Expression:
    """A lazy table: standard SQL over stored tables, computed only by the warehouse.

    The statement yields the columns of `table`, by name.
    """

    table: type[Table]
    sql: str
