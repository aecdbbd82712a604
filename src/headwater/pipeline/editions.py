"""Editions of the needs assessment: asked for, judged, frozen, built beside and put in place."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from headwater.analyses.since import movements_between
from headwater.custody import Busy
from headwater.exchange.messages import EditionAnswer, EditionRequest
from headwater.exchange.spool import Spool
from headwater.pipeline.engine import Engine
from headwater.products.editions.building import build_edition, digests_of
from headwater.products.editions.document import chapters_of
from headwater.products.editions.figures import Figures
from headwater.products.editions.register import Register
from headwater.products.editions.source import Source
from headwater.released.editions.amiss import what_is_amiss
from headwater.released.editions.catalogue import COMPUTED
from headwater.released.editions.content import EditionContent
from headwater.released.editions.frozen import freeze
from headwater.released.editions.reading import CHECKSUMS, EDITIONS, EditionReader
from headwater.released.layout import PARTIAL_SUFFIX
from headwater.released.movements import Movements
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader, ReleaseNotFound
from headwater.vocabulary.faults import Fault, StorageFault

Progress = Callable[[str], None]
_READ_ONLY = 0o444
_DOCUMENTS = (".pdf", ".docx")


def answer_editions(engine: Engine, *, now: datetime, progress: Progress) -> int:
    """Answer every edition that was asked for, oldest first; how many. Raises StorageFault, Busy.

    What is not answered when this stops is asked for still, and built from the beginning.
    """
    spool = Spool(engine.settings.exchange)
    waiting = spool.waiting_editions()
    for request in waiting:
        with engine.home.lock():
            answer = publish(engine.settings.released, request, now=now, progress=progress)
        spool.reply_about_edition(answer)
    return len(waiting)


def publish(
    released_root: Path, request: EditionRequest, *, now: datetime, progress: Progress
) -> EditionAnswer:
    """Build an edition and put it in place, or say in sentences why not. Raises StorageFault."""
    content = request.content
    try:
        refused = _publish(released_root, content, now=now, progress=progress)
    except (StorageFault, Busy, OSError):
        raise  # it waits, and is tried again
    except Fault as fault:
        refused = (f"{fault.found} Next: {fault.next_step}",)
    except Exception as error:  # noqa: BLE001 - one edition nobody foresaw must not stop the rest
        refused = (
            f"Something nobody foresaw went wrong ({type(error).__name__}). Nothing was published; "
            "tell whoever looks after the engine.",
        )
    return EditionAnswer(request.request_id, now, content.edition_id, refused)


def _publish(
    released_root: Path, content: EditionContent, *, now: datetime, progress: Progress
) -> tuple[str, ...]:
    releases, editions = ReleasedReader(released_root), EditionReader(released_root)
    try:
        release = releases.open(content.release_id)
    except ReleaseNotFound as fault:
        return (f"{fault.found} Next: {fault.next_step}",)
    source = source_of(releases, release, movements=_since(content, releases, editions, release))
    refused = what_is_amiss(
        content,
        release,
        now=now,
        published=editions.edition_ids(),
        computed=_said_by_engine(content, source),
    )
    if refused:
        return refused
    folder = released_root / EDITIONS / content.edition_id
    partial = folder.with_name(folder.name + PARTIAL_SUFFIX)
    shutil.rmtree(partial, ignore_errors=True)
    build_edition(freeze(content, release), source, folder=partial, progress=progress)
    for path in partial.rglob("*"):
        if path.is_file():
            path.chmod(_READ_ONLY)
    os.sync()  # the digests are on the disk before the name is
    partial.rename(folder)
    return ()


def source_of(releases: ReleasedReader, release: Release, *, movements: Movements | None) -> Source:
    """What modules are written from, with the figures that were drawn with the release."""
    figures = Figures.of(release, releases.folder(release.release_id))
    return Source(release, figures, movements)


def _since(
    content: EditionContent, releases: ReleasedReader, editions: EditionReader, release: Release
) -> Movements | None:
    """What moved since the edition before; nothing where there is none, or it has this release."""
    if content.previous not in editions.edition_ids():
        return None
    before = editions.open(content.previous).content.release_id
    return None if before == release.release_id else since(releases, before, release)


def since(releases: ReleasedReader, before: str, release: Release) -> Movements:
    """What moved since a release. Raises ReleaseNotFound."""
    return movements_between(releases.open(before), release)


def _said_by_engine(content: EditionContent, source: Source) -> dict[str, frozenset[str]]:
    """The references of the numbers that computed parts say, by the key of their module."""
    found = {}
    for module in content.modules:
        if module.computed in COMPUTED and not (module.computed == "area" and not module.area_code):
            try:
                chapters = chapters_of(module, source)
            except Fault:
                continue  # said with what else is amiss
            plain = [(chapter.title, chapter.pieces) for chapter in chapters]
            register = Register.of_pieces(source.release, plain)
            found[module.key] = frozenset(register.cells) | frozenset(register.shown)
    return found


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A published edition, built again: the files that differ, and whether that is allowed.

    `pages_and_data` are those that must be the same in every byte; PDF and DOCX depend on the
    typefaces at hand, so that of theirs the published ones stand. `altered` are files that are
    not as they were published.
    """

    edition_id: str
    files: int
    pages_and_data: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()

    @property
    def is_the_same(self) -> bool:
        """Whether pages and data are byte-identical, and what was published was not altered."""
        return not (self.pages_and_data or self.altered)


def rebuild(released_root: Path, edition_id: str, *, out: Path, progress: Progress) -> Rebuilt:
    """Build a published edition again into `out`, and compare. Raises EditionNotFound."""
    releases, editions = ReleasedReader(released_root), EditionReader(released_root)
    edition = editions.open(edition_id)
    release = releases.open(edition.content.release_id)
    movements = _since(edition.content, releases, editions, release)
    build_edition(
        edition, source_of(releases, release, movements=movements), folder=out, progress=progress
    )
    folder = editions.folder(edition_id)
    listed = _listed(folder / CHECKSUMS)
    here, again = digests_of(folder), digests_of(out)
    differing = sorted(name for name in {*listed, *again} if listed.get(name) != again.get(name))
    documents = tuple(name for name in differing if name.endswith(_DOCUMENTS))
    return Rebuilt(
        edition_id,
        files=len(listed),
        pages_and_data=tuple(name for name in differing if name not in documents),
        documents=documents,
        altered=tuple(
            sorted(name for name in {*listed, *here} if listed.get(name) != here.get(name))
        ),
    )


def _listed(path: Path) -> dict[str, str]:
    lines = (line.split("  ", 1) for line in path.read_text("utf-8").splitlines())
    return {name: digest for digest, name in lines}
