"""Taking over editions of unit costs and price indices. An edition is never changed."""

from django.db import transaction

from headwater_web.audit.api import Actor, record
from headwater_web.interventions import faults
from headwater_web.interventions.actions.acting import signed
from headwater_web.interventions.cost_files import CostFile
from headwater_web.interventions.models import CostEdition, PriceIndex, UnitCost


@transaction.atomic
def take_over_edition(*, by: Actor, read: CostFile) -> CostEdition:
    """Keep an edition as it was read. Raises TakenOverAlready for the very same file."""
    if CostEdition.objects.filter(fingerprint=read.fingerprint).exists():
        raise faults.TakenOverAlready
    edition = CostEdition.objects.create(
        kind=read.kind,
        title=read.title,
        edition=read.edition,
        price_year=read.price_year,
        published_on=read.published_on,
        source=read.source,
        licence=read.licence,
        notes=read.notes,
        fingerprint=read.fingerprint,
        **signed(by),
    )
    for cost in read.costs:
        UnitCost.objects.create(
            edition=edition,
            event=cost.event,
            title=cost.title,
            part=cost.part,
            amount=cost.amount,
            low=cost.low,
            high=cost.high,
        )
    for level in read.levels:
        PriceIndex.objects.create(edition=edition, year=level.year, level=level.level)
    record(
        actor=by,
        action="interventions.costs_taken_over",
        about=edition.audit_reference,
        details={"kind": read.kind, "rows": len(read.costs) + len(read.levels)},
    )
    return edition
