"""What people chose: which districts they follow, and whether they want the monthly e-mail."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.dashboard.models import DigestChoice


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody chose last. Whoever never chose wants nothing and follows no district."""

    wanted: bool = False
    districts: tuple[str, ...] = ()


@transaction.atomic
def choose(
    *, by: Actor, wanted: bool, districts: Iterable[str], by_link: bool = False
) -> DigestChoice:
    """Keep a choice beside the earlier ones; the newest holds."""
    made: DigestChoice = DigestChoice.objects.create(
        person=by.audit_reference,
        wanted=wanted,
        districts=list(districts),
        by_link=by_link,
        chosen_at=timezone.now(),
    )
    record(
        actor=by,
        action="dashboard.digest_wanted" if wanted else "dashboard.digest_not_wanted",
        about=by.audit_reference,
        details={"by_link": by_link},
    )
    return made


@transaction.atomic
def stop(*, by: Actor) -> bool:
    """End the e-mails of whoever holds the link. Whether there was something to end."""
    chosen = chosen_by(by)
    if not chosen.wanted:
        return False
    choose(by=by, wanted=False, districts=chosen.districts, by_link=True)
    return True


def chosen_by(person: Actor) -> Chosen:
    """What somebody chose last."""
    found = DigestChoice.objects.filter(person=person.audit_reference).last()
    return Chosen(found.wanted, tuple(found.districts)) if found else Chosen()


def wanting() -> tuple[str, ...]:
    """The references of everyone whose newest choice asks for the e-mail."""
    newest: dict[str, bool] = {}
    for choice in DigestChoice.objects.order_by("pk"):
        newest[choice.person] = choice.wanted
    return tuple(person for person, wanted in newest.items() if wanted)
