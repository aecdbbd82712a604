"""Views of the dashboard that people keep under a name."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import Kept


class SharedWith(models.TextChoices):
    """Whom a view is shared with."""

    ORGANISATION = "organisation", _("Everyone of one organisation")
    ROLE = "role", _("Everyone with one role")


class SavedView(Kept):
    """One page of the dashboard, as somebody chose it, under a name of theirs.

    `address` is a path of ours with its query; `sentence` what the page said in `release_id`, the
    release of then, and `figure` the one figure that it said it of, where there is one. `place`
    is its place in its owner's list. Shared, it is so with the organisation or role of key
    `shared_with_key`.
    """

    owner = models.CharField(max_length=80)
    name = models.CharField(max_length=80)
    address = models.CharField(max_length=500)
    release_id = models.CharField(max_length=40)
    sentence = models.TextField(blank=True)
    figure = models.CharField(max_length=300, blank=True)
    place = models.PositiveIntegerField()
    saved_at = models.DateTimeField()
    shared_with_kind = models.CharField(max_length=20, choices=SharedWith.choices, blank=True)
    shared_with_key = models.CharField(max_length=60, blank=True)
    shared_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("place", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(owner="") & ~Q(name="") & Q(address__startswith="/"),
                name="saved_view_says_whose_and_where",
            ),
            models.CheckConstraint(
                condition=Q(shared_with_kind="", shared_with_key="", shared_at__isnull=True)
                | (
                    Q(shared_with_kind__in=SharedWith.values, shared_at__isnull=False)
                    & ~Q(shared_with_key="")
                ),
                name="saved_view_shared_says_with_whom_and_when",
            ),
            models.UniqueConstraint(
                fields=["owner", "name"],
                condition=Q(removed_at__isnull=True),
                name="saved_view_named_once",
            ),
        )

    def __str__(self) -> str:
        return self.audit_reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this view."""
        return f"saved_view/{self.pk}"
