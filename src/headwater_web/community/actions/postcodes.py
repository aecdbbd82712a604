"""Loading where postcodes are: the whole table anew."""

from collections.abc import Sequence

from django.db import transaction

from headwater_web.audit.api import Actor, record
from headwater_web.community.models import PostcodePoint
from headwater_web.community.postcode_files import LoadedPostcode

_AT_ONCE = 2_000


@transaction.atomic
def replace_postcodes(*, by: Actor | None, loaded: Sequence[LoadedPostcode]) -> int:
    """Keep these postcodes in place of those before. How many there are now."""
    rows = {each.postcode: each for each in loaded}
    PostcodePoint.objects.all().delete()
    PostcodePoint.objects.bulk_create(
        (
            PostcodePoint(
                postcode=each.postcode,
                outward=each.outward,
                latitude=each.latitude,
                longitude=each.longitude,
                district=each.district,
            )
            for each in rows.values()
        ),
        batch_size=_AT_ONCE,
    )
    record(
        actor=by,
        action="community.postcodes_loaded",
        about="postcodes/all",
        details={"postcodes": len(rows)},
    )
    return len(rows)
