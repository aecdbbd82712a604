"""What a release says of the quality of its sources, and what missing answers could do to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date

import pyarrow as pa

from headwater.vocabulary.characteristics import Characteristic
from headwater.vocabulary.quality import Aspect, Oddity, Support


@dataclass(frozen=True, slots=True)
class DefinitionNote:
    """One way in which suppliers record differently: what about, and what it does to a figure."""

    about: str
    words: str


@dataclass(frozen=True, slots=True)
class DisparityBounds:
    """How one group's rate stands to the reference group's, and how far the missing could move it.

    `ratio` leaves out events without an ethnicity. `lower` holds if they were all of the reference
    group, `upper` if they were all of this one. All are worked out from numbers as released;
    `missing` and `events` are such numbers, `events` those with an ethnicity and without.
    """

    measure: str
    area_code: str
    period: str
    group: str
    reference: str
    ratio: float
    lower: float
    upper: float
    missing: int
    events: int

    @property
    def could_turn(self) -> bool:
        """Whether the missing could make a higher rate lower than the reference, or the reverse."""
        return self.lower < 1 < self.upper


@dataclass(frozen=True, slots=True)
class CharacteristicSupport:
    """Whether one dataset can be asked about one characteristic; `share` is how often it is filled.

    `share` stands beside `can` and `partly` alone, and is coarse.
    """

    characteristic: Characteristic
    support: Support
    share: float | None = None


@dataclass(frozen=True, slots=True)
class DatasetSupport:
    """One dataset, by feed, and what it can be asked about each characteristic of people."""

    feed: str
    title: str
    characteristics: tuple[CharacteristicSupport, ...]


@dataclass(frozen=True, slots=True)
class DeliveredField:
    """One column of a supplier's newest file: shares of its rows, `filled` of those accepted.

    `valid` is of the rows of the file. Of a figure it is said why it is not filled: withheld by the
    supplier, missing, or not collected; a column that is no figure has none of the three. `change`
    is `filled` less that of the delivery before. A share that nothing can be said of is None.
    """

    header: str
    is_figure: bool
    filled: float | None
    valid: float | None
    change: float | None = None
    suppressed: float | None = None
    missing: float | None = None
    not_collected: float | None = None


@dataclass(frozen=True, slots=True)
class KeptTotal:
    """How many rows keep a declared total, of those that can be asked; `words` are the breach."""

    words: str
    rows: int
    kept: float


@dataclass(frozen=True, slots=True)
class Delivery:
    """How well a supplier delivers a feed of counts, of places or of registers: nobody's events.

    Rows are of its newest file, as they may be told. Periods and areas are of all that is current.
    `periods_expected` follow from its own rhythm; `periods_present` of them are there, and the
    newest that are absent are named. `next_until` is the last day of the one that is to come.
    `areas_expected` are those of the level (`district`, `joined`, `small_area_2011`,
    `small_area_2021`) that it states most of; None where it states none that is known here.
    """

    feed: str
    supplier: str
    becomes: str
    deliveries: int
    rows_in_file: int
    rows_accepted: int
    rows_accepted_before: int | None
    received_on: date
    describes_until: date
    periods: int = 0
    periods_expected: int = 0
    periods_present: int = 0
    periods_absent: tuple[str, ...] = ()
    next_until: date | None = None
    areas: int = 0
    area_level: str = ""
    areas_present: int | None = None
    areas_expected: int | None = None
    institutions: int = 0
    fields: tuple[DeliveredField, ...] = ()
    totals: tuple[KeptTotal, ...] = ()


@dataclass(frozen=True, slots=True)
class InstitutionNote:
    """One thing to ask an institution about: its return, never its pupils, and never its rank.

    `about` and `group` say which share of whom is unlike; both are empty of a return that is late
    or missing. `period` names the period or the first and last of them. With `few` the number
    behind it is small, and chance alone makes such.
    """

    feed: str
    supplier: str
    institution: str
    oddity: Oddity
    period: str
    about: str = ""
    group: str = ""
    is_more: bool | None = None
    few: bool = False


@dataclass(frozen=True, slots=True)
class Institutions:
    """What one feed's institutions are to be asked, in the order of their references.

    `judged` of the shares that could be were not withheld, and had enough others to be set beside;
    `not_judged` were. Of these, `too_small` have a number behind them that is too small to show;
    None in releases made before that was said. `abouts` are the shares that were looked at.
    """

    feed: str
    title: str
    institutions: int
    judged: int
    not_judged: int
    abouts: tuple[str, ...]
    notes: tuple[InstitutionNote, ...]
    too_small: int | None = None

    @property
    def otherwise_not_judged(self) -> int:
        """Those of which nothing can be said for another reason than a small number."""
        return self.not_judged - (self.too_small or 0)


@dataclass(frozen=True, slots=True)
class QualityRow:
    """One thing said of one supplier's month: the columns of `tables.results.ReleasedQuality`.

    `months` is 1, or 12 that end with `month`.
    """

    feed: str
    supplier: str
    month: date
    months: int
    aspect: Aspect
    field: str
    rows: int
    value: float | None
    change: float | None
    peers: float | None
    peers_counted: int


class Quality:
    """All that one release says of quality, ready to be asked about a feed or a supplier of it."""

    def __init__(
        self,
        rows: Iterable[QualityRow] = (),
        *,
        datasets: tuple[DatasetSupport, ...] = (),
        disparity: tuple[DisparityBounds, ...] = (),
        deliveries: tuple[Delivery, ...] = (),
        institutions: tuple[Institutions, ...] = (),
    ) -> None:
        self.datasets = datasets
        self.disparity = disparity
        self.deliveries = {(each.feed, each.supplier): each for each in deliveries}
        self.institutions = institutions
        self._rows: dict[tuple[str, str], list[QualityRow]] = {}
        for row in rows:
            self._rows.setdefault((row.feed, row.supplier), []).append(row)

    @property
    def suppliers(self) -> tuple[tuple[str, str], ...]:
        """Each feed and supplier of whose events anything is said, in order."""
        return tuple(sorted(self._rows))

    def of_supplier(self, feed: str, supplier: str) -> tuple[QualityRow, ...]:
        """Everything said of one supplier's feed, oldest month first."""
        return tuple(sorted(self._rows.get((feed, supplier), ()), key=lambda row: row.month))

    def of_field(self, field: str) -> tuple[QualityRow, ...]:
        """Everything said of one field, by feed, supplier and month."""
        return tuple(
            row for key in self.suppliers for row in self.of_supplier(*key) if row.field == field
        )


def quality_rows(table: pa.Table | None) -> Iterator[QualityRow]:
    """The rows of a table of released quality; none where a release has no such table."""
    if table is None:
        return
    names = [each.name for each in fields(QualityRow)]
    columns = [table.column(name).to_pylist() for name in names]
    place = names.index("aspect")
    columns[place] = [Aspect(word) for word in columns[place]]
    for cells in zip(*columns, strict=True):
        yield QualityRow(*cells)
