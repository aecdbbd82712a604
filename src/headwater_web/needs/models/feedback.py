"""What readers say of a module. Nobody's name is kept, nor where they came from."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import AddedOnly


class Useful(models.TextChoices):
    """Whether a module was of use."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class Feedback(AddedOnly):
    """One reader's word on one module of one published edition, with the day alone."""

    edition_id = models.CharField(max_length=24)
    module = models.SlugField(max_length=255)
    useful = models.CharField(max_length=10, choices=Useful.choices)
    missing = models.TextField(blank=True)
    given_on = models.DateField()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["edition_id", "module"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(useful__in=Useful.values), name="needs_feedback_useful_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"feedback/{self.pk}"
