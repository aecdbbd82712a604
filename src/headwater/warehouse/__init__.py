"""The only room that opens the DuckDB file: built beside the old one, swapped, read read-only."""

from headwater.warehouse.building import Builder, RequiredValueMissing, build
from headwater.warehouse.connection import StorageFailed
from headwater.warehouse.figures import FiguresOfFile, figures_of_files
from headwater.warehouse.reading import Reader, WarehouseAbsent, read
from headwater.warehouse.stated import StatedFile, stated_places

__all__ = [
    "Builder",
    "FiguresOfFile",
    "Reader",
    "RequiredValueMissing",
    "StatedFile",
    "StorageFailed",
    "WarehouseAbsent",
    "build",
    "figures_of_files",
    "read",
    "stated_places",
]
