"""The two tables of the record: its events, and the one row that says where the chain ends."""

from django.db import models
from django.db.models import Q

from headwater_web.keeping.rows import AddedOnly

HASH_LENGTH = 64
START_OF_CHAIN = "0" * HASH_LENGTH


class AuditEvent(AddedOnly):
    """One event. A row is written once, by `record`, in the transaction of the act itself.

    `actor` and `about` are references (`person/…`, `membership/12`), never names. `details` is
    canonical JSON of short tokens. `event_hash` seals all of it with `previous_hash`.
    """

    number = models.BigIntegerField(primary_key=True)
    happened_at = models.DateTimeField()
    actor = models.CharField(max_length=80, blank=True)
    action = models.CharField(max_length=80)
    about = models.CharField(max_length=120, blank=True)
    details = models.TextField()
    previous_hash = models.CharField(max_length=HASH_LENGTH)
    event_hash = models.CharField(max_length=HASH_LENGTH, unique=True)

    class Meta:
        ordering = ("-number",)
        indexes = (models.Index(fields=["about"]), models.Index(fields=["actor"]))
        constraints = (
            models.CheckConstraint(condition=Q(number__gte=1), name="audit_number_from_one"),
            models.CheckConstraint(condition=~Q(action=""), name="audit_event_says_what_happened"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.action}"


class ChainHead(models.Model):
    """The last event's number and hash, in one row that writers lock in turn."""

    number = models.BigIntegerField()
    event_hash = models.CharField(max_length=HASH_LENGTH)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(id=1), name="audit_chain_has_one_head"),)

    def __str__(self) -> str:
        return f"{self.number}"
