"""The reader of released products: the site's and the command line's only way to a number."""

from functools import lru_cache, partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from headwater.released import layout
from headwater.released.comparators import read_comparators
from headwater.released.counterfactual_reading import read_counterfactuals
from headwater.released.factors import read_factors
from headwater.released.lenses import read_lenses
from headwater.released.opened import Release
from headwater.released.pairs import read_pairs
from headwater.released.quality import Quality, quality_rows
from headwater.released.record import (
    read_datasets,
    read_deliveries,
    read_disparity,
    read_figure_index,
    read_institutions,
    read_outlines,
    read_places,
    read_record,
    read_standard,
)
from headwater.released.values import measures_by_area_type
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.faults import ExitCode, Fault

_RELEASES_HELD = 3
"""Releases kept open in one process: the current, the one before, one that was asked for."""


class NoReleaseYet(Fault):
    """Nothing has been released, so there is nothing to show."""

    exit_code = ExitCode.NOTHING_TO_RELEASE

    def __init__(self) -> None:
        super().__init__(
            found="Nothing has been released yet.",
            expected="a current release.",
            next_step="load a partner's file, then run `headwater run`.",
        )


class ReleaseNotFound(Fault):
    """A release was asked for, or is pointed at, and is not there."""

    exit_code = ExitCode.NOT_FOUND

    def __init__(self, release_id: str, known: tuple[str, ...]) -> None:
        names = ", ".join(known) or "none"
        super().__init__(
            found=f"There is no release {release_id!r}.",
            expected="the id of a release that was written.",
            next_step=f"choose one of the releases that are here: {names}.",
        )


class ReleasedReader:
    """Opens releases under one root. Cheap to make; what it opens is kept for the process."""

    def __init__(self, root: Path) -> None:
        self._root = Path(root)

    def current_id(self) -> str | None:
        """The id of the current release, read afresh: the pointer may be swapped any time."""
        try:
            return (self._root / layout.CURRENT).read_text("utf-8").strip() or None
        except FileNotFoundError:
            return None

    def release_ids(self) -> tuple[str, ...]:
        """The releases that are here, oldest first."""
        if not self._root.is_dir():
            return ()
        found = (path.parent.name for path in self._root.glob(f"*/{layout.MANIFEST}"))
        return tuple(sorted(name for name in found if not name.endswith(layout.PARTIAL_SUFFIX)))

    def open(self, release_id: str | None = None) -> Release:
        """One release: the current one unless an id is given.

        Raises NoReleaseYet when there is no current one, ReleaseNotFound when it is not there.
        """
        wanted = release_id or self.current_id()
        if wanted is None:
            raise NoReleaseYet
        folder = self.folder(wanted)
        written = (folder / layout.MANIFEST).stat().st_mtime_ns
        return _opened(folder, written)

    def folder(self, release_id: str) -> Path:
        """Where the files of a release lie. Raises ReleaseNotFound when it is not there."""
        try:
            folder = layout.release_folder(self._root, release_id)
        except ValueError as problem:
            raise ReleaseNotFound(release_id, self.release_ids()) from problem
        if not (folder / layout.MANIFEST).is_file():
            raise ReleaseNotFound(release_id, self.release_ids())
        return folder


@lru_cache(maxsize=_RELEASES_HELD)
def _opened(folder: Path, written: int) -> Release:  # noqa: ARG001 - `written` keys the cache
    return Release(
        read_record(folder),
        read_values=partial(_read_values, folder / layout.VALUES),
        read_outlines=partial(read_outlines, folder),
        read_figures=partial(read_figure_index, folder),
        read_quality=partial(_read_quality, folder),
        read_counterfactuals=partial(read_counterfactuals, folder),
        read_standard=partial(read_standard, folder),
        read_comparators=partial(read_comparators, folder),
        read_places=partial(read_places, folder),
        read_pairs=partial(read_pairs, folder),
        read_factors=partial(read_factors, folder),
        read_lenses=partial(read_lenses, folder),
        read_small_area_measures=partial(_read_small_area_measures, folder / layout.VALUES),
    )


def _read_values(path: Path, measure: str) -> pa.Table:
    """One measure's values: each measure has row groups of its own, so little else is read."""
    return pq.read_table(path, filters=[("measure", "=", measure)])


def _read_small_area_measures(path: Path) -> frozenset[str]:
    held = pq.read_table(path, columns=["measure", "area_type"])
    return measures_by_area_type(held, AreaType.SMALL_AREA)


def _read_quality(folder: Path) -> Quality:
    path = folder / layout.QUALITY
    return Quality(
        quality_rows(pq.read_table(path) if path.is_file() else None),
        datasets=read_datasets(folder),
        disparity=read_disparity(folder),
        deliveries=read_deliveries(folder),
        institutions=read_institutions(folder),
    )
