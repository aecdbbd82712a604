"""A team's posts and what each can do. Posts only: no row here names a person."""

from django.db import models
from django.db.models import F, Q

from headwater_web.standards.models.assessments import Assessment


class Post(models.Model):
    """One post of a team, in one capacity review, from when it was put there until taken out."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="posts")
    title = models.CharField(max_length=120)
    days_a_month = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80, blank=True)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("title", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="capacity_post_has_a_title"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | Q(removed_at__gte=F("added_at")),
                name="capacity_post_removed_after_added",
            ),
            models.CheckConstraint(
                condition=Q(removed_by="") | Q(removed_at__isnull=False),
                name="capacity_post_removed_by_says_when",
            ),
            models.UniqueConstraint(
                fields=["assessment", "title"],
                condition=Q(removed_at__isnull=True),
                name="capacity_post_there_once",
            ),
        )

    def __str__(self) -> str:
        return f"capacity_post/{self.pk}"


class Cover(models.Model):
    """That a post can do a function, with so many days a month for it; 0 when only if needed."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="covers")
    function = models.CharField(max_length=60)
    days_a_month = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("added_at", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(function=""), name="cover_is_of_a_function"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("added_at")),
                name="cover_ends_after_it_was_added",
            ),
            models.CheckConstraint(
                condition=Q(ended_by="") | Q(ended_at__isnull=False),
                name="cover_ended_by_says_when",
            ),
            models.UniqueConstraint(
                fields=["post", "function"],
                condition=Q(ended_at__isnull=True),
                name="cover_there_once",
            ),
        )

    def __str__(self) -> str:
        return f"cover/{self.pk}"
