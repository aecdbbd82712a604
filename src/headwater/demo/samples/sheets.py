"""A partner's sheet, and the mistakes that are planted in a copy of it.

Every sample is made of two things: a clean sheet, of which intake accepts every row, and mistakes,
each of which stands in a row of its own and is rejected for the reason it names.
"""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from headwater.demo.seeds.draws import stream

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of text under headers, as they stand in a partner's file."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]

    def as_csv(self) -> str:
        """The sheet as the text of a CSV file."""
        text = io.StringIO()
        writer = csv.DictWriter(text, self.headers, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows)
        return text.getvalue()


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: the cells that a row is overwritten with, and why intake rejects it."""

    reason: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed's sample: how its rows are drawn, and what goes wrong in such files.

    `old_headers` are other accepted headers, by the current one. `reference` is the header under
    which a value may stand once only. `person_headers` are columns that the feed must refuse.
    """

    feed: str
    headers: tuple[str, ...]
    row: Callable[[np.random.Generator, date, int], Row]
    mistakes: tuple[Mistake, ...]
    old_headers: tuple[tuple[str, str], ...] = ()
    reference: str | None = None
    person_headers: tuple[str, ...] = ()

    def clean(self, *, seed: int, month: date, rows: int) -> Sheet:
        """A sheet of `rows` sound rows about one month; the same seed gives the same sheet."""
        generator = stream(seed, f"sample of {self.feed}", month.year * 12 + month.month)
        drawn = (self.row(generator, month, number) for number in range(1, rows + 1))
        return Sheet(self.headers, tuple(drawn))

    def renamed(self, sheet: Sheet) -> Sheet:
        """The sheet under the older headers."""
        names = dict(self.old_headers)
        rows = ({names.get(name, name): cell for name, cell in row.items()} for row in sheet.rows)
        return Sheet(tuple(names.get(name, name) for name in sheet.headers), tuple(rows))

    def faulty(self, sheet: Sheet) -> Sheet:
        """The sheet with every mistake, one row each, put behind the sound rows.

        A repeated reference, where the feed has references, and a totals row come last.
        """
        planted = [
            {**self._fresh(sheet, number), **dict(mistake.cells)}
            for number, mistake in enumerate(self.mistakes, start=1)
        ]
        return replace(sheet, rows=(*sheet.rows, *planted, *self._beyond_cells(sheet)))

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why each planted row is rejected, in their order."""
        repeated = ("repeated_reference",) if self.reference else ()
        return (*(mistake.reason for mistake in self.mistakes), *repeated, "totals_row")

    def _fresh(self, sheet: Sheet, number: int) -> Row:
        """A sound row whose reference nobody else has."""
        row = dict(sheet.rows[number % len(sheet.rows)])
        if self.reference:
            row[self.reference] = f"SYN-X{number:07d}"
        return row

    def _beyond_cells(self, sheet: Sheet) -> list[Row]:
        repeated = [dict(sheet.rows[0])] if self.reference else []
        return [*repeated, {self.headers[0]: "Total", self.headers[-1]: str(len(sheet.rows))}]


def mistake(reason: str, header: str, text: str) -> Mistake:
    """A mistake in one cell."""
    return Mistake(reason, ((header, text),))


def one_of(generator: np.random.Generator, texts: Sequence[str]) -> str:
    """One text, all alike likely."""
    return texts[int(generator.integers(len(texts)))]


def weighted(generator: np.random.Generator, texts: Sequence[str], weights: Sequence[float]) -> str:
    """One text, by weights that need not add up to 1."""
    shares = np.cumsum(np.asarray(weights, dtype=np.float64))
    place = int(np.searchsorted(shares, generator.random() * shares[-1], side="right"))
    return texts[min(place, len(texts) - 1)]


def perhaps(generator: np.random.Generator, text: str, *, blank: float) -> str:
    """The text, or with probability `blank` an empty cell."""
    return "" if generator.random() < blank else text


def small_area(generator: np.random.Generator) -> str:
    """The code of a schematic small area."""
    return f"Z01{int(generator.integers(1, 200)):06d}"


def district(generator: np.random.Generator) -> str:
    """The code of a schematic district."""
    return f"Z070000{int(generator.integers(1, 9)):02d}"
