"""Problems of places: looked for, understood, answered, and looked at again."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from headwater_web.interventions.models.programmes import Programme
from headwater_web.interventions.models.written import Written


class Step(models.TextChoices):
    """The four steps, in their order."""

    SCANNING = "scanning", _("Scanning: what keeps happening")
    ANALYSIS = "analysis", _("Analysis: why it happens here")
    RESPONSE = "response", _("Response: what was tried")
    ASSESSMENT = "assessment", _("Assessment: what came of it")


class Comparison(models.TextChoices):
    """What a comparison with places without the response says."""

    FELL_MORE = "fell_more", _("It fell more here than in the places compared with")
    NO_DIFFERENCE = "no_difference", _("No difference from the places compared with was found")
    FELL_LESS = "fell_less", _("It fell less here, or rose more, than in the places compared with")
    CANNOT_TELL = "cannot_tell", _("The comparison cannot tell")
    NOT_COMPARED = "not_compared", _("Nothing was compared: before and after says nothing alone")


class PlaceProblem(Written):
    """What keeps happening in an area, at one kind of place. PP- is its reference.

    `area` is the code of a district or of a small area; `place_kind` a key of the lists. Never an
    address, and nothing about a person.
    """

    reference = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=200)
    area = models.CharField(max_length=20)
    area_name = models.CharField(max_length=120)
    place_kind = models.CharField(max_length=40)
    is_made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(area="") & ~Q(place_kind=""),
                name="place_problem_says_what_and_where",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this problem."""
        return f"place_problem/{self.reference}"


class PlaceStep(Written):
    """One step taken on a problem. A response may name a programme; an assessment says more.

    `evaluation` is the reference of an evaluation's plan or of a study, where there is one.
    """

    problem = models.ForeignKey(PlaceProblem, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10, choices=Step.choices)
    happened_on = models.DateField()
    words = models.TextField()
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, related_name="place_steps")
    evaluation = models.CharField(max_length=12, blank=True)
    comparison = models.CharField(max_length=15, choices=Comparison.choices, blank=True)
    compared_with = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("happened_on", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="place_step_says_something"),
            models.CheckConstraint(
                condition=Q(programme__isnull=True) | Q(step="response"),
                name="place_step_programme_is_a_response",
            ),
            models.CheckConstraint(
                condition=(Q(step="assessment") & ~Q(comparison=""))
                | (~Q(step="assessment") & Q(comparison="")),
                name="place_step_assessment_says_what_was_compared",
            ),
            models.CheckConstraint(
                condition=Q(comparison__in=("", "not_compared")) | ~Q(compared_with=""),
                name="place_step_comparison_says_with_what",
            ),
        )

    def __str__(self) -> str:
        return f"place_step/{self.pk}"
