"""How each number read when its words were written, or read again by somebody."""

from django.db import models

from headwater_web.keeping.rows import AddedOnly


class SaidThen(AddedOnly):
    """One token of one text, as it read with the release of that day. The newest row counts.

    `text_digest` is the SHA-256 of the text, so that other words begin afresh. `read_again` says
    that somebody looked at words whose number had moved and let them stand.
    """

    edition = models.CharField(max_length=12)
    module = models.SlugField(max_length=255)
    text_digest = models.CharField(max_length=64)
    token = models.CharField(max_length=300)
    words = models.CharField(max_length=300)
    release_id = models.CharField(max_length=40)
    read_again = models.BooleanField(default=False)
    read_at = models.DateTimeField()
    read_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["edition", "module"]),)

    def __str__(self) -> str:
        return f"{self.edition} {self.module} {self.token}"
