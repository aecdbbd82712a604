"""The data standard as files: in a release, in one ZIP, or in a folder to hand over."""

import io
import zipfile
from pathlib import Path

from pydantic import TypeAdapter

from headwater.released import layout
from headwater.released.standard import HandedOver, Standard

_STANDARD = TypeAdapter(Standard)
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest that a ZIP can say: the same files are the same bytes, whenever they are packed."""


def write_standard(handed_over: HandedOver | None, *, folder: Path) -> None:
    """Write the field lists and the ZIP into the folder of a release that has them."""
    if handed_over is None:
        return
    listed = _STANDARD.dump_json(handed_over.standard, indent=1)
    (folder / layout.STANDARD).write_bytes(listed + b"\n")
    (folder / layout.STANDARD_ZIP).write_bytes(zipped(handed_over))


def write_folder(handed_over: HandedOver, folder: Path) -> tuple[Path, ...]:
    """Write every file under a folder, and return where they are. Raises OSError."""
    written = []
    for name, content in sorted(handed_over.files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
    return tuple(written)


def zipped(handed_over: HandedOver) -> bytes:
    """Every file in one ZIP."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(handed_over.files.items()):
            entry = zipfile.ZipInfo(name, _FIRST_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()
