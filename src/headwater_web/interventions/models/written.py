"""Who wrote a row and when: what nearly every row of this app has."""

from django.db import models

from headwater_web.keeping.rows import AddedOnly


class Written(AddedOnly):
    """A row that is written once. `written_by` is the audit reference of a person."""

    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=80)

    class Meta:
        abstract = True
