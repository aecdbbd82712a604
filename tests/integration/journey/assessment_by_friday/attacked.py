"""Both releases as the attacker has them: what the files of every cut and edition state."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as parquet
from tests.integration.journey.assessment_by_friday.source_files import AREAS_PER_DISTRICT, USUAL
from tests.integration.journey.assessment_by_friday.story import ADMISSIONS, YOUNG, Friday
from tests.oracles.disclosure.attack import Attack, Published
from tests.oracles.editions.reading_files import (
    KEY,
    Key,
    Read,
    cells_in_data,
    cells_in_numbers_page,
    laid_over,
    texts,
)

from headwater.released import layout
from headwater.released.editions.content import Cut
from headwater.released.opened import Release

COMPLEMENTS = {YOUNG: ADMISSIONS}
BANDS_UNDER_25 = frozenset({"0-9", "10-12", "13-15", "16-17", "18-24"})
CATEGORY_TOTALS = {YOUNG: (ADMISSIONS, "age_band", BANDS_UNDER_25)}


def cells_by_cut(friday: Friday, edition: int) -> dict[Cut, dict[Key, Read]]:
    """Every cell that a file of an edition states, by the cut that it stands in."""
    found = {}
    for cut in Cut:
        folder = friday.editions[edition] / cut
        cells = dict(cells_in_numbers_page((folder / "numbers.html").read_text("utf-8")))
        for text in texts(folder, "*-numbers.csv").values():
            cells |= dict(cells_in_data(text))
        found[cut] = cells
    return found


def rows_of(friday: Friday, release: Release) -> pa.Table:
    """Everything that was released, which anybody can download."""
    root = friday.command.home / "released"
    return parquet.read_table(layout.release_folder(root, release.release_id) / layout.VALUES)


def published(friday: Friday) -> Iterator[Published]:
    """Each release with what its edition's files state laid over it.

    Sums of districts are functions of the districts' rows, so they add nothing to know.
    """
    for number, release in enumerate(friday.releases):
        log = friday.command.home / "release_log" / f"{release.release_id}.parquet"
        entries = parquet.read_table(log)
        rows = {_key(row): row for row in rows_of(friday, release).to_pylist()}
        told = pa.Table.from_pylist(
            [rows[_key(entry)] for entry in entries.to_pylist()],
            rows_of(friday, release).schema,
        )
        stated = [
            cell
            for cells in cells_by_cut(friday, number).values()
            for cell in cells.items()
            if cell[0] in rows
        ]
        yield Published(laid_over(told, stated), entries)


def attack_on(*releases: Published) -> Attack:
    """The attack that knows the lattice, which measure is part of which, and what was revised."""
    districts = list(USUAL)
    parents = {
        f"Z01{number + 1:06d}": districts[number // AREAS_PER_DISTRICT]
        for number in range(AREAS_PER_DISTRICT * len(districts))
    }
    return Attack(list(releases), parents, COMPLEMENTS, {}, CATEGORY_TOTALS)


def _key(row: dict[str, object]) -> tuple[object, ...]:
    return tuple(row[name] for name in KEY)
