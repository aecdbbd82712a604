"""What a network works on and asks together, and how each member counts it."""

from django.db import models
from django.db.models import Q

from headwater_web.keeping.rows import AddedOnly


class AddedTheme(AddedOnly):
    """One theme that a network took up after its definition was written."""

    network = models.SlugField(max_length=60)
    words = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["network", "words"], name="added_theme_named_once"),
            models.CheckConstraint(
                condition=~Q(network="") & ~Q(words=""), name="added_theme_says_what"
            ),
        )

    def __str__(self) -> str:
        return self.words


class Question(AddedOnly):
    """One question that the members of a network ask of their own data together."""

    network = models.SlugField(max_length=60)
    words = models.CharField(max_length=300)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["network", "words"], name="question_asked_once"),
            models.CheckConstraint(
                condition=~Q(network="") & ~Q(words=""), name="question_says_what"
            ),
        )

    def __str__(self) -> str:
        return f"question/{self.pk}"

    @property
    def audit_reference(self) -> str:
        """How the record knows this question."""
        return f"question/{self.pk}"


class UsedDefinition(AddedOnly):
    """How one member counts the answer to a question, from a day on. The latest row stands.

    `measure` and `version` name one of our own definitions; `words` describe another way.
    """

    question = models.ForeignKey(Question, models.PROTECT, related_name="definitions")
    organisation = models.SlugField(max_length=60)
    measure = models.SlugField(max_length=80, blank=True)
    version = models.PositiveIntegerField(null=True)
    words = models.CharField(max_length=300, blank=True)
    said_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("said_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=(~Q(measure="") & Q(version__isnull=False, version__gte=1))
                | (Q(measure="", version__isnull=True) & ~Q(words="")),
                name="used_definition_says_which",
            ),
            models.CheckConstraint(
                condition=~Q(organisation=""), name="used_definition_says_whose"
            ),
        )

    def __str__(self) -> str:
        return f"used_definition/{self.pk}"
