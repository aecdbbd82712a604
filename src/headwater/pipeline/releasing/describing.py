"""What is released beside the values: sources, measures, scope and partnership, in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import isnan

import pyarrow as pa

from headwater.definitions.basis import Basis
from headwater.definitions.extract import ExtractSpecification
from headwater.definitions.measure import Measure, MeasureVersion
from headwater.definitions.partnership import Partnership
from headwater.definitions.scope import Scope
from headwater.disclosure import coarse_shares, published_rows
from headwater.measures import definition_words
from headwater.pipeline.holdings import Holding
from headwater.released.quality import DefinitionNote
from headwater.released.release import (
    PartnershipWords,
    ReleasedKind,
    ReleasedMeasure,
    ReleasedScope,
    ReleasedSource,
    UrgentContact,
)
from headwater.tables.places import Population
from headwater.vocabulary.periods import add_months
from headwater.vocabulary.policies import DisclosurePolicy, strictest

INTERVAL_OF_RATE = (
    "95% Poisson interval of the count: exact below ten events, Byar's approximation from ten on, "
    "computed from the count as released"
)
INTERVAL_OF_COUNT = (
    "95% Poisson interval of the count as released: exact below ten events, Byar's from ten on"
)
INTERVAL_OF_PUBLISHED = "none: the value is its publisher's, and no count is behind it here"
INTERVAL_OF_SHARE = "95% interval of the share after Wilson, from both numbers as released"
MONTHS_OF_COMPLETENESS = 12


def policies_of(
    measures: Sequence[Measure], specifications: Mapping[str, ExtractSpecification]
) -> dict[str, DisclosurePolicy]:
    """The policy of each measure: the strictest of its sources."""
    return {
        measure.measure: strictest({specifications[feed].policy for feed in measure.sources})
        for measure in measures
    }


def describe_partnership(partnership: Partnership) -> PartnershipWords:
    """How the release names the partnership."""
    return PartnershipWords(
        key=partnership.key,
        name=partnership.name,
        short_name=partnership.short_name,
        purpose=partnership.purpose,
        contact_email=partnership.contact_email,
        urgent_contacts=tuple(
            UrgentContact(contact.when, contact.who, contact.telephone)
            for contact in partnership.urgent_contacts
        ),
    )


def describe_scope(scope: Scope) -> ReleasedScope:
    """The definition of serious violence that the release counts by."""
    return ReleasedScope(
        key=scope.key,
        version=scope.version,
        title=scope.title,
        effective_from=scope.effective_from,
        signed_by=scope.signed_by,
        kinds=tuple(
            ReleasedKind(kind.key, kind.title, notes=kind.notes, **kind.reasoning.model_dump())
            for kind in scope.kinds
        ),
    )


def describe_measure(
    measure: Measure,
    *,
    scope: Scope,
    policy: DisclosurePolicy,
    holdings: Iterable[Holding],
    specifications: Mapping[str, ExtractSpecification],
) -> ReleasedMeasure:
    """One measure's definition and lineage."""
    used = [holding for holding in holdings if holding.feed in measure.sources]
    return ReleasedMeasure(
        measure=measure.measure,
        version=measure.version,
        title=measure.title,
        short_title=measure.short_title,
        theme=measure.theme,
        why_it_matters=measure.why_it_matters,
        what_it_cannot_say=measure.what_it_cannot_say,
        definition=definition_words(measure, scope),
        unit=measure.unit,
        polarity=measure.polarity,
        policy=policy.value,
        breakdowns=measure.breakdowns,
        sources=measure.sources,
        interval_method=_interval_method(measure),
        is_as_published=measure.is_as_published,
        national_success_measure=measure.national_success_measure,
        has_denominator=measure.denominator is not None or measure.is_as_published,
        reviewed_by=measure.reviewed_by,
        reviewed_on=measure.reviewed_on,
        next_review=measure.next_review,
        extracts=tuple(extract for holding in used for extract in holding.extract_ids),
        definition_notes=_definition_notes(measure, specifications),
        version_of=measure.version_of if isinstance(measure, MeasureVersion) else "",
        differs=measure.differs if isinstance(measure, MeasureVersion) else "",
        has_windows=measure.windows,
        per=measure.denominator.per if measure.denominator else 100_000,
        is_share=measure.is_share,
        share_of=(measure.denominator.measure or "") if measure.denominator else "",
        comparators=tuple(each.value for each in measure.comparators),
    )


