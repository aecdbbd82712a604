"""A release as files: what is written, and how it is read back to the same objects."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pydantic import TypeAdapter

from headwater.released import layout
from headwater.released.analyses import Analysis
from headwater.released.harm import Harm
from headwater.released.offers import OfferMap
from headwater.released.places import PersistentPlaces
from headwater.released.provision import ProvisionCompared
from headwater.released.quality import (
    DatasetSupport,
    Delivery,
    DisparityBounds,
    Institutions,
)
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
from headwater.vocabulary.areas import Area
from headwater.vocabulary.nature import Nature

FORMAT_VERSION = 2
"""2 has areas made of several districts. A release of 1 has none and is read as it is."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a release says about itself as a whole."""

    format_version: int
    release_id: str
    previous_release_id: str | None
    made_at: datetime
    as_at_date: date
    nature: Nature
    partnership: PartnershipWords
    scope: ReleasedScope | None
    breaks: tuple[Break, ...]
    software: str = ""
    """The version of the code that made it; a release of before it was noted has none."""


@dataclass(frozen=True, slots=True)
class ReleasedFigure:
    """One figure of a release: its files are `figures/<slug>.svg` and `figures/<slug>.csv`."""

    slug: str
    title: str
    reading: str
    source: str
    notes: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """Everything of a release but its values and outlines."""

    manifest: Manifest
    areas: tuple[Area, ...]
    measures: tuple[ReleasedMeasure, ...]
    sources: tuple[ReleasedSource, ...]
    signals: tuple[Signal, ...]
    versions: tuple[ReleasedMeasure, ...] = ()
    supplied: tuple[SuppliedFeed, ...] = ()
    analyses: tuple[Analysis, ...] = ()
    provision: tuple[ProvisionCompared, ...] = ()
    offers: OfferMap | None = None
    harm: tuple[Harm, ...] = ()
    subjects: tuple[ReleasedSubject, ...] = ()


_MANIFEST = TypeAdapter(Manifest)
_ANALYSES = TypeAdapter(tuple[Analysis, ...])
_SUPPLIED = TypeAdapter(tuple[SuppliedFeed, ...])
_PROVISION = TypeAdapter(tuple[ProvisionCompared, ...])
_OFFERS = TypeAdapter(OfferMap | None)
_HARM = TypeAdapter(tuple[Harm, ...])
_SUBJECTS = TypeAdapter(tuple[ReleasedSubject, ...])
_PLACES = TypeAdapter(PersistentPlaces | None)
_STANDARD = TypeAdapter(Standard)
_AREAS = TypeAdapter(tuple[Area, ...])
_MEASURES = TypeAdapter(tuple[ReleasedMeasure, ...])
_SOURCES = TypeAdapter(tuple[ReleasedSource, ...])
_SIGNALS = TypeAdapter(tuple[Signal, ...])
_FIGURES = TypeAdapter(tuple[ReleasedFigure, ...])
_OUTLINES = TypeAdapter(dict[str, str])
_DATASETS = TypeAdapter(tuple[DatasetSupport, ...])
_DISPARITY = TypeAdapter(tuple[DisparityBounds, ...])
_DELIVERIES = TypeAdapter(tuple[Delivery, ...])
_INSTITUTIONS = TypeAdapter(tuple[Institutions, ...])


def record_of(released: Released) -> Record:
    """The record of a release that is in memory."""
    manifest = Manifest(
        format_version=FORMAT_VERSION,
        release_id=released.release_id,
        previous_release_id=released.previous_release_id,
        made_at=released.made_at,
        as_at_date=released.as_at_date,
        nature=released.nature,
        partnership=released.partnership,
        scope=released.scope,
        breaks=released.breaks,
        software=released.software,
    )
    return Record(
        manifest,
        released.areas,
        released.measures,
        released.sources,
        released.signals,
        released.versions,
        released.supplied,
        released.analyses,
        released.provision,
        released.offers,
        harm=released.harm,
        subjects=released.subjects,
    )


def write_record(released: Released, *, folder: Path) -> None:
    """Write everything but values and figures into the folder of the release."""
    record = record_of(released)
    _write(folder / layout.MANIFEST, _MANIFEST.dump_json(record.manifest, indent=2))
    _write(folder / layout.AREAS, _AREAS.dump_json(record.areas, indent=2))
    _write(folder / layout.MEASURES, _MEASURES.dump_json(record.measures, indent=2))
    _write(folder / layout.VERSIONS, _MEASURES.dump_json(record.versions, indent=2))
    _write(folder / layout.SUPPLIED, _SUPPLIED.dump_json(record.supplied, indent=2))
    _write(folder / layout.ANALYSES, _ANALYSES.dump_json(record.analyses, indent=2))
    _write(folder / layout.PROVISION, _PROVISION.dump_json(record.provision, indent=2))
    _write(folder / layout.OFFERS, _OFFERS.dump_json(record.offers, indent=2))
    _write(folder / layout.HARM, _HARM.dump_json(record.harm, indent=2))
    _write(folder / layout.SUBJECTS, _SUBJECTS.dump_json(record.subjects, indent=2))
    _write(folder / layout.PLACES, _PLACES.dump_json(released.places, indent=2))
    _write(folder / layout.SOURCES, _SOURCES.dump_json(record.sources, indent=2))
    _write(folder / layout.SIGNALS, _SIGNALS.dump_json(record.signals, indent=2))
    _write(folder / layout.OUTLINES, _OUTLINES.dump_json(released.outlines, indent=0))
    _write(folder / layout.DATASETS, _DATASETS.dump_json(released.datasets, indent=2))
    _write(folder / layout.DISPARITY, _DISPARITY.dump_json(released.disparity, indent=2))
    _write(folder / layout.DELIVERIES, _DELIVERIES.dump_json(released.deliveries, indent=2))
    _write(folder / layout.INSTITUTIONS, _INSTITUTIONS.dump_json(released.institutions, indent=2))


