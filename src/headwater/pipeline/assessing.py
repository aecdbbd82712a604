"""The needs assessment of the current release, into a folder of one's choice."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from headwater.pipeline.editions import since, source_of
from headwater.products.editions.building import build_cut
from headwater.products.editions.change_report import change_report, write_change_report
from headwater.products.editions.document import written_out
from headwater.products.editions.figures import Figures
from headwater.products.editions.printing import WITHOUT_PDF, can_print
from headwater.products.editions.source import Source
from headwater.products.editions.standing_alone import edition_of
from headwater.released.editions.content import Cut
from headwater.released.reader import ReleasedReader

Progress = Callable[[str], None]
CHANGES = "change-report"
"""The folder of the change report, inside that of the assessment."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """The files that were written, and why there is no PDF where there is none."""

    paths: tuple[Path, ...]
    without_pdf_because: str | None = None


def assess(released_root: Path, *, out: Path, progress: Progress) -> Assessed:
    """Write the whole assessment: pages, print, data, easy read, and what moved since the release
    before. Raises NoReleaseYet when there is nothing to write about."""
    releases = ReleasedReader(released_root)
    release = releases.open()
    before = release.previous_release_id
    movements = since(releases, before, release) if before in releases.release_ids() else None
    source = source_of(releases, release, movements=movements)
    out.mkdir(parents=True, exist_ok=True)
    if not release.figures:
        figures = Figures.drawn(release, out / "figures", progress=progress)
        source = Source(release, figures, movements)
    document = written_out(edition_of(release), source, Cut.PUBLIC)
    build_cut(document, out, progress=progress)
    if movements is not None:
        progress("Writing what moved since the release before")
        write_change_report(change_report(source, movements), out / CHANGES)
    return _assessed(out)


def report_changes(released_root: Path, before: str, *, out: Path, progress: Progress) -> Assessed:
    """Write what moved from a release to the current one. Raises ReleaseNotFound, NoReleaseYet."""
    releases = ReleasedReader(released_root)
    release = releases.open()
    progress(f"Setting {release.release_id} beside {before}")
    movements = since(releases, before, release)
    source = source_of(releases, release, movements=movements)
    write_change_report(change_report(source, movements), out)
    return _assessed(out)


def _assessed(out: Path) -> Assessed:
    paths = tuple(sorted(path for path in out.rglob("*") if path.is_file()))
    return Assessed(paths, None if can_print() else WITHOUT_PDF)
