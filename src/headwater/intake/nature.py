"""Whether a file's rows describe real events or were generated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headwater.definitions.extract import ExtractSpecification
from headwater.intake.reading import one
from headwater.vocabulary.faults import MixedNature
from headwater.vocabulary.nature import Nature

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def nature_of_rows(
    connection: DuckDBPyConnection, specification: ExtractSpecification, *, accepted: int
) -> Nature:
    """The nature of the accepted rows: synthetic when all carry the mark, real when none does.

    Raises MixedNature when only some do.
    """
    marked = _marked(connection) if specification.synthetic_mark else 0
    if 0 < marked < accepted:
        raise MixedNature(
            found=f"{marked:,} of {accepted:,} rows are marked synthetic, the others are not.",
            expected="a file of synthetic rows only, or of real rows only.",
            next_step="find out how the two came into one file.",
        )
    return Nature.SYNTHETIC if marked else Nature.REAL


def check_home(nature: Nature, home_nature: Nature | None, *, file_name: str) -> None:
    """Raise MixedNature when the home holds data of the other nature."""
    if home_nature in {None, nature}:
        return
    raise MixedNature(
        found=f"{file_name} holds {nature} data; this home holds {home_nature} data.",
        expected=f"{home_nature} data only.",
        next_step="load it into a home of its own (set HEADWATER_HOME).",
    )


def _marked(connection: DuckDBPyConnection) -> int:
    return one(connection, "SELECT count(*) FROM kept WHERE is_marked")