def read_record(folder: Path) -> Record:
    """The record as it was written."""
    return Record(
        manifest=_MANIFEST.validate_json((folder / layout.MANIFEST).read_bytes()),
        areas=_AREAS.validate_json((folder / layout.AREAS).read_bytes()),
        measures=_MEASURES.validate_json((folder / layout.MEASURES).read_bytes()),
        sources=_SOURCES.validate_json((folder / layout.SOURCES).read_bytes()),
        signals=_SIGNALS.validate_json((folder / layout.SIGNALS).read_bytes()),
        versions=_versions(folder / layout.VERSIONS),
        supplied=_supplied(folder / layout.SUPPLIED),
        analyses=_analyses(folder / layout.ANALYSES),
        provision=_provision(folder / layout.PROVISION),
        offers=_offers(folder / layout.OFFERS),
        harm=_harm(folder / layout.HARM),
        subjects=_subjects(folder / layout.SUBJECTS),
    )


def _analyses(path: Path) -> tuple[Analysis, ...]:
    """What the methods say; nothing in a release of before they were asked."""
    return _ANALYSES.validate_json(path.read_bytes()) if path.is_file() else ()


def _supplied(path: Path) -> tuple[SuppliedFeed, ...]:
    """What suppliers send; none in a release of before that was said."""
    return _SUPPLIED.validate_json(path.read_bytes()) if path.is_file() else ()


def _provision(path: Path) -> tuple[ProvisionCompared, ...]:
    """Alternative provision beside mainstream schools; none in a release of before it was asked."""
    return _PROVISION.validate_json(path.read_bytes()) if path.is_file() else ()


def _offers(path: Path) -> OfferMap | None:
    """Who is offered what; nothing in a release of before that was said."""
    return _OFFERS.validate_json(path.read_bytes()) if path.is_file() else None


def _subjects(path: Path) -> tuple[ReleasedSubject, ...]:
    """Subjects; none in a release of before there were any."""
    return _SUBJECTS.validate_json(path.read_bytes()) if path.is_file() else ()


def _harm(path: Path) -> tuple[Harm, ...]:
    """Offences by what they weigh; nothing in a release of before they were weighed."""
    return _HARM.validate_json(path.read_bytes()) if path.is_file() else ()


def _versions(path: Path) -> tuple[ReleasedMeasure, ...]:
    """Versions beside those in force; none in a release of before there were any."""
    return _MEASURES.validate_json(path.read_bytes()) if path.is_file() else ()


def read_outlines(folder: Path) -> dict[str, str]:
    """Outlines by small-area code; none where the release has none."""
    return _OUTLINES.validate_json((folder / layout.OUTLINES).read_bytes())


def read_places(folder: Path) -> PersistentPlaces | None:
    """The persistent places; nothing in a release of before they were asked for."""
    path = folder / layout.PLACES
    return _PLACES.validate_json(path.read_bytes()) if path.is_file() else None


def read_standard(folder: Path) -> Standard | None:
    """The data standard; none in a release of before it was handed over."""
    path = folder / layout.STANDARD
    return _STANDARD.validate_json(path.read_bytes()) if path.is_file() else None


def read_datasets(folder: Path) -> tuple[DatasetSupport, ...]:
    """What each dataset can be asked about people; none in a release of before that was said."""
    path = folder / layout.DATASETS
    return _DATASETS.validate_json(path.read_bytes()) if path.is_file() else ()


def read_disparity(folder: Path) -> tuple[DisparityBounds, ...]:
    """How far missing ethnicity could move each ratio; none where the release does not say."""
    path = folder / layout.DISPARITY
    return _DISPARITY.validate_json(path.read_bytes()) if path.is_file() else ()


def read_deliveries(folder: Path) -> tuple[Delivery, ...]:
    """How well counts, places and registers are delivered; none where the release does not say."""
    path = folder / layout.DELIVERIES
    return _DELIVERIES.validate_json(path.read_bytes()) if path.is_file() else ()


def read_institutions(folder: Path) -> tuple[Institutions, ...]:
    """What institutions are to be asked; none where the release does not say."""
    path = folder / layout.INSTITUTIONS
    return _INSTITUTIONS.validate_json(path.read_bytes()) if path.is_file() else ()


def write_figure_index(figures: tuple[ReleasedFigure, ...], *, folder: Path) -> None:
    """Write what the figures in `folder` are and which cells they show."""
    _write(folder / layout.FIGURE_INDEX, _FIGURES.dump_json(figures, indent=2))


def read_figure_index(folder: Path) -> tuple[ReleasedFigure, ...]:
    """The figures of a release; none where it was written without them."""
    path = folder / layout.FIGURES / layout.FIGURE_INDEX
    return _FIGURES.validate_json(path.read_bytes()) if path.is_file() else ()


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content + b"\n")
