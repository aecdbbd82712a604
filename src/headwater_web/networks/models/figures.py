"""Figures that members of a network share, so that like is set beside like."""

from django.db import models
from django.db.models import Q

from headwater_web.networks.models.corrections import Correctable
from headwater_web.networks.models.questions import Question


class SharedFigure(Correctable):
    """What one member counted in one year by one definition. A newer row takes its place.

    `events` is 0 or at least 10: smaller counts are not shared. `people` lived there that year.
    """

    question = models.ForeignKey(Question, models.PROTECT, related_name="figures")
    organisation = models.SlugField(max_length=60)
    measure = models.SlugField(max_length=80)
    version = models.PositiveIntegerField()
    year = models.PositiveIntegerField()
    events = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    as_at = models.DateField()
    source = models.CharField(max_length=200)
    shared_at = models.DateTimeField()
    shared_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(events=0) | Q(events__gte=10), name="shared_figure_is_not_small"
            ),
            models.CheckConstraint(condition=Q(people__gte=1), name="shared_figure_is_of_people"),
            models.CheckConstraint(
                condition=~Q(organisation="") & ~Q(measure="") & ~Q(source="") & Q(version__gte=1),
                name="shared_figure_says_whose_what_and_where_from",
            ),
        )

    def __str__(self) -> str:
        return f"shared_figure/{self.pk}"
