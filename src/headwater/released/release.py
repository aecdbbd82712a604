"""What crosses from the engine to everyone else: one immutable release."""

from dataclasses import dataclass, field
from datetime import date, datetime

import pyarrow as pa

from headwater.vocabulary.areas import Area
from headwater.vocabulary.nature import Nature


@dataclass(frozen=True, slots=True)
class UrgentContact:
    """Whom to ring, and when, if someone may be at risk."""

    when: str
    who: str
    telephone: str


@dataclass(frozen=True, slots=True)
class PartnershipWords:
    """How this release names the partnership."""

    key: str
    name: str
    short_name: str
    purpose: str
    contact_email: str
    urgent_contacts: tuple[UrgentContact, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleasedSource:
    """One feed from one supplier as everyone may know it: dates, counts, completeness, basis.

    `state` is `current`, `late` or `no_basis`; `withdrawn_on` is the day the basis ended.
    Row counts are of whole files; `extract_versions` gives the version of each extract, 1 for the
    first delivery of its months. `completeness` is the share of events with each field filled
    over the last twelve covered months.
    """

    feed: str
    title: str
    supplier: str
    supplier_name: str
    basis_kind: str
    basis_reference: str
    policy: str
    licence: str
    state: str
    first_month: date | None
    last_month: date | None
    as_at_date: date | None
    extracts: tuple[str, ...]
    rows_in_file: int
    rows_accepted: int
    rows_rejected: int
    completeness: dict[str, float] = field(default_factory=dict)
    withdrawn_on: date | None = None
    notes: tuple[str, ...] = ()
    extract_versions: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReleasedMeasure:
    """One measure's definition and lineage, in words, as of this release."""

    measure: str
    version: int
    title: str
    short_title: str
    theme: str
    why_it_matters: str
    what_it_cannot_say: str
    definition: str
    unit: str
    polarity: str
    policy: str
    breakdowns: tuple[str, ...]
    sources: tuple[str, ...]
    interval_method: str
    national_success_measure: bool
    has_denominator: bool
    reviewed_by: str
    reviewed_on: date
    next_review: date
    extracts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signal:
    """One statement of what to notice, computed before disclosure; only words are released."""

    headline: str
    detail: str
    measure: str
    area_code: str
    period: str


@dataclass(frozen=True, slots=True)
class Break:
    """A point at which a measure's series cannot be compared with what came before."""

    measure: str
    month: date
    reason: str


@dataclass(frozen=True, slots=True)
class ReleasedKind:
    """One kind of serious violence, and why it is counted, under the four factors of the Act."""

    key: str
    title: str
    maximum_penalty: str
    impact_on_victim: str
    prevalence: str
    impact_on_community: str
    notes: str


@dataclass(frozen=True, slots=True)
class ReleasedScope:
    """The definition of serious violence that this release counts by."""

    key: str
    version: int
    title: str
    effective_from: date
    signed_by: str
    kinds: tuple[ReleasedKind, ...]


@dataclass(frozen=True, slots=True)
class Released:
    """One release, whole. `values` has the columns of `tables.results.ReleasedValue`.

    `outlines` maps a small-area code to its outline as well-known text, for drawing.
    """

    release_id: str
    made_at: datetime
    as_at_date: date
    nature: Nature
    partnership: PartnershipWords
    areas: tuple[Area, ...]
    measures: tuple[ReleasedMeasure, ...]
    sources: tuple[ReleasedSource, ...]
    values: pa.Table
    signals: tuple[Signal, ...] = ()
    breaks: tuple[Break, ...] = ()
    outlines: dict[str, str] = field(default_factory=dict)
    previous_release_id: str | None = None
    scope: ReleasedScope | None = None
