"""Files that are half sent."""

from dataclasses import dataclass

from django.utils import timezone

from headwater.exchange.spool import UPLOADS_KEPT, Spool
from headwater_web.audit.api import Actor
from headwater_web.sharing.models import Upload


@dataclass(frozen=True, slots=True)
class HalfSent:
    """A file of which some parts have come."""

    upload: Upload
    held: int

    @property
    def share(self) -> float:
        """How much of the file has come."""
        return self.held / self.upload.parts


def uploads_of(person: Actor, spool: Spool) -> list[HalfSent]:
    """The files that somebody began to send and that can still be gone on with, newest first."""
    kept = Upload.objects.filter(
        begun_by=person.audit_reference, begun_at__gte=timezone.now() - UPLOADS_KEPT
    )
    return [HalfSent(each, len(spool.parts_held(each.submission_id))) for each in kept]
