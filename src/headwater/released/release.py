"""What crosses from the engine to everyone else: one immutable release."""

from dataclasses import dataclass, field
from datetime import date, datetime

import pyarrow as pa

from headwater.released.analyses import Analysis
from headwater.released.comparators import Comparators
from headwater.released.counterfactuals import Counterfactuals
from headwater.released.factors import FactorLibrary
from headwater.released.harm import Harm
from headwater.released.lenses import Lens
from headwater.released.offers import OfferMap
from headwater.released.pairs import Pair
from headwater.released.places import PersistentPlaces
from headwater.released.provision import ProvisionCompared
from headwater.released.quality import (
    DatasetSupport,
    DefinitionNote,
    Delivery,
    DisparityBounds,
    Institutions,
)
from headwater.released.standard import HandedOver
from headwater.released.subjects import ReleasedSubject
from headwater.released.supplied import SuppliedFeed
from headwater.vocabulary.areas import Area
from headwater.vocabulary.nature import Nature
from headwater.vocabulary.periods import add_months
from headwater.vocabulary.shocks import SHOCK_KINDS


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
    over the last twelve covered months. `specification_version` is that of the feed's
    specification, empty in releases that did not say it. `rules` are the words of the feed's
    consistency rules, what is amiss in a row that does not keep one, by their keys.
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
    rules: dict[str, str] = field(default_factory=dict)
    definition_notes: tuple[DefinitionNote, ...] = ()
    specification_version: str = ""


@dataclass(frozen=True, slots=True)
class ReleasedMeasure:
    """One measure's definition and lineage, in words, as of this release.

    `has_denominator` says that its values are rates or shares. One that `is_as_published` has its
    publisher's values, with no count and no interval. A version that is not in force is the
    `version_of` a measure, from which it differs by what `differs` says. One that `has_windows`
    has windows of 36 months for districts and the whole.
    A rate is `per` so many people; one that `is_share` is of a whole of which it is a part, and
    `share_of` names the measure that counts the whole, where one does. `comparators` are the codes
    of what its newest value is set beside, none in releases that did not say it.
    """

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
    definition_notes: tuple[DefinitionNote, ...] = ()
    is_as_published: bool = False
    version_of: str = ""
    differs: str = ""
    has_windows: bool = False
    per: int = 100_000
    is_share: bool = False
    share_of: str = ""
    comparators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signal:
    """One statement of what to notice, computed before disclosure; only words are released.

    `tested` is how many comparisons were made to find it, and what else was noticed beside it;
    none in releases that did not say it. `breakdown` and `category` name the part that it is
    about, where it is about one; releases of before that was said have the whole.
    """

    headline: str
    detail: str
    measure: str
    area_code: str
    period: str
    tested: int = 0
    breakdown: str = "all"
    category: str = "all"


@dataclass(frozen=True, slots=True)
class Break:
    """A point at which a measure's series cannot be compared with what came before.

    A shock is something that happened, not a change of recording; with a last month, `until`, it
    passes. `reference` is that of the register, empty in releases that did not say it.
    `kind` is a code of `series_break_kinds`, empty in releases that did not say it. `area_code`
    is the one area that it touches, with those inside and around it; None is everywhere. `factor`
    is what earlier numbers are multiplied by to stand beside later ones, from `factor_source`.
    """

    measure: str
    month: date
    reason: str
    kind: str = ""
    source: str = ""
    area_code: str | None = None
    factor: float | None = None
    factor_source: str = ""
    until: date | None = None
    reference: str = ""

    @property
    def is_shock(self) -> bool:
        """Whether something happened in the world, rather than in how it was recorded."""
        return self.kind in SHOCK_KINDS

    @property
    def end_month(self) -> date | None:
        """The first month after a shock that passes; None where the change lasts."""
        return add_months(self.until, 1) if self.until and self.is_shock else None

    @property
    def is_spliced(self) -> bool:
        """Whether a factor with its source bridges the break."""
        return self.factor is not None and bool(self.factor_source)


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

    `outlines` maps a small-area code to its outline as well-known text, for drawing. `quality` has
    the columns of `tables.results.ReleasedQuality`; a release of before it has none. `versions`
    are other versions of measures, computed beside those in force; `supplied` is what the
    suppliers of one feed send; `provision` is how alternative provision stands to mainstream
    schools, council by council; `offers` is who is offered what. `standard` is what files must
    hold, to hand over. `places` are small areas that stay high by two sources. `counterfactuals`
    are what events made of series. `comparators` are measures beside their own past and areas
    elsewhere. `pairs` are districts beside each other; `factors` and `lenses`
    are words by which measures are read. `software` says which code made it all.
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
    quality: pa.Table | None = None
    disparity: tuple[DisparityBounds, ...] = ()
    datasets: tuple[DatasetSupport, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    institutions: tuple[Institutions, ...] = ()
    versions: tuple[ReleasedMeasure, ...] = ()
    supplied: tuple[SuppliedFeed, ...] = ()
    analyses: tuple[Analysis, ...] = ()
    counterfactuals: Counterfactuals = field(default_factory=Counterfactuals)
    comparators: Comparators = field(default_factory=Comparators)
    provision: tuple[ProvisionCompared, ...] = ()
    offers: OfferMap | None = None
    harm: tuple[Harm, ...] = ()
    standard: HandedOver | None = None
    places: PersistentPlaces | None = None
    pairs: tuple[Pair, ...] = ()
    factors: FactorLibrary = field(default_factory=FactorLibrary)
    lenses: tuple[Lens, ...] = ()
    subjects: tuple[ReleasedSubject, ...] = ()
    software: str = ""
