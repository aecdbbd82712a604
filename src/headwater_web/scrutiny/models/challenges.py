"""Challenges, their answers, what the panel made of each answer, and decisions over them.

None of these rows is ever changed: where a challenge stands follows from which rows there are.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual

from headwater_web.keeping.rows import AddedOnly
from headwater_web.scrutiny.models.items import Item
from headwater_web.scrutiny.models.panels import Panel

SHORTEST_REASONS = 80


class Challenge(AddedOnly):
    """One challenge by a member of a panel to an item. C- is its reference."""

    reference = models.CharField(max_length=12, unique=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="challenges")
    panel = models.ForeignKey(Panel, models.PROTECT, related_name="challenges")
    words = models.TextField()
    reply_due_on = models.DateField()
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("raised_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(raised_by=""), name="challenge_says_what_and_who"
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this challenge."""
        return f"challenge/{self.reference}"


class Answer(AddedOnly):
    """One answer of the partnership to a challenge; `changed` is what it changed, if anything."""

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="answers")
    words = models.TextField()
    changed = models.CharField(max_length=12, blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("answered_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(answered_by=""), name="answer_says_what_and_who"
            ),
        )

    def __str__(self) -> str:
        return f"answer/{self.pk}"


class Verdict(AddedOnly):
    """What the challenger or the panel's chair made of an answer: accepted, or not and why.

    Where it was not accepted, `reply_due_on` is when the next answer is due.
    """

    answer = models.OneToOneField(Answer, models.PROTECT, related_name="verdict")
    is_accepted = models.BooleanField()
    why = models.TextField(blank=True)
    reply_due_on = models.DateField(null=True)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("given_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_accepted=True, why="", reply_due_on__isnull=True)
                | (Q(is_accepted=False, reply_due_on__isnull=False) & ~Q(why="")),
                name="verdict_says_why_not",
            ),
            models.CheckConstraint(condition=~Q(given_by=""), name="verdict_says_who"),
        )

    def __str__(self) -> str:
        return f"verdict/{self.pk}"


class Override(AddedOnly):
    """A named person's decision over a challenge that was not accepted, with reasons, in public.

    `role` is the role in which they decided, as it was called then.
    """

    challenge = models.OneToOneField(Challenge, models.PROTECT, related_name="override")
    reasons = models.TextField()
    role = models.CharField(max_length=40)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("decided_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=GreaterThanOrEqual(Length("reasons"), SHORTEST_REASONS),
                name="override_is_reasoned",
            ),
            models.CheckConstraint(
                condition=~Q(decided_by="") & ~Q(role=""), name="override_is_named"
            ),
        )

    def __str__(self) -> str:
        return f"override/{self.pk}"
