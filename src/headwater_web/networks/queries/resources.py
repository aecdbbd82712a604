"""Reading a network's library: what is offered, whether it was looked at, and who used it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from headwater_web.networks.lists import network_lists
from headwater_web.networks.models import Helped, Resource, Review, Use, those_that_stand


@dataclass(frozen=True, slots=True)
class UsedBy:
    """How often one organisation used a resource, and what came of it."""

    organisation: str
    name: str
    uses: tuple[Use, ...]

    @property
    def times(self) -> int:
        """How often."""
        return len(self.uses)


@dataclass(frozen=True, slots=True)
class ShownResource:
    """One resource on a day. `used_by` counts organisations, never people."""

    resource: Resource
    offered_by: str
    review: Review | None
    used_by: tuple[UsedBy, ...]
    today: date

    @property
    def review_is_overdue(self) -> bool:
        """Whether it should have been looked at again by now."""
        return self.review is not None and self.review.due_on < self.today

    @property
    def times_used(self) -> int:
        """How often it was used, by all together."""
        return sum(each.times for each in self.used_by)

    @property
    def helped(self) -> dict[Helped, int]:
        """How often it helped, did not help, or could not be told yet."""
        counted = Counter(use.helped for each in self.used_by for use in each.uses)
        return {helped: counted[helped] for helped in Helped if counted[helped]}


def resources_of(network: str, *, theme: str = "") -> QuerySet[Resource]:
    """The library of a network by title, without what was taken back; of one theme, if named."""
    found = _resources().filter(network=network, withdrawn_at__isnull=True)
    return found.filter(theme=theme) if theme else found


def resource_with(reference: str) -> Resource | None:
    """A resource by its reference, taken back or not."""
    return _resources().filter(reference=reference).first()


def shown_resources(resources: Iterable[Resource], today: date) -> tuple[ShownResource, ...]:
    """Resources as they are on a day, with the organisations that used them."""
    rows = tuple(resources)
    keys = {each.offered_by for each in rows}
    keys |= {use.organisation for each in rows for use in each.uses.all()}
    names = network_lists().names(keys, on=today)
    return tuple(_shown(each, names, today) for each in rows)


def use_with(number: int) -> Use | None:
    """A use by its number."""
    found: Use | None = Use.objects.select_related("resource").filter(pk=number).first()
    return found


def _shown(resource: Resource, names: Mapping[str, str], today: date) -> ShownResource:
    reviews = list(resource.reviews.all())
    return ShownResource(
        resource=resource,
        offered_by=names[resource.offered_by],
        review=reviews[-1] if reviews else None,
        used_by=_used_by(resource, names),
        today=today,
    )


def _used_by(resource: Resource, names: Mapping[str, str]) -> tuple[UsedBy, ...]:
    uses: dict[str, list[Use]] = {}
    for use in those_that_stand(resource.uses.all()):
        uses.setdefault(use.organisation, []).append(use)
    used = [UsedBy(key, names[key], tuple(rows)) for key, rows in uses.items()]
    return tuple(sorted(used, key=lambda each: each.name))


def _resources() -> QuerySet[Resource]:
    found: QuerySet[Resource] = Resource.objects.prefetch_related("reviews", "uses")
    return found
