"""The page of tables that cross a stage."""

import importlib
import pkgutil

import headwater.tables
from headwater.definitions.library import Library
from headwater.tables.schema import Table


def page(_: Library) -> str:
    """Every declared table: what one row is, and each column."""
    parts = ["# Tables", "", "Every table that crosses a stage.", ""]
    for table in _declared():
        parts += [f"## {table.name}", "", " ".join((table.__doc__ or "").split()), ""]
        parts += ["| column | type | required | unit | meaning |", "|---|---|---|---|---|"]
        for name, column in table.columns().items():
            required = "yes" if column.required else ""
            kind = column.column_type.value.lower()
            parts.append(
                f"| `{name}` | {kind} | {required} | {column.unit or ''} | {column.meaning} |"
            )
        parts.append("")
    return "\n".join(parts)


def _declared() -> list[type[Table]]:
    modules = pkgutil.iter_modules(headwater.tables.__path__)
    found = []
    for module in modules:
        loaded = importlib.import_module(f"headwater.tables.{module.name}")
        found += [
            item
            for item in vars(loaded).values()
            if isinstance(item, type)
            and issubclass(item, Table)
            and item.__module__ == loaded.__name__
        ]
    return sorted((item for item in found if item is not Table), key=lambda item: item.name)
