"""Predicted effects beside what happened, each on its own, and the checks that are due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from headwater_web.equality.groups import groups
from headwater_web.equality.models import Check, Effect, Happened, Prediction
from headwater_web.equality.standings import due_on, happened_words


@dataclass(frozen=True, slots=True)
class ShownEffect:
    """One predicted effect as it stands on a day."""

    effect: Effect
    checks: tuple[Check, ...]
    due_on: date | None
    """When it is to be looked at next; nothing where nobody has to."""
    is_overdue: bool

    @property
    def predicted_words(self) -> str:
        """What was predicted."""
        return str(Prediction(self.effect.prediction).label)

    @property
    def happened(self) -> Happened | None:
        """What the last check found, if there was one."""
        return Happened(self.checks[-1].happened) if self.checks else None

    @property
    def happened_words(self) -> str:
        """What the last check found, in words; empty before the first."""
        if self.happened is None:
            return ""
        return str(happened_words(self.effect.prediction, self.happened))

    @property
    def is_worse(self) -> bool:
        """Whether it came out worse than predicted."""
        return self.happened is Happened.WORSE


@dataclass(frozen=True, slots=True)
class CheckDue:
    """One check that is due, as other apps may see it."""

    reference: str
    title: str
    group: str
    group_name: str
    predicted: str
    due_on: date
    organisation: str
    """The key of the organisation that looks."""
    days_overdue: int

    @property
    def address(self) -> str:
        """Where what came of it is said."""
        return reverse("equality:check", args=[self.reference, self.group])


def shown_effects(effects: Iterable[Effect], *, today: date) -> tuple[ShownEffect, ...]:
    """Effects as they stand on a day, in the order of the groups; those since gone come last."""
    places = {group.key: place for place, group in enumerate(groups())}
    ordered = sorted(effects, key=lambda each: (places.get(each.group, len(places)), each.pk))
    return tuple(_shown(each, today) for each in ordered)


def checks_due(today: date) -> tuple[CheckDue, ...]:
    """Every check that is due on a day or was before, longest overdue first."""
    found = (_shown(each, today) for each in signed_off_effects())
    due = [_due(each, each.due_on, today) for each in found if each.due_on and each.is_overdue]
    return tuple(sorted(due, key=lambda each: (each.due_on, each.reference, each.group)))


def signed_off_effects() -> QuerySet[Effect]:
    """Every effect of an assessment that was signed off, with its checks."""
    found: QuerySet[Effect] = Effect.objects.filter(assessment__signed_off_at__isnull=False)
    return found.select_related("assessment__superseded_by").prefetch_related("checks")


def _shown(effect: Effect, today: date) -> ShownEffect:
    checks = tuple(effect.checks.all())
    due = None
    if not effect.assessment.is_draft:
        due = due_on(effect.check_on, [check.next_on for check in checks])
    newer = effect.assessment.replaced_by
    # A newer version brings checks of its own, and wipes out none that was due before it.
    if due and newer and newer.signed_off_on and due >= newer.signed_off_on:
        due = None
    return ShownEffect(effect, checks, due, is_overdue=due is not None and due <= today)


def _due(shown: ShownEffect, due: date, today: date) -> CheckDue:
    effect = shown.effect
    return CheckDue(
        reference=effect.assessment.reference,
        title=effect.assessment.title,
        group=effect.group,
        group_name=effect.group_name,
        predicted=shown.predicted_words,
        due_on=due,
        organisation=effect.checker,
        days_overdue=(today - due).days,
    )
