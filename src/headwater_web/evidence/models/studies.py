"""The research register: studies that were commissioned or joined, and what came out of them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.evidence.models.cards import (
    HAS_A_NUMBER,
    HAS_NO_NUMBER,
    INTERVAL_HOLDS,
    RATIO_IS_POSITIVE,
    Stated,
)
from headwater_web.evidence.models.events import STRUCK, Dated
from headwater_web.evidence.row_columns import Prespecified
from headwater_web.keeping.rows import AddedOnly, Kept


class About(models.TextChoices):
    """Which of the four public health questions a study asks."""

    PROBLEM = "problem", _("What the problem is")
    CAUSES = "causes", _("What causes it")
    WHAT_WORKS = "what_works", _("What works")
    SCALE = "scale", _("How to do it everywhere")


class Study(Kept):
    """One study. RS- is its reference. Its first planned dates never change.

    `cost_pounds` is what the partnership pays, empty where that is not known; `is_paid_by_us` says
    whether it pays at all. `version` counts the changes of its words.
    """

    reference = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=200)
    question = models.CharField(max_length=300)
    about = models.CharField(max_length=12, choices=About.choices)
    partner = models.CharField(max_length=200)
    commissioner = models.CharField(max_length=200)
    is_paid_by_us = models.BooleanField()
    cost_pounds = models.PositiveIntegerField(null=True)
    fund = models.CharField(max_length=200, blank=True)
    planned_starts_on = models.DateField()
    planned_ends_on = models.DateField()
    takes_part = models.TextField()
    thanks = models.TextField()
    data_needed = models.TextField()
    data_basis = models.CharField(max_length=300)
    plan_address = models.URLField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("planned_starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(question="") & ~Q(partner="") & ~Q(commissioner=""),
                name="study_says_what_and_who",
            ),
            models.CheckConstraint(
                condition=Q(about__in=About.values), name="study_about_is_known"
            ),
            models.CheckConstraint(
                condition=Q(planned_ends_on__gt=F("planned_starts_on")),
                name="study_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this study."""
        return f"study/{self.reference}"


class StudyEventKind(models.TextChoices):
    """What happened to a study."""

    ETHICS_ASKED = "ethics_asked", _("Ethics approval was asked for")
    ETHICS_GIVEN = "ethics_given", _("Ethics approval was given")
    ETHICS_REFUSED = "ethics_refused", _("Ethics approval was refused")
    ETHICS_NOT_NEEDED = "ethics_not_needed", _("A body said that no approval is needed")
    STARTED = "started", _("It began")
    MOVED = "moved", _("Its end was moved")
    FINISHED = "finished", _("It finished")
    STOPPED = "stopped", _("It was stopped")
    SHARED = "shared", _("Its summary was published for others to use")
    STRUCK = STRUCK, _("An entry was a mistake")


ETHICS = (
    StudyEventKind.ETHICS_ASKED,
    StudyEventKind.ETHICS_GIVEN,
    StudyEventKind.ETHICS_REFUSED,
    StudyEventKind.ETHICS_NOT_NEEDED,
)
NEEDS_WORDS = (
    StudyEventKind.ETHICS_REFUSED,
    StudyEventKind.ETHICS_NOT_NEEDED,
    StudyEventKind.MOVED,
    StudyEventKind.FINISHED,
    StudyEventKind.STOPPED,
    StudyEventKind.STRUCK,
)


class Result(models.TextChoices):
    """What a finished study can say. None of these is a failure."""

    DIFFERENCE = "difference", _("It found a difference")
    NO_DIFFERENCE = "no_difference", _("It found no difference")
    MIXED = "mixed", _("Some outcomes changed and others did not")
    CANNOT_TELL = "cannot_tell", _("It cannot tell")
    DESCRIBES = "describes", _("It describes, and compares nothing")


class StudyEvent(Dated):
    """One thing that happened to a study.

    `body` and `body_reference` are those of an ethics committee; `until` is the new end where it
    was moved; `result` is said when it finished.
    """

    study = models.ForeignKey(Study, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=StudyEventKind.choices)
    body = models.CharField(max_length=200, blank=True)
    body_reference = models.CharField(max_length=100, blank=True)
    until = models.DateField(null=True)
    result = models.CharField(max_length=15, choices=Result.choices, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(kind__in=ETHICS) | ~Q(body=""), name="study_ethics_says_which_body"
            ),
            models.CheckConstraint(
                condition=~Q(kind=StudyEventKind.ETHICS_GIVEN) | ~Q(body_reference=""),
                name="study_approval_has_a_reference",
            ),
            models.CheckConstraint(
                condition=Q(kind=StudyEventKind.MOVED, until__isnull=False)
                | (~Q(kind=StudyEventKind.MOVED) & Q(until__isnull=True)),
                name="study_moved_says_until_when",
            ),
            models.CheckConstraint(
                condition=Q(kind=StudyEventKind.FINISHED, result__in=Result.values)
                | (~Q(kind=StudyEventKind.FINISHED) & Q(result="")),
                name="study_finished_says_with_what_result",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=NEEDS_WORDS) | ~Q(words=""), name="study_event_says_why"
            ),
            models.CheckConstraint(
                condition=Q(kind=StudyEventKind.STRUCK, strikes__isnull=False)
                | (~Q(kind=StudyEventKind.STRUCK) & Q(strikes__isnull=True)),
                name="study_event_struck_says_which",
            ),
        )

    def __str__(self) -> str:
        return f"study_event/{self.pk}"


class Output(AddedOnly):
    """Something that a study brought out on a day: a report, a talk, a tool. It can be read."""

    study = models.ForeignKey(Study, models.PROTECT, related_name="outputs")
    title = models.CharField(max_length=200)
    came_out_on = models.DateField()
    address = models.URLField(max_length=500)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("came_out_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(address=""), name="output_can_be_read"
            ),
        )

    def __str__(self) -> str:
        return f"output/{self.pk}"


class Outcome(Stated):
    """One outcome of a study. The columns are those of `row_columns.OUTCOME_COLUMNS`.

    `replaces` is the row that had it wrong.
    """

    study = models.ForeignKey(Study, models.PROTECT, related_name="outcomes")
    prespecified = models.CharField(max_length=10, choices=Prespecified.choices)
    number_supported = models.PositiveIntegerField()
    number_compared = models.PositiveIntegerField(null=True)
    number_lost = models.PositiveIntegerField(null=True)
    counted_by = models.CharField(max_length=300)
    what_went_wrong = models.TextField(blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=HAS_NO_NUMBER | HAS_A_NUMBER, name="outcome_has_a_number_or_says_why_not"
            ),
            models.CheckConstraint(
                condition=INTERVAL_HOLDS, name="outcome_interval_holds_the_effect"
            ),
            models.CheckConstraint(condition=RATIO_IS_POSITIVE, name="outcome_ratio_is_above_zero"),
        )

    def __str__(self) -> str:
        return f"outcome/{self.pk}"
