"""Whether predicted effects happened, all together by group: counted apart, never added up."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from headwater_web.equality.models import Happened, Prediction
from headwater_web.equality.queries.effects import (
    ShownEffect,
    shown_effects,
    signed_off_effects,
)


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """For one group: how many effects were predicted in each way, and what came of them."""

    key: str
    name: str
    predicted: dict[Prediction, int]
    happened: dict[Happened, int]
    not_checked: int
    overdue: int

    @property
    def all(self) -> int:
        """How many effects were predicted for the group."""
        return sum(self.predicted.values())


@dataclass(frozen=True, slots=True)
class WorseThanPredicted:
    """One effect that came out worse than predicted, as other apps may see it."""

    reference: str
    title: str
    group_name: str
    predicted: str
    found_on: date

    @property
    def address(self) -> str:
        """The address of the assessment's page."""
        return reverse("equality:assessment", args=[self.reference])


@dataclass(frozen=True, slots=True)
class EffectsSummary:
    """Whether predicted effects happened, by group. There is no score: kinds are never added up."""

    groups: tuple[GroupSummary, ...]
    worse: tuple[WorseThanPredicted, ...]
    assessments: int

    @property
    def cannot_tell_before(self) -> int:
        """For how many it was predicted that it cannot be told."""
        return sum(each.predicted[Prediction.CANNOT_TELL] for each in self.groups)

    @property
    def cannot_tell_after(self) -> int:
        """For how many a check could not tell either."""
        return sum(each.happened[Happened.CANNOT_TELL] for each in self.groups)

    @property
    def not_checked(self) -> int:
        """For how many nobody has looked yet."""
        return sum(each.not_checked for each in self.groups)


def effects_summary(today: date, *, since: date | None = None) -> EffectsSummary:
    """Predicted beside happened, by group, of what was signed off (since a day, if one is given).

    Of a version that was replaced only what somebody checked or should have checked counts.
    """
    counted = [each for each in _summed(today) if since is None or _signed_on(each) >= since]
    by_group: dict[str, list[ShownEffect]] = {}
    for each in counted:
        by_group.setdefault(each.effect.group, []).append(each)
    return EffectsSummary(
        groups=tuple(_summary(found) for found in by_group.values()),
        worse=tuple(_worse(each) for each in counted if each.is_worse),
        assessments=len({each.effect.assessment_id for each in counted}),
    )


def _summed(today: date) -> tuple[ShownEffect, ...]:
    return tuple(
        each
        for each in shown_effects(signed_off_effects(), today=today)
        if each.effect.assessment.replaced_by is None or each.checks or each.is_overdue
    )


def _signed_on(shown: ShownEffect) -> date:
    return shown.effect.assessment.signed_off_on or date.max


def _summary(found: list[ShownEffect]) -> GroupSummary:
    predicted = Counter(Prediction(each.effect.prediction) for each in found)
    happened = Counter(_happened(found))
    return GroupSummary(
        key=found[0].effect.group,
        name=found[-1].effect.group_name,
        predicted={kind: predicted[kind] for kind in Prediction},
        happened={kind: happened[kind] for kind in Happened},
        not_checked=sum(not each.checks for each in found),
        overdue=sum(each.is_overdue for each in found),
    )


def _happened(found: list[ShownEffect]) -> Iterator[Happened]:
    return (each.happened for each in found if each.happened is not None)


def _worse(shown: ShownEffect) -> WorseThanPredicted:
    assessment = shown.effect.assessment
    return WorseThanPredicted(
        reference=assessment.reference,
        title=assessment.title,
        group_name=shown.effect.group_name,
        predicted=shown.predicted_words,
        found_on=timezone.localdate(shown.checks[-1].checked_at),
    )
