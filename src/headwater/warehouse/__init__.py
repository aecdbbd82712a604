"""The only room that opens the DuckDB file: built beside the old one, swapped, read read-only."""

from headwater.warehouse.building import Builder, RequiredValueMissing, build
from headwater.warehouse.connection import StorageFailed
from headwater.warehouse.reading import Reader, WarehouseAbsent, read

__all__ = [
    "Builder",
    "Reader",
    "RequiredValueMissing",
    "StorageFailed",
    "WarehouseAbsent",
    "build",
    "read",
]
