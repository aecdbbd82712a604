"""Datasets that matter, held or not: who holds each, and with whom they share it."""

from django.db import models
from django.db.models import Q

from headwater_web.keeping.rows import AddedOnly


class Dataset(AddedOnly):
    """One dataset. H- is its reference. Whether it is held is read from agreements, never stored.

    `holder` is an organisation's key, `feed` the specification that it would come as, if there is
    one.
    """

    reference = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=200)
    holder = models.SlugField(max_length=60)
    holder_name = models.CharField(max_length=160)
    feed = models.SlugField(max_length=100, blank=True)
    words = models.TextField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("title", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(holder="") & ~Q(holder_name="") & ~Q(words=""),
                name="dataset_says_what_and_whose",
            ),
            models.UniqueConstraint(fields=["title", "holder"], name="dataset_of_a_holder_once"),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this dataset."""
        return f"dataset/{self.reference}"


class DatasetShare(AddedOnly):
    """That the holder shares a dataset with somebody, and since when where that is known."""

    dataset = models.ForeignKey(Dataset, models.PROTECT, related_name="shares")
    shared_with = models.CharField(max_length=160)
    since_on = models.DateField(null=True)
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["dataset", "shared_with"], name="dataset_shared_with_someone_once"
            ),
            models.CheckConstraint(condition=~Q(shared_with=""), name="dataset_share_says_who"),
        )

    def __str__(self) -> str:
        return f"{self.dataset_id} {self.shared_with}"
