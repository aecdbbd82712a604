"""Adding an asset, changing it, confirming that it is there, ending it, and taking over many."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.community.asset_files import ReadRow
from headwater_web.community.faults import ChangedMeanwhile, EndedAlready, ListedAlready, NotYet
from headwater_web.community.models import Asset, Confirmation
from headwater_web.thread.api import take_reference
from headwater_web.ui.rows_of_files import FileUnreadable, RowFault

Said = Mapping[str, Any]
"""What `reading.read_asset` gives: a value for each column of an asset."""


@transaction.atomic
def add_asset(*, by: Actor, said: Said, confirmed_on: date, confirmed_how: str) -> Asset:
    """List an asset that somebody has made sure of. Raises ListedAlready, NotYet."""
    _check_listed_once(said)
    made: Asset = Asset.objects.create(
        **said,
        reference=take_reference("AS"),
        added_at=timezone.now(),
        added_by=by.audit_reference,
    )
    record(
        actor=by,
        action="community.asset_added",
        about=made.audit_reference,
        details={"kind": made.kind, "district": made.district},
    )
    confirm_asset(by=by, asset=made, confirmed_on=confirmed_on, how=confirmed_how)
    return made


@transaction.atomic
def change_asset(*, by: Actor, asset: Asset, said: Said, version: int) -> Asset:
    """Put right what is said of an asset. Raises ChangedMeanwhile, EndedAlready, ListedAlready."""
    found = _open(asset)
    if found.version != version:
        raise ChangedMeanwhile
    _check_listed_once(said, besides=found)
    changed = [name for name, value in said.items() if getattr(found, name) != value]
    for name in changed:
        setattr(found, name, said[name])
    found.version += 1
    found.save(update_fields=[*changed, "version"])
    record(
        actor=by,
        action="community.asset_changed",
        about=found.audit_reference,
        details={"columns": len(changed), "version": found.version},
    )
    return found


@transaction.atomic
def confirm_asset(*, by: Actor, asset: Asset, confirmed_on: date, how: str) -> Confirmation:
    """Keep that somebody made sure of an asset. Raises EndedAlready, NotYet."""
    found = _open(asset)
    if confirmed_on > timezone.localdate():
        raise NotYet
    made: Confirmation = Confirmation.objects.create(
        asset=found,
        confirmed_on=confirmed_on,
        how=how,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    record(
        actor=by,
        action="community.asset_confirmed",
        about=found.audit_reference,
        details={"confirmed_on": confirmed_on.isoformat()},
    )
    return made


@transaction.atomic
def end_asset(*, by: Actor, asset: Asset, why: str) -> Asset:
    """Take an asset off the list for good; its page stays. Raises EndedAlready."""
    found = _open(asset)
    found.ended_at, found.ended_by, found.ended_why = timezone.now(), by.audit_reference, why
    found.save(update_fields=["ended_at", "ended_by", "ended_why"])
    record(actor=by, action="community.asset_ended", about=found.audit_reference)
    return found


@transaction.atomic
def import_assets(*, by: Actor, rows: Sequence[ReadRow]) -> tuple[str, ...]:
    """List every asset of a file, or none. The references, in the order of the rows.

    Raises FileUnreadable with each row that is listed already.
    """
    faults = [
        RowFault(number, "name", str(ListedAlready.words))
        for number, row in enumerate(rows, start=1)
        if _is_listed(row.asset)
    ]
    if faults:
        raise FileUnreadable(faults)
    return tuple(
        add_asset(
            by=by, said=row.asset, confirmed_on=row.confirmed_on, confirmed_how=row.confirmed_how
        ).reference
        for row in rows
    )


def _open(asset: Asset) -> Asset:
    found: Asset = Asset.objects.select_for_update().get(pk=asset.pk)
    if found.ended_at is not None:
        raise EndedAlready
    return found


def _is_listed(said: Said, besides: Asset | None = None) -> bool:
    alike = Asset.objects.filter(
        name__iexact=said["name"], district=said["district"], ended_at__isnull=True
    )
    return bool(alike.exclude(pk=besides.pk if besides else None).exists())


def _check_listed_once(said: Said, besides: Asset | None = None) -> None:
    if _is_listed(said, besides):
        raise ListedAlready
