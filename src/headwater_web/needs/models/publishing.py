"""Versions of editions that were handed to the engine."""

from django.db import models

from headwater_web.keeping.rows import AddedOnly


class Asked(AddedOnly):
    """One version of an edition on its way to be published. The engine's answer is its exchange's.

    `words_digest` is that of the draft which was sent.
    """

    edition = models.CharField(max_length=12)
    version = models.PositiveIntegerField()
    request_id = models.CharField(max_length=32, unique=True)
    words_digest = models.CharField(max_length=64)
    release_id = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["edition", "version"]),)

    def __str__(self) -> str:
        return self.edition_id

    @property
    def edition_id(self) -> str:
        """The name that this version has once it is published: SN-1-v2."""
        return f"{self.edition}-v{self.version}"
