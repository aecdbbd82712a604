"""Lenses as a release tells them: groups through which a measure is read, or cannot be."""

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from headwater.released import layout
from headwater.vocabulary.characteristics import Characteristic


@dataclass(frozen=True, slots=True)
class Lens:
    """One group, and how a measure may say something of it.

    By the `breakdown` that it has, of which `category` is the group where one part is; or by its
    `siblings`, measures that count the same of this group alone. `own` are
    other measures that count it alone, `about` those that tell of what befalls it among others.
    `characteristic` is what a dataset would record; None is recorded by none.
    `cannot` says why a measure may say nothing. A part that does not apply is empty.
    """

    lens: str
    title: str
    who: str
    cannot: str
    characteristic: Characteristic | None = None
    breakdown: str = ""
    category: str = ""
    siblings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


def read_lenses(folder: Path) -> tuple[Lens, ...]:
    """What was written; none in a release of before there were lenses."""
    path = folder / layout.LENSES
    return LENSES.validate_json(path.read_bytes()) if path.is_file() else ()


LENSES = TypeAdapter(tuple[Lens, ...])
