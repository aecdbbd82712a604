"""How sure a finding is, and which of the four public health steps it has reached."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import AddedOnly
from headwater_web.strategy.models.findings import Finding


class PublicHealthStep(models.TextChoices):
    """The four steps of the World Health Organization's approach to violence, in their order."""

    PROBLEM = "problem", _("The problem is described")
    CAUSES = "causes", _("Its causes are known")
    WHAT_WORKS = "what_works", _("What works is known")
    SCALE = "scale", _("What works is done everywhere")


class Strength(models.TextChoices):
    """How strong the evidence for a finding is. Contested: people who know it disagree."""

    STRONG = "strong", _("strong")
    MODERATE = "moderate", _("moderate")
    WEAK = "weak", _("weak")
    CONTESTED = "contested", _("contested")


class FindingStep(AddedOnly):
    """That a finding reached a step on a day, or went back to one, and why. The last one stands."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=12, choices=PublicHealthStep.choices)
    reached_on = models.DateField()
    because = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(step__in=PublicHealthStep.values), name="finding_step_is_known"
            ),
            models.CheckConstraint(condition=~Q(because=""), name="finding_step_says_why"),
        )

    def __str__(self) -> str:
        return f"finding_step/{self.pk}"


class FindingStrength(AddedOnly):
    """How strong a finding's evidence is, as judged on a day, and why. The last one stands."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="strengths")
    strength = models.CharField(max_length=10, choices=Strength.choices)
    because = models.TextField()
    judged_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(strength__in=Strength.values), name="finding_strength_is_known"
            ),
            models.CheckConstraint(condition=~Q(because=""), name="finding_strength_says_why"),
        )

    def __str__(self) -> str:
        return f"finding_strength/{self.pk}"
