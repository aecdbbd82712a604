"""One opened release: its words, and quick look-ups of its values."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from headwater.released.analyses import Analysis
from headwater.released.comparators import Comparators
from headwater.released.counterfactuals import Counterfactuals
from headwater.released.explanation import Explanation, explain_row
from headwater.released.factors import FactorLibrary
from headwater.released.figures import FigureReference
from headwater.released.harm import Harm
from headwater.released.lenses import Lens
from headwater.released.names import find_area, find_measure, unplaced_areas
from headwater.released.offers import OfferMap
from headwater.released.pairs import Pair
from headwater.released.places import PersistentPlaces
from headwater.released.provision import ProvisionCompared
from headwater.released.quality import Quality, quality_rows
from headwater.released.record import Record, ReleasedFigure, record_of
from headwater.released.release import (
    Break,
    PartnershipWords,
    Released,
    ReleasedMeasure,
    ReleasedScope,
    ReleasedSource,
    Signal,
)
from headwater.released.standard import Standard
from headwater.released.subjects import ReleasedSubject
from headwater.released.supplied import SuppliedFeed
from headwater.released.values import (
    MeasureValues,
    ValueRow,
    measures_by_area_type,
    rows_of,
    within_months,
)
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.faults import ExitCode, Fault
from headwater.vocabulary.nature import Nature
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.states import ValueState

_KNOWN = (ValueState.RELEASED, ValueState.SUPPRESSED)


class ValueNotFound(Fault):
    """A cell was asked for that is not on this release's publication lattice."""

    exit_code = ExitCode.NOT_FOUND

    def __init__(self, cell: str) -> None:
        super().__init__(
            found=f"This release has no cell for {cell}.",
            expected="a measure, area, period, breakdown and category that are published together.",
            next_step="list what is published with `headwater values --measure MEASURE`.",
        )


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest complete periods of one measure in one area, withheld ones included."""

    year: ValueRow | None
    month: ValueRow | None
    window_12: ValueRow | None
    window_36: ValueRow | None


class Release:
    """One release, opened for reading. Values are read measure by measure, when first asked for."""

    def __init__(
        self,
        record: Record,
        *,
        read_values: Callable[[str], pa.Table],
        read_outlines: Callable[[], dict[str, str]],
        read_figures: Callable[[], tuple[ReleasedFigure, ...]] = tuple,
        read_quality: Callable[[], Quality] = Quality,
        read_counterfactuals: Callable[[], Counterfactuals] = Counterfactuals,
        read_standard: Callable[[], Standard | None] = lambda: None,
        read_comparators: Callable[[], Comparators] = Comparators,
        read_places: Callable[[], PersistentPlaces | None] = lambda: None,
        read_pairs: Callable[[], tuple[Pair, ...]] = tuple,
        read_factors: Callable[[], FactorLibrary] = FactorLibrary,
        read_lenses: Callable[[], tuple[Lens, ...]] = tuple,
        read_small_area_measures: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        manifest = record.manifest
        self.release_id: str = manifest.release_id
        self.previous_release_id: str | None = manifest.previous_release_id
        self.made_at: datetime = manifest.made_at
        self.as_at_date: date = manifest.as_at_date
        self.nature: Nature = manifest.nature
        self.partnership: PartnershipWords = manifest.partnership
        self.scope: ReleasedScope | None = manifest.scope
        self.breaks: tuple[Break, ...] = manifest.breaks
        self.software: str = manifest.software
        self.areas: tuple[Area, ...] = record.areas
        self.measures: tuple[ReleasedMeasure, ...] = record.measures
        self.sources: tuple[ReleasedSource, ...] = record.sources
        self.signals: tuple[Signal, ...] = record.signals
        self._read_values = read_values
        self._read_outlines = read_outlines
        self._read_figures = read_figures
        self._read_quality = read_quality
        self._read_counterfactuals = read_counterfactuals
        self._read_standard = read_standard
        self._read_comparators = read_comparators
        self._read_places = read_places
        self._read_pairs = read_pairs
        self._read_factors = read_factors
        self._read_lenses = read_lenses
        self._read_small_area_measures = read_small_area_measures
        self._values: dict[str, MeasureValues] = {}
        self.supplied: tuple[SuppliedFeed, ...] = record.supplied
        self.analyses: tuple[Analysis, ...] = record.analyses
        self.provision: tuple[ProvisionCompared, ...] = record.provision
        self.offers: OfferMap | None = record.offers
        self.harm: tuple[Harm, ...] = record.harm
        self.subjects: tuple[ReleasedSubject, ...] = record.subjects
        self.versions: tuple[ReleasedMeasure, ...] = record.versions
        self._measures = {
            measure.measure: measure for measure in (*record.measures, *record.versions)
        }
        self._areas = unplaced_areas() | {area.code: area for area in record.areas}

    @classmethod
    def of(cls, released: Released) -> "Release":
        """A release that is still in memory, with the same look-ups as one on disk."""
        column = released.values.column("measure")
        return cls(
            record_of(released),
            read_values=lambda measure: released.values.filter(pc.equal(column, measure)),
            read_outlines=lambda: released.outlines,
            read_counterfactuals=lambda: released.counterfactuals,
            read_standard=lambda: released.standard.standard if released.standard else None,
            read_comparators=lambda: released.comparators,
            read_places=lambda: released.places,
            read_pairs=lambda: released.pairs,
            read_factors=lambda: released.factors,
            read_lenses=lambda: released.lenses,
            read_small_area_measures=lambda: measures_by_area_type(
                released.values, AreaType.SMALL_AREA
            ),
            read_quality=lambda: Quality(
                quality_rows(released.quality),
                datasets=released.datasets,
                disparity=released.disparity,
                deliveries=released.deliveries,
                institutions=released.institutions,
            ),
        )

    @property
    def released_id(self) -> str:
        """The release's id."""
        return self.release_id

    @property
    def is_synthetic(self) -> bool:
        """Whether the data were generated and describe nobody."""
        return self.nature is Nature.SYNTHETIC

    @cached_property
    def outlines(self) -> dict[str, str]:
        """Outlines by small-area code, as well-known text; read when first asked for."""
        return self._read_outlines()

    @cached_property
    def figures(self) -> dict[str, ReleasedFigure]:
        """The drawn figures by slug; read when first asked for."""
        return {figure.slug: figure for figure in self._read_figures()}

    @cached_property
    def quality(self) -> Quality:
        """How well suppliers record, and what gaps could do; read when first asked for."""
        return self._read_quality()

    @cached_property
    def counterfactuals(self) -> Counterfactuals:
        """What events made of series; read when first asked for."""
        return self._read_counterfactuals()

    @cached_property
    def places(self) -> PersistentPlaces | None:
        """The small areas that stay high by two sources; read when first asked for."""
        return self._read_places()

    @cached_property
    def standard(self) -> Standard | None:
        """What files must hold; read when first asked for."""
        return self._read_standard()

    @cached_property
    def comparators(self) -> Comparators:
        """Measures beside their own past and areas elsewhere; read when first asked for."""
        return self._read_comparators()

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Districts beside each other; read when first asked for."""
        return self._read_pairs()

    @cached_property
    def factors(self) -> FactorLibrary:
        """Risk and protective factors; read when first asked for."""
        return self._read_factors()

    @cached_property
    def lenses(self) -> tuple[Lens, ...]:
        """Groups through which measures are read; read when first asked for."""
        return self._read_lenses()

    @cached_property
    def small_area_measures(self) -> tuple[ReleasedMeasure, ...]:
        """The measures in force that have totals by small area, in the order of the release."""
        held = self._read_small_area_measures()
        return tuple(each for each in self.measures if each.measure in held)

    @property
    def whole_area(self) -> Area:
        """The whole partnership as an area."""
        return self.areas_of_type(AreaType.PARTNERSHIP)[0]

    def areas_of_type(self, area_type: AreaType | str) -> tuple[Area, ...]:
        """The areas of one type, in the order of the release."""
        return tuple(area for area in self._areas.values() if area.area_type == area_type)

    def measure(self, name: str) -> ReleasedMeasure:
        """The measure of this name. Raises MeasureNotFound, with the closest names."""
        return find_measure(name, self._measures)

    def version_beside(self, name: str) -> ReleasedMeasure | None:
        """The other version of a measure that was computed beside the one in force, if any."""
        return next((each for each in self.versions if each.version_of == name), None)

    def area(self, code: str) -> Area:
        """The area with this code. Raises AreaNotFound, with the closest codes and names."""
        return find_area(code, self._areas)

    def values(
        self,
        *,
        measure: str,
        area_code: str | None = None,
        area_type: AreaType | str | None = None,
        first_month: date | None = None,
        last_month: date | None = None,
        breakdown: str | None = None,
        category: str | None = None,
        period_type: PeriodType | str | None = None,
    ) -> list[ValueRow]:
        """The cells of one measure that meet every condition given; months are both included."""
        held = self._held(measure)
        if area_code is not None:
            self.area(area_code)
        wanted = {
            "area_type": area_type,
            "area_code": area_code,
            "breakdown": breakdown,
            "category": category,
            "period_type": period_type,
        }
        rows = rows_of(held.where(**wanted))
        return within_months(rows, first_month=first_month, last_month=last_month)

    def series(
        self,
        measure: str,
        area_code: str,
        period_type: PeriodType | str,
        breakdown: str = "all",
        category: str = "all",
    ) -> list[ValueRow]:
        """One measure in one area through time, oldest first, whatever each cell's state."""
        self.area(area_code)
        wanted = (PeriodType(period_type), breakdown, category)
        return [
            row
            for row in self._held(measure).of_area(area_code)
            if (row.period_type, row.breakdown, row.category) == wanted
        ]

    def latest(self, measure: str, area_code: str) -> Latest:
        """The newest cells for which all data has arrived."""
        return Latest(
            *(_newest(self.series(measure, area_code, period_type)) for period_type in _LATEST)
        )

    def cell(
        self,
        measure: str,
        area_code: str,
        period: str,
        breakdown: str = "all",
        category: str = "all",
    ) -> ValueRow:
        """One cell. Raises ValueNotFound where the lattice has none."""
        self.area(area_code)
        for row in self._held(measure).of_area(area_code):
            if (row.period, row.breakdown, row.category) == (period, breakdown, category):
                return row
        raise ValueNotFound(f"{measure}, {area_code}, {period}, {breakdown}, {category}")

    def reference(self, row: ValueRow) -> FigureReference:
        """What to write down to point at this cell for ever."""
        return FigureReference(
            release_id=self.release_id,
            measure=row.measure,
            version=self.measure(row.measure).version,
            area_code=row.area_code,
            period=row.period,
            breakdown=row.breakdown,
            category=row.category,
            vintage=self.area(row.area_code).vintage,
        )

    def sources_of(self, measure: str) -> tuple[ReleasedSource, ...]:
        """The sources behind a measure: those named by it and those whose extracts it counted."""
        words = self.measure(measure)
        return tuple(
            source
            for source in self.sources
            if source.feed in words.sources or set(source.extracts) & set(words.extracts)
        )

    def breaks_of(self, measure: str) -> tuple[Break, ...]:
        """The points at which this measure's series cannot be compared with what came before."""
        return tuple(found for found in self.breaks if found.measure == measure)

    def explain(
        self,
        measure: str,
        area_code: str,
        period: str,
        breakdown: str = "all",
        category: str = "all",
    ) -> Explanation:
        """How one number was made, in words; for a withheld cell, nothing that narrows it."""
        row = self.cell(measure, area_code, period, breakdown, category)
        return explain_row(
            row,
            reference=self.reference(row),
            measure=self.measure(measure),
            area=self.area(area_code),
            sources=self.sources_of(measure),
        )

    def _held(self, measure: str) -> MeasureValues:
        self.measure(measure)
        if measure not in self._values:
            self._values[measure] = MeasureValues(self._read_values(measure))
        return self._values[measure]


_LATEST = (PeriodType.YEAR, PeriodType.MONTH, PeriodType.WINDOW_12, PeriodType.WINDOW_36)


def _newest(series: list[ValueRow]) -> ValueRow | None:
    return next((row for row in reversed(series) if row.state in _KNOWN), None)
