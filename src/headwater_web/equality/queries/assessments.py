"""Assessments as one person may see them: drafts only for those who write or sign off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker, Rule, display_names, may
from headwater_web.equality.models import About, Assessment, Check
from headwater_web.equality.queries.effects import ShownEffect, shown_effects
from headwater_web.equality.standings import happened_words
from headwater_web.scrutiny.api import consultation_state
from headwater_web.thread.api import LinkKind, Thing, later_things, things_seen_by
from headwater_web.ui.words import day_words


@dataclass(frozen=True, slots=True)
class ShownAbout:
    """One thing that an assessment is about, and which panels were asked about it."""

    thing: Thing
    panels: tuple[str, ...]
    attached_on: date | None
    """When it was added, if that was after the assessment was signed off."""


@dataclass(frozen=True, slots=True)
class ShownCheck:
    """One check, with who made it and what it rests on."""

    check: Check
    words: str
    who: str
    evidence: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class ReadEffect:
    """One predicted effect, with all that a page says about it."""

    shown: ShownEffect
    evidence: tuple[Thing, ...]
    checks: tuple[ShownCheck, ...]


@dataclass(frozen=True, slots=True)
class ReadAssessment:
    """One assessment, with all that a page says about it."""

    assessment: Assessment
    about: tuple[ShownAbout, ...]
    asked: tuple[Thing, ...]
    effects: tuple[ReadEffect, ...]
    came_of_it: tuple[Thing, ...]
    names: dict[str, str]

    @property
    def writers(self) -> str:
        """Who wrote it, by name."""
        people = [each.person for each in self.assessment.writers.all()]
        return ", ".join(self.names.get(each, _("somebody who has left")) for each in people)

    @property
    def signer(self) -> str:
        """Who signed it off, by name; empty for a draft."""
        return self.names.get(self.assessment.signed_off_by, "")

    @property
    def is_worse(self) -> bool:
        """Whether anything came out worse than predicted."""
        return any(each.shown.is_worse for each in self.effects)


def may_see_drafts(person: Asker) -> bool:
    """Whether somebody sees assessments that are not signed off."""
    return may(person, Rule.MANAGE_EQUALITY) or may(person, Rule.SIGN_OFF_EQUALITY)


def assessments_of(person: Asker) -> QuerySet[Assessment]:
    """The assessments that a person may see, newest first."""
    found: QuerySet[Assessment] = Assessment.objects.select_related("superseded_by", "supersedes")
    if not may(person, Rule.SEE_EQUALITY):
        return found.none()
    return found if may_see_drafts(person) else found.filter(signed_off_at__isnull=False)


def standing_words(assessment: Assessment) -> str:
    """Where an assessment stands, in words."""
    if assessment.is_draft:
        return _("a draft, not signed off")
    signed = _("signed off on {day}").format(day=day_words(assessment.signed_off_on))
    if newer := assessment.replaced_by:
        return _("{signed}; replaced by {reference}").format(
            signed=signed, reference=newer.reference
        )
    return signed


def read(person: Asker, assessment: Assessment, *, today: date) -> ReadAssessment:
    """One assessment with all that a page says about it, as far as the person may see."""
    effects = shown_effects(
        assessment.effects.select_related("assessment__superseded_by").prefetch_related("checks"),
        today=today,
    )
    names = display_names(_people(assessment, effects))
    return ReadAssessment(
        assessment=assessment,
        about=_about(person, assessment, today),
        asked=_seen(person, assessment.asked),
        effects=tuple(_read_effect(person, each, names) for each in effects),
        came_of_it=_came_of(person, assessment.reference),
        names=names,
    )


def _came_of(person: Asker, reference: str) -> tuple[Thing, ...]:
    """What an assessment led to, as far as the person may see it."""
    kinds = (LinkKind.LED_TO, LinkKind.CARRIED_OUT_BY)
    return tuple(thing for kind in kinds for thing in later_things(person, reference, kind))


def _about(person: Asker, assessment: Assessment, today: date) -> tuple[ShownAbout, ...]:
    rows: list[About] = list(assessment.about.all())
    seen = things_seen_by(person, [row.reference for row in rows])
    return tuple(
        ShownAbout(
            seen[row.reference],
            consultation_state(row.reference, today).panels,
            timezone.localdate(row.added_at) if _was_attached(row, assessment) else None,
        )
        for row in rows
        if row.reference in seen
    )


def _was_attached(row: About, assessment: Assessment) -> bool:
    return assessment.signed_off_at is not None and row.added_at > assessment.signed_off_at


def _people(assessment: Assessment, effects: Iterable[ShownEffect]) -> set[str]:
    people = {each.person for each in assessment.writers.all()} | {assessment.signed_off_by}
    return people | {check.checked_by for each in effects for check in each.checks}


def _read_effect(person: Asker, shown: ShownEffect, names: dict[str, str]) -> ReadEffect:
    return ReadEffect(
        shown,
        _seen(person, shown.effect.evidence),
        tuple(
            ShownCheck(
                check,
                str(happened_words(shown.effect.prediction, check.happened)),
                names.get(check.checked_by, ""),
                _seen(person, check.evidence),
            )
            for check in shown.checks
        ),
    )


def _seen(person: Asker, references: list[str]) -> tuple[Thing, ...]:
    seen = things_seen_by(person, references)
    return tuple(seen[each] for each in references if each in seen)
