"""The reader of published editions: the site's and the command line's only way to one."""

import re
from functools import lru_cache
from pathlib import Path

from headwater.released.editions.content import Cut
from headwater.released.editions.frozen import FrozenEdition, read_edition
from headwater.vocabulary.faults import ExitCode, Fault

EDITIONS = "editions"
"""The folder of editions, beside the releases."""
EDITION = "edition.json"
CHECKSUMS = "SHA256SUMS"
CONTENTS = "contents.json"
"""The chapters of a cut: key, title, page, the chapter it is part of, its function in words."""

_EDITION_ID = re.compile(r"SN-[1-9][0-9]{0,5}-v[1-9][0-9]{0,3}")


class EditionNotFound(Fault):
    """An edition was asked for and is not there."""

    exit_code = ExitCode.NOT_FOUND

    def __init__(self, edition_id: str, known: tuple[str, ...]) -> None:
        names = ", ".join(known) or "none"
        super().__init__(
            found=f"There is no edition {edition_id!r}.",
            expected="the name of an edition that was published, such as SN-1-v1.",
            next_step=f"choose one of the editions that are here: {names}.",
        )


class EditionReader:
    """Opens editions under the root of released products. An edition never changes."""

    def __init__(self, root: Path) -> None:
        self._root = Path(root) / EDITIONS

    def edition_ids(self) -> tuple[str, ...]:
        """The editions that are here, in the order of their numbers and versions."""
        found = (path.parent.name for path in self._root.glob(f"*/{EDITION}"))
        return tuple(sorted(filter(is_edition_id, found), key=_place))

    def open(self, edition_id: str) -> FrozenEdition:
        """One edition. Raises EditionNotFound."""
        return _opened(self.folder(edition_id) / EDITION)

    def folder(self, edition_id: str) -> Path:
        """Where the files of an edition lie. Raises EditionNotFound."""
        folder = self._root / edition_id
        if not is_edition_id(edition_id) or not (folder / EDITION).is_file():
            raise EditionNotFound(edition_id, self.edition_ids())
        return folder

    def files(self, edition_id: str, cut: Cut) -> dict[str, Path]:
        """The files of one cut by their names inside it. Raises EditionNotFound.

        A cut that holds no more than the one below it has that one's files.
        """
        built = self.open(edition_id).content.built_as(cut)
        folder = self.folder(edition_id) / built
        found = sorted(path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path for path in found}


def is_edition_id(name: str) -> bool:
    """Whether a name has the form of an edition's: SN-1-v2."""
    return bool(_EDITION_ID.fullmatch(name))


def _place(edition_id: str) -> tuple[int, int]:
    _, number, version = edition_id.split("-")
    return int(number), int(version.removeprefix("v"))


@lru_cache(maxsize=8)
def _opened(path: Path) -> FrozenEdition:
    return read_edition(path.read_text("utf-8"))
