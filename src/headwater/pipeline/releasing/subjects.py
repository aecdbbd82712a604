"""Subjects as they are released: only measures of the release, and the others by name."""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from headwater.analyses.subjects import gap_of, represented_share
from headwater.definitions.measure import Measure
from headwater.definitions.subject import Line, Subject, ethnic_groups
from headwater.released.analyses import Question
from headwater.released.subjects import (
    Gap,
    ReleasedSubject,
    Represented,
    SubjectComparison,
    SubjectLine,
    Unknown,
)


def released_subjects(
    subjects: Sequence[Subject],
    *,
    every: Sequence[Measure],
    released: Sequence[Measure],
    values: pa.Table,
) -> tuple[ReleasedSubject, ...]:
    """Each subject by its title. `every` are all measures, `released` those of the release.

    `values` has the columns of ReleasedValue; what is worked out here is worked out from it alone.
    A subject is released whatever is held of it: that nothing is held is an answer.
    """
    titles = {each.measure: each.short_title for each in every}
    held = {each.measure: each for each in released}
    found = (_released(each, titles=titles, held=held, values=values) for each in subjects)
    return tuple(sorted(found, key=lambda each: each.title))


def _released(
    subject: Subject, *, titles: Mapping[str, str], held: Mapping[str, Measure], values: pa.Table
) -> ReleasedSubject:
    named = dict.fromkeys(name for line in subject.lines for name in line.named)
    return ReleasedSubject(
        key=subject.subject,
        version=subject.version,
        title=subject.title,
        question=subject.question,
        purpose=subject.purpose,
        arrangement=subject.arrangement,
        lines=tuple(_line(line, titles, held, values) for line in subject.lines),
        comparisons=tuple(
            SubjectComparison(each.measure, Question(each.question))
            for each in subject.comparisons
            if each.measure in held
        ),
        caveats=subject.caveats,
        not_known=tuple(Unknown(each.what, each.from_whom) for each in subject.not_known),
        not_yet_held=tuple(titles[name] for name in named if name not in held),
        reviewed_by=subject.reviewed_by,
        reviewed_on=subject.reviewed_on,
        next_review=subject.next_review,
    )


def _line(
    line: Line, titles: Mapping[str, str], held: Mapping[str, Measure], values: pa.Table
) -> SubjectLine:
    name = line.measure or ""
    return SubjectLine(
        title=line.title or titles[name],
        measure=name,
        adds=line.adds,
        among=line.among or "",
        breakdown=line.breakdown or "",
        category=line.category or "",
        then=tuple(each for each in line.then if each in held),
        is_held=name in held,
        not_held=line.not_held or "",
        gap=_gap(line, held, values),
        represented=_represented(line, held, values),
    )


def _gap(line: Line, held: Mapping[str, Measure], values: pa.Table) -> Gap | None:
    if not line.measure or not line.against or not {line.measure, line.against} <= held.keys():
        return None
    unknown = line.unknown if line.unknown in held else None
    return gap_of(values, measure=line.measure, against=line.against, unknown=unknown or "")


def _represented(line: Line, held: Mapping[str, Measure], values: pa.Table) -> Represented | None:
    measure, residents = held.get(line.measure or ""), held.get(line.residents_as_in or "")
    if measure is None or residents is None:
        return None
    return represented_share(
        values,
        measure=measure.measure,
        residents_as_in=residents.measure,
        groups=ethnic_groups(measure),
    )
