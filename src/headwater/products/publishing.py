"""Writes one immutable release, and points at it."""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from headwater.products.changes import write_changes
from headwater.products.checks import check_release
from headwater.products.counterfactual_files import write_counterfactuals
from headwater.products.dataset import write_values
from headwater.products.pair_files import write_pairs
from headwater.products.quality_files import write_quality
from headwater.products.reading_aid_files import write_reading_aids
from headwater.products.standard_files import write_standard
from headwater.released import layout
from headwater.released.changes import Changes
from headwater.released.comparators import write_comparators
from headwater.released.opened import Release
from headwater.released.record import write_record
from headwater.released.release import Released
from headwater.vocabulary.faults import ExitCode, Fault

_READ_ONLY = 0o444


class ReleaseNotWritten(Fault):
    """The disk would not take the release. What was released before is untouched."""

    exit_code = ExitCode.STORAGE

    def __init__(self, release_id: str, problem: OSError) -> None:
        super().__init__(
            found=f"Release {release_id} could not be written: {problem.strerror or problem}.",
            expected="room on the disk, and permission to write in the folder of releases.",
            next_step="make room or give permission, then run again; nothing was lost.",
        )


def write_release(
    released: Released,
    *,
    root: Path,
    progress: Callable[[str], None] | None = None,
    figures: bool = True,
    assessment: bool = True,
    changes: Changes | None = None,
) -> Path:
    """Write the release beside the others and return its folder.

    It is written under another name, made read-only, and renamed when whole; one run at a time
    may write, and what a stopped one left under such a name is removed. A release that is
    already there is left as it is: its id is made from its contents. `figures` and `assessment`
    may be left out where only the numbers are wanted; an assessment needs its figures. `changes`
    are those since the release before, where there is one.
    Raises ReleaseRefused before anything is written, ReleaseNotWritten when the disk fails.
    """
    check_release(released)
    folder = layout.release_folder(root, released.release_id)
    if folder.exists():
        return folder
    partial = folder.with_name(folder.name + layout.PARTIAL_SUFFIX)
    try:
        _clear_partials(root)
        _start(released, partial=partial)
        if changes is not None:
            write_changes(changes, folder=partial)
        if figures:
            _write_documents(released, partial, progress=progress, assessment=assessment)
        _seal(partial)
        partial.rename(folder)
    except OSError as problem:
        shutil.rmtree(partial, ignore_errors=True)
        raise ReleaseNotWritten(released.release_id, problem) from problem
    return folder


def point_current(root: Path, release_id: str) -> None:
    """Make a release the current one, at one instant; readers see the old or the new, never half.

    Raises ReleaseNotWritten when the pointer cannot be replaced.
    """
    beside = root / f"{layout.CURRENT}{layout.PARTIAL_SUFFIX}"
    try:
        with beside.open("w", encoding="utf-8") as pointer:
            pointer.write(f"{release_id}\n")
            pointer.flush()
            os.fsync(pointer.fileno())
        beside.replace(root / layout.CURRENT)
    except OSError as problem:
        raise ReleaseNotWritten(release_id, problem) from problem


def _clear_partials(root: Path) -> None:
    """Remove what runs that were stopped half-way left: the next one has another release id."""
    for left in root.glob(f"*{layout.PARTIAL_SUFFIX}"):
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()


def _start(released: Released, *, partial: Path) -> None:
    partial.mkdir(parents=True)
    write_record(released, folder=partial)
    write_values(released, folder=partial)
    write_quality(released, folder=partial)
    write_counterfactuals(released, folder=partial)
    write_comparators(released.comparators, folder=partial)
    write_standard(released.standard, folder=partial)
    write_pairs(released, folder=partial)
    write_reading_aids(released, folder=partial)


def _write_documents(
    released: Released,
    partial: Path,
    *,
    progress: Callable[[str], None] | None,
    assessment: bool,
) -> None:
    # Drawing takes a second to load, which a run that wants only numbers should not wait for.
    from headwater.products.figure_set import draw_figures, save_figures
    from headwater.products.needs_assessment import write_document

    release = Release.of(released)
    drawn = draw_figures(release, progress=progress)
    save_figures(drawn, folder=partial / layout.FIGURES)
    if assessment:
        write_document(
            release,
            drawn,
            directory=partial / layout.ASSESSMENT,
            figures_folder=partial / layout.FIGURES,
            progress=progress or (lambda _: None),
        )


def _seal(partial: Path) -> None:
    _write_digests(partial)
    for path in partial.rglob("*"):
        if path.is_file():
            path.chmod(_READ_ONLY)


def _write_digests(folder: Path) -> None:
    """The SHA-256 of every file, in the form that `sha256sum --check` reads."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in files
    ]
    (folder / layout.DIGESTS).write_text("".join(lines), "utf-8")
