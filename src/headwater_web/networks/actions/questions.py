"""What a network takes up, what its members ask together, and how each counts it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.networks.models import AddedTheme, Question, UsedDefinition


@dataclass(frozen=True, slots=True)
class Definition:
    """One of our own definitions by name and version, or another way in words."""

    measure: str = ""
    version: int | None = None
    words: str = ""


@transaction.atomic
def add_theme(*, by: Actor, network: str, words: str) -> AddedTheme:
    """Name a theme that a network takes up; where it is named already, that one."""
    made: AddedTheme
    made, is_new = AddedTheme.objects.get_or_create(
        network=network,
        words=words,
        defaults={"added_at": timezone.now(), "added_by": by.audit_reference},
    )
    if is_new:
        record(actor=by, action="networks.theme_added", about=f"network/{network}")
    return made


@transaction.atomic
def add_question(*, by: Actor, network: str, words: str) -> Question:
    """Add a question that members ask together; where it is asked already, that one."""
    made: Question
    made, is_new = Question.objects.get_or_create(
        network=network,
        words=words,
        defaults={"added_at": timezone.now(), "added_by": by.audit_reference},
    )
    if is_new:
        record(actor=by, action="networks.question_added", about=made.audit_reference)
    return made


@transaction.atomic
def say_definition(
    *, by: Actor, question: Question, organisation: str, definition: Definition
) -> UsedDefinition:
    """Say how a member counts the answer from today on. What it said before stays."""
    made: UsedDefinition = UsedDefinition.objects.create(
        question=question,
        organisation=organisation,
        measure=definition.measure,
        version=definition.version,
        words=definition.words,
        said_on=timezone.localdate(),
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    record(
        actor=by,
        action="networks.definition_said",
        about=question.audit_reference,
        details={"organisation": organisation, "measure": definition.measure},
    )
    return made
