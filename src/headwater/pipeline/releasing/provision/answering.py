"""Each council's answer to each question, made of shown numbers alone, or every reason for none."""

from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa

from headwater.analyses.provision import compare
from headwater.pipeline.releasing.provision.asking import (
    ProvisionAsked,
    Reason,
    Specifications,
    reason_of,
)
from headwater.pipeline.releasing.provision.disclosing import (
    Cells,
    ShownSide,
    provision_policies,
    shown_counts,
    shown_side,
)
from headwater.released.provision import (
    Completeness,
    LikeWithLike,
    NotGoodEnough,
    ProvisionCompared,
)
from headwater.vocabulary.policies import DisclosurePolicy
from headwater.vocabulary.provision import (
    COMPLETE_AT_LEAST,
    Likeness,
    Obstacle,
    Question,
    Setting,
)

Sides = Mapping[Setting, ShownSide]


def provision_compared(
    asked: Iterable[ProvisionAsked], released: pa.Table, *, specifications: Specifications
) -> tuple[ProvisionCompared, ...]:
    """Every question of every council. `released` has the columns of `ReleasedValue`."""
    cells, policies = shown_counts(released), provision_policies(specifications)
    policy = max(policies.values(), key=list(DisclosurePolicy).index, default=None)
    return tuple(_answered(each, cells, policy, specifications) for each in asked)


def _answered(
    asked: ProvisionAsked,
    cells: Cells,
    policy: DisclosurePolicy | None,
    specifications: Specifications,
) -> ProvisionCompared:
    if asked.reasons or policy is None:
        return _answer(asked, asked.reasons)
    sides = {setting: shown_side(asked, setting, cells, policy) for setting in Setting}
    reasons = [
        reason_of(each, asked.question, asked.supplier_name, specifications)
        for each in _not_known(asked.question, sides)
    ]
    found = compare(*(sides[setting].groups for setting in Setting))
    if not isinstance(found, LikeWithLike):
        reason = Reason(found[0], Setting.ALTERNATIVE, pupils=found[1])
        reasons.append(reason_of(reason, asked.question, asked.supplier_name, specifications))
    compared = found if isinstance(found, LikeWithLike) and not reasons else None
    return _answer(asked, tuple(reasons), compared, sides)


def _not_known(question: Question, sides: Sides) -> Iterator[Reason]:
    if question is Question.DESTINATION:
        for setting, side in sides.items():
            if side.known is None or side.known < COMPLETE_AT_LEAST:
                share = None if side.known is None else round(side.known, 2)
                yield Reason(Obstacle.NOT_KNOWN, setting, share=share)


def _answer(
    asked: ProvisionAsked,
    reasons: tuple[NotGoodEnough, ...],
    compared: LikeWithLike | None = None,
    sides: Sides | None = None,
) -> ProvisionCompared:
    gathered = asked.gathered
    return ProvisionCompared(
        question=asked.question,
        supplier=asked.supplier,
        supplier_name=asked.supplier_name,
        period=gathered.period,
        as_at_date=asked.as_at_date,
        alike=gathered.alike,
        not_alike=tuple(_not_alike(gathered.alike)),
        completeness=tuple(_completeness(asked, sides or {})),
        compared=compared,
        reasons=reasons,
    )


def _not_alike(alike: tuple[Likeness, ...]) -> Iterator[Likeness]:
    """Of what could be asked, what the groups do not say; an age stands for a year group."""
    if alike and Likeness.FREE_MEALS not in alike:
        yield Likeness.FREE_MEALS


def _completeness(asked: ProvisionAsked, sides: Sides) -> Iterator[Completeness]:
    for setting, received in asked.gathered.received.items():
        known = sides[setting].known if setting in sides else None
        yield Completeness(setting, round(received, 2), None if known is None else round(known, 2))
