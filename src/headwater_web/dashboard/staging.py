"""The demonstration's saved views and chosen districts. Twice changes nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater_web.dashboard.digests.choosing import choose
from headwater_web.dashboard.models import DigestChoice, SavedView
from headwater_web.dashboard.people import SignedIn
from headwater_web.dashboard.saved_views.actions import Said, save_view, share_view
from headwater_web.dashboard.saved_views.addresses import read_page_address
from headwater_web.dashboard.saved_views.reading import read_page
from headwater_web.ui.definition_files import read_yaml

Told = Mapping[str, Any]


@transaction.atomic
def stage_saved_views(
    path: Path, *, people: Mapping[str, SignedIn], reader: ReleasedReader
) -> None:
    """Add what the file says of each of the people, by first name.

    Views are saved as they read in the oldest release there is, so that what moved can be seen.
    """
    shown: Told = read_yaml(path)["demonstration"]
    known = reader.release_ids()
    oldest = reader.open(known[0]) if known else None
    for said in shown["views"]:
        owner = people[said["person"]]
        own = SavedView.objects.filter(owner=owner.audit_reference, name=said["name"])
        if not own.exists():
            _stage_view(said, owner, oldest)
    for said in shown["digests"]:
        person = people[said["person"]]
        if not DigestChoice.objects.filter(person=person.audit_reference).exists():
            choose(by=person, wanted=said["wanted"], districts=said["districts"])


def _stage_view(told: Told, owner: SignedIn, release: Release | None) -> None:
    address = read_page_address(told["address"]).text
    said = Said(address, "")
    if release is not None:
        reading = read_page(release, address)
        said = Said(address, release.release_id, reading.words, reading.figure)
    view = save_view(by=owner, name=told["name"], said=said)
    for kind, key in told.get("share", {}).items():
        share_view(by=owner, view=view, kind=kind, key=key)
