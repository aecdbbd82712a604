"""Reading saved views: one's own, and those that others share."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater_web.accounts.api import Role, all_organisations, display_names, person_with_reference
from headwater_web.dashboard.models import SavedView, SharedWith
from headwater_web.dashboard.people import SignedIn
from headwater_web.dashboard.saved_views.actions import own_groups
from headwater_web.dashboard.saved_views.addresses import (
    NotAPageOfOurs,
    may_open,
    read_page_address,
)
from headwater_web.dashboard.saved_views.moving import Moved, Movement, SaidThen, movement
from headwater_web.dashboard.saved_views.reading import PageReading, read_page


@dataclass(frozen=True, slots=True)
class ShownView:
    """A view with what it said when it was saved, what it says now, and whether that moved."""

    number: int
    name: str
    address: str
    saved_on: date
    release_id: str
    then: tuple[str, ...]
    now: PageReading
    movement: Movement
    shared_with: str
    """With whom its owner shares it, in words."""
    owner: str = ""
    """The name of the owner, where that is somebody else."""

    @property
    def reads_on(self) -> bool:
        """Whether both are shown: what it said when it was saved, and what it says now."""
        moved = self.movement.moved not in (Moved.SAME, Moved.SAME_RELEASE)
        return moved and bool(self.then) and self.then != self.now.sentences


def own_view(person: SignedIn, number: int) -> SavedView | None:
    """One of somebody's own views that is still in their list."""
    found: SavedView | None = _own(person).filter(pk=number).first()
    return found


def own_views(
    person: SignedIn, release: Release, reader: ReleasedReader, *, most: int | None = None
) -> tuple[ShownView, ...]:
    """Somebody's own views in their order; of pages that they may not open, nothing is said."""
    names = group_names()
    return tuple(
        _shown(view, release, reader, names) for view in _own(person)[:most] if _opens(person, view)
    )


def closed_to(person: SignedIn) -> int:
    """How many of somebody's own views are of pages that they may no longer open."""
    return sum(not _opens(person, view) for view in _own(person))


def shared_views(
    person: SignedIn, release: Release, reader: ReleasedReader
) -> tuple[ShownView, ...]:
    """What others share with somebody's organisations and roles.

    A view of a page that they may not open is neither shown nor counted. Ending a role ends what
    was shared through it, for whoever shares and whoever receives.
    """
    groups = own_groups(person)
    asked = Q()
    for kind, keys in groups.items():
        asked |= Q(shared_with_kind=kind, shared_with_key__in=keys)
    found = SavedView.objects.filter(asked, removed_at__isnull=True).exclude(
        owner=person.audit_reference
    )
    shown = [
        view
        for view in found.order_by("-shared_at", "pk")
        if _still_shares(view) and _opens(person, view)
    ]
    owners, names = display_names(view.owner for view in shown), group_names()
    return tuple(
        _shown(view, release, reader, names, owner=owners.get(view.owner, "")) for view in shown
    )


def group_names() -> dict[tuple[str, str], str]:
    """The name of every organisation and role with which a view can be shared."""
    names = {(SharedWith.ORGANISATION.value, each.key): each.name for each in all_organisations()}
    return names | {(SharedWith.ROLE.value, role.value): str(role.label) for role in Role}


def _own(person: SignedIn) -> QuerySet[SavedView]:
    return SavedView.objects.filter(owner=person.audit_reference, removed_at__isnull=True)


def _opens(person: SignedIn, view: SavedView) -> bool:
    try:
        return may_open(person, read_page_address(view.address))
    except NotAPageOfOurs:  # a page that this version of the site no longer has
        return False


def _still_shares(view: SavedView) -> bool:
    owner = person_with_reference(view.owner)
    if owner is None or not owner.is_active:
        return False
    return view.shared_with_key in own_groups(owner)[SharedWith(view.shared_with_kind)]


def _shown(
    view: SavedView,
    release: Release,
    reader: ReleasedReader,
    names: dict[tuple[str, str], str],
    *,
    owner: str = "",
) -> ShownView:
    now = read_page(release, view.address)
    then = SaidThen(view.address, view.release_id, view.sentence, view.figure)
    return ShownView(
        number=view.pk,
        name=view.name,
        address=view.address,
        saved_on=timezone.localdate(view.saved_at),
        release_id=view.release_id,
        then=tuple(view.sentence.splitlines()),
        now=now,
        movement=movement(then, now, release=release, reader=reader),
        shared_with=names.get((view.shared_with_kind, view.shared_with_key), ""),
        owner=owner,
    )
