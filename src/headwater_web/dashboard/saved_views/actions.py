"""Keeping, naming, ordering, sharing and removing views. Every view is its owner's alone."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from headwater_web.accounts.api import organisations_of, roles_of
from headwater_web.audit.api import record
from headwater_web.dashboard.models import SavedView, SharedWith
from headwater_web.dashboard.people import SignedIn
from headwater_web.dashboard.saved_views.faults import NameTaken, NotOneOfYours, TooManyViews

MOST = 50


@dataclass(frozen=True, slots=True)
class Said:
    """Where a view leads, and what stood there in one release."""

    address: str
    release_id: str
    sentence: str = ""
    figure: str = ""


@transaction.atomic
def save_view(*, by: SignedIn, name: str, said: Said) -> SavedView:
    """Keep a view at the end of its owner's list. Raises NameTaken, TooManyViews."""
    own = list(_own(by))
    if len(own) >= MOST:
        raise TooManyViews
    _require_free(own, name)
    made: SavedView = SavedView.objects.create(
        owner=by.audit_reference,
        name=name,
        address=said.address,
        release_id=said.release_id,
        sentence=said.sentence,
        figure=said.figure,
        place=max((each.place for each in own), default=0) + 1,
        saved_at=timezone.now(),
    )
    record(
        actor=by,
        action="dashboard.view_saved",
        about=made.audit_reference,
        details={"release": said.release_id},
    )
    return made


@transaction.atomic
def rename_view(*, by: SignedIn, view: SavedView, name: str) -> None:
    """Give a view another name. Raises NameTaken."""
    _require_free([each for each in _own(by) if each.pk != view.pk], name)
    SavedView.objects.filter(pk=view.pk).update(name=name)
    record(actor=by, action="dashboard.view_renamed", about=view.audit_reference)


@transaction.atomic
def move_view(*, by: SignedIn, view: SavedView, up: bool) -> None:
    """Let a view change places with its neighbour; at the end of the list nothing happens."""
    own = list(_own(by))
    at = next(index for index, each in enumerate(own) if each.pk == view.pk)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(own):
        return
    own[at], own[other] = own[other], own[at]
    for place, each in enumerate(own, start=1):
        if each.place != place:
            SavedView.objects.filter(pk=each.pk).update(place=place)
    record(actor=by, action="dashboard.view_moved", about=view.audit_reference)


@transaction.atomic
def share_view(*, by: SignedIn, view: SavedView, kind: str, key: str) -> None:
    """Share a view with an organisation or a role of one's own; without a kind, with nobody.

    Raises NotOneOfYours.
    """
    if kind and key not in own_groups(by)[SharedWith(kind)]:
        raise NotOneOfYours
    SavedView.objects.filter(pk=view.pk).update(
        shared_with_kind=kind,
        shared_with_key=key if kind else "",
        shared_at=timezone.now() if kind else None,
    )
    record(
        actor=by,
        action="dashboard.view_shared" if kind else "dashboard.view_kept_to_oneself",
        about=view.audit_reference,
        details={"with": f"{kind}:{key}"} if kind else {},
    )


@transaction.atomic
def remove_view(*, by: SignedIn, view: SavedView) -> None:
    """Take a view off the list. Twice changes nothing."""
    removed = SavedView.objects.filter(pk=view.pk, removed_at__isnull=True).update(
        removed_at=timezone.now()
    )
    if removed:
        record(actor=by, action="dashboard.view_removed", about=view.audit_reference)


def own_groups(person: SignedIn) -> dict[SharedWith, tuple[str, ...]]:
    """The keys of the organisations and roles that somebody has today."""
    return {
        SharedWith.ORGANISATION: tuple(each.key for each in organisations_of(person)),
        SharedWith.ROLE: tuple(sorted(role.value for role in roles_of(person))),
    }


def _own(by: SignedIn) -> list[SavedView]:
    found = SavedView.objects.select_for_update().filter(
        owner=by.audit_reference, removed_at__isnull=True
    )
    return list(found)


def _require_free(own: list[SavedView], name: str) -> None:
    if any(each.name.casefold() == name.casefold() for each in own):
        raise NameTaken
