"""How one released number was made, in words. A withheld cell is never narrowed."""

from dataclasses import dataclass
from datetime import date

from headwater.released.added_up import completeness_of_sum, decision_on_sum
from headwater.released.figures import FigureReference
from headwater.released.release import ReleasedMeasure, ReleasedSource
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.policies import DisclosurePolicy
from headwater.vocabulary.states import ValueState

_POLICY_WORDS = {
    DisclosurePolicy.OPEN: "The source is already public, so counts are shown exactly.",
    DisclosurePolicy.NHS_SUBNATIONAL: (
        "Counts of 1 to 7 are withheld, zero stays zero, and every other count is rounded to "
        "the nearest 5. Other cells are withheld where they would give a withheld count away."
    ),
}
_WITHHELD = (
    "Withheld. The number is too small to publish, or it would help someone work out "
    "another small number. Nothing more can be said about it."
)
_DECISION_WORDS = {
    ValueState.SUPPRESSED: _WITHHELD,
    ValueState.MISSING: (
        "No number is shown because some of the data that it needs has not arrived. "
        "This is not the same as zero."
    ),
    ValueState.NOT_COLLECTED: (
        "No number is shown because no source covers this place and period. "
        "Nobody was asked to count it. This is not the same as zero."
    ),
}


@dataclass(frozen=True, slots=True)
class ExplainedSource:
    """One source behind a number: who sent it, which extracts, and how far they describe."""

    feed: str
    title: str
    supplier_name: str
    basis_reference: str
    state: str
    as_at_date: date | None
    extracts: tuple[str, ...]
    rows_in_file: int
    rows_accepted: int
    rows_rejected: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that may be said about how one number was made."""

    reference: FigureReference
    measure: ReleasedMeasure
    area: Area
    row: ValueRow
    definition: str
    rows_counted: str
    sources: tuple[ExplainedSource, ...]
    completeness: str
    interval_method: str
    policy: str
    decision: str


def explain_row(
    row: ValueRow,
    *,
    reference: FigureReference,
    measure: ReleasedMeasure,
    area: Area,
    sources: tuple[ReleasedSource, ...],
) -> Explanation:
    """The explanation of one cell."""
    return Explanation(
        reference=reference,
        measure=measure,
        area=area,
        row=row,
        definition=measure.definition,
        rows_counted=rows_counted_words(row, policy=measure.policy),
        sources=tuple(_explained(source) for source in sources),
        completeness=completeness_words(row),
        interval_method=_interval_words(row, measure),
        policy=policy_words(measure.policy),
        decision=decision_words(
            row.state, policy=measure.policy, is_sum=area.area_type is AreaType.PARTNERSHIP_AREA
        ),
    )


def policy_words(policy: str) -> str:
    """What a disclosure policy does, in words."""
    return _POLICY_WORDS[DisclosurePolicy(policy)]


def decision_words(state: ValueState, *, policy: str, is_sum: bool = False) -> str:
    """What disclosure control decided about a cell in this state, in words.

    Nothing is decided about a sum of districts: it follows from what they show.
    """
    if is_sum and (said := decision_on_sum(state, policy=policy)):
        return said
    if state is not ValueState.RELEASED:
        return _DECISION_WORDS[state]
    if DisclosurePolicy(policy) is DisclosurePolicy.OPEN:
        return "Shown exactly."
    return "Shown. Zero is exact; any other count is rounded to the nearest 5."


def rows_counted_words(row: ValueRow, *, policy: str) -> str:
    """How many events the cell counts, exactly as far as the cell itself tells."""
    if row.state is ValueState.SUPPRESSED:
        return "Withheld."
    if not row.is_released or row.numerator is None:
        return "No number."
    rounded = row.numerator and DisclosurePolicy(policy) is not DisclosurePolicy.OPEN
    events = "event" if row.numerator == 1 else "events"
    return f"{'About ' if rounded else ''}{row.numerator:,} {events}{', rounded' * bool(rounded)}."


def completeness_words(row: ValueRow) -> str:
    """How many events had the details this cell needs, to a whole per cent.

    Silent for a cell without a number: a share of few events would tell how few they are.
    """
    if not row.is_released:
        return "Not shown, because the number itself is not shown."
    if row.completeness is None:
        return "Not measured for this number."
    if row.area_type is AreaType.PARTNERSHIP_AREA:
        return completeness_of_sum(row.completeness)
    share = f"{row.completeness:.0%}"
    return f"{share} of the events have the details that this number needs."


def _interval_words(row: ValueRow, measure: ReleasedMeasure) -> str:
    if not row.is_released:
        return "No range is given, because the number itself is not shown."
    if row.lower is None or row.upper is None:
        return "This number has no range."
    return measure.interval_method


def _explained(source: ReleasedSource) -> ExplainedSource:
    return ExplainedSource(
        feed=source.feed,
        title=source.title,
        supplier_name=source.supplier_name,
        basis_reference=source.basis_reference,
        state=source.state,
        as_at_date=source.as_at_date,
        extracts=tuple(_extract_words(source, extract) for extract in source.extracts),
        rows_in_file=source.rows_in_file,
        rows_accepted=source.rows_accepted,
        rows_rejected=source.rows_rejected,
    )


def _extract_words(source: ReleasedSource, extract_id: str) -> str:
    version = source.extract_versions.get(extract_id)
    return extract_id if version is None else f"{extract_id} (version {version})"