def _interval_method(measure: Measure) -> str:
    if measure.is_as_published:
        return INTERVAL_OF_PUBLISHED
    if measure.is_share:
        return INTERVAL_OF_SHARE
    return INTERVAL_OF_RATE if measure.denominator else INTERVAL_OF_COUNT


def describe_source(
    holding: Holding,
    *,
    specification: ExtractSpecification,
    bases: Sequence[Basis],
    completeness: Mapping[str, float],
    newest_month: date | None,
    today: date,
    carried: Sequence[str] = (),
) -> ReleasedSource:
    """One feed from one supplier as everyone may know it.

    `carried` says of which residents the small area was apportioned, or is not known.
    """
    basis, in_force = _basis_of(holding, bases, today)
    late = holding.last_month and newest_month and holding.last_month < newest_month
    state = "no_basis" if not in_force else "late" if late else "current"
    return ReleasedSource(
        feed=holding.feed,
        title=specification.name,
        supplier=holding.supplier,
        supplier_name=basis.supplier_name,
        basis_kind=basis.kind,
        basis_reference=basis.basis_reference,
        policy=specification.policy.value,
        licence=basis.licence or "",
        state=state,
        first_month=holding.first_month,
        last_month=holding.last_month,
        as_at_date=holding.as_at_date,
        extracts=holding.extract_ids,
        rows_in_file=published_rows(holding.rows_in_file, specification.policy),
        rows_accepted=published_rows(holding.rows_accepted, specification.policy),
        rows_rejected=published_rows(holding.rows_rejected, specification.policy),
        completeness=dict(completeness),
        withdrawn_on=None if in_force else basis.ends_on,
        notes=(
            specification.limitations,
            *(carried if specification.becomes == Population.name else ()),
        ),
        extract_versions=holding.versions,
        specification_version=specification.version,
        rules={rule.key: rule.words for rule in specification.consistency},
        definition_notes=_notes_of(specification),
    )


def completeness_by_feed(rows: pa.Table) -> dict[str, dict[str, float]]:
    """Share of events with each field filled over each feed's last twelve months, made coarse.

    `rows` has the columns of FieldCompleteness. A field that a feed never fills is left out, and
    one with too few events to tell a share of.
    """
    months: dict[str, date] = {}
    for row in rows.to_pylist():
        months[row["feed"]] = max(row["month"], months.get(row["feed"], row["month"]))
    sums: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for row in rows.to_pylist():
        if row["month"] > add_months(months[row["feed"]], -MONTHS_OF_COMPLETENESS):
            total = sums[row["feed"]][row["field"]]
            total[0] += row["filled"]
            total[1] += row["events"]
    return {
        feed: {
            name: share
            for name, (filled, events) in fields.items()
            if filled and not isnan(share := float(coarse_shares(filled / events, events)))
        }
        for feed, fields in sums.items()
    }


def _definition_notes(
    measure: Measure, specifications: Mapping[str, ExtractSpecification]
) -> tuple[DefinitionNote, ...]:
    """What suppliers record differently, in each feed that the measure rests on."""
    return tuple(note for feed in measure.sources for note in _notes_of(specifications[feed]))


def _notes_of(specification: ExtractSpecification) -> tuple[DefinitionNote, ...]:
    return tuple(DefinitionNote(note.about, note.words) for note in specification.definition_notes)


def _basis_of(holding: Holding, bases: Sequence[Basis], today: date) -> tuple[Basis, bool]:
    own = [
        basis
        for basis in bases
        if basis.feed == holding.feed and basis.supplier == holding.supplier
    ]
    in_force = [basis for basis in own if basis.in_force_on(today)]
    newest = max(in_force or own, key=lambda basis: basis.starts_on)
    return newest, bool(in_force)
