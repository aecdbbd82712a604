"""Requests for data, the longest wait first, with what stands in the way of each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from headwater_web.accounts.api import STAFF, Asker, Rule, display_names, may, roles_of
from headwater_web.agreements.courses import course_of
from headwater_web.agreements.feeds import Feed, feed_with
from headwater_web.agreements.models import Barrier, DataRequest, RequestEvent, RequestUnit
from headwater_web.agreements.rules import rules
from headwater_web.agreements.standings import Course
from headwater_web.ui.spreadsheets import lines_of


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """One request as it stands on a day."""

    request: DataRequest
    course: Course
    day: date
    barriers: tuple[tuple[Barrier, str], ...]
    units: tuple[str, ...]

    @property
    def age(self) -> int:
        """For how many days it has waited, or had waited when it ended."""
        return self.course.age(self.day)

    @property
    def is_open(self) -> bool:
        """Whether it has not ended."""
        return self.course.ended_on is None

    @property
    def is_joint(self) -> bool:
        """Whether it was made on behalf of several units."""
        return len(self.units) > 1

    @property
    def in_the_way(self) -> tuple[str, ...]:
        """What stands in its way now."""
        return tuple(title for barrier, title in self.barriers if barrier.overcome_on is None)

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("agreements:request", args=[self.request.reference])


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """One request with all that a page says about it."""

    shown: ShownRequest
    feed: Feed | None
    purposes: tuple[str, ...]
    level: str
    events: tuple[tuple[RequestEvent, str], ...]
    noted_by: str


def requests_of(person: Asker) -> QuerySet[DataRequest]:
    """The team sees all; others those made of, or on behalf of, their organisation."""
    found: QuerySet[DataRequest] = DataRequest.objects.select_related("dataset").prefetch_related(
        "events", "barriers", "units"
    )
    if not may(person, Rule.SEE_AGREEMENTS):
        return found.none()
    if roles_of(person) & STAFF:
        return found
    holders = DataRequest.objects.values_list("dataset__holder", flat=True)
    units = RequestUnit.objects.values_list("unit", flat=True)
    own = [each for each in {*holders, *units} if may(person, Rule.SEE_AGREEMENTS, about=each)]
    seen = DataRequest.objects.filter(Q(dataset__holder__in=own) | Q(units__unit__in=own))
    return found.filter(pk__in=seen.values_list("pk", flat=True))


def shown_request(request: DataRequest, day: date) -> ShownRequest:
    """A request as it stands on a day."""
    known = rules()
    return ShownRequest(
        request=request,
        course=course_of(request),
        day=day,
        barriers=tuple(
            (each, known.title("barriers", each.kind)) for each in request.barriers.all()
        ),
        units=tuple(each.unit_name for each in request.units.all()),
    )


def waiting_first(person: Asker, day: date) -> tuple[ShownRequest, ...]:
    """Every request that a person may see: open ones by their age, then those that ended."""
    found = [shown_request(each, day) for each in requests_of(person)]
    return tuple(sorted(found, key=lambda each: (not each.is_open, -each.age, each.request.pk)))


def read(request: DataRequest, day: date) -> ReadRequest:
    """One request with all that a page says about it."""
    events = list(request.events.all())
    names = display_names({each.said_by for each in events} | {request.noted_by})
    known = rules()
    return ReadRequest(
        shown=shown_request(request, day),
        feed=feed_with(request.dataset.feed),
        purposes=tuple(known.title("purposes", key) for key in request.purposes),
        level=known.title("levels", request.level),
        events=tuple((each, names.get(each.said_by, "")) for each in events),
        noted_by=names.get(request.noted_by, ""),
    )


def barrier_counts(person: Asker, day: date) -> list[tuple[str, int, int]]:
    """For each kind of barrier: how many open requests it holds up, and how many ever met it."""
    found = waiting_first(person, day)
    known = rules()
    rows = []
    for kind, title in known.choices("barriers"):
        met = [each for each in found if any(barrier.kind == kind for barrier, _t in each.barriers)]
        now = [each for each in met if each.is_open and title in each.in_the_way]
        if met:
            rows.append((title, len(now), len(met)))
    return sorted(rows, key=lambda row: (-row[1], -row[2], row[0]))


COLUMNS = (
    "request",
    "dataset",
    "holder",
    "on_behalf_of",
    "asked_on",
    "days",
    "standing",
    "in_the_way",
)


def requests_file(person: Asker, day: date) -> bytes:
    """The same as CSV in UTF-8, for a unit that asked jointly and has no account here."""
    return "".join(lines_of(COLUMNS, map(_cells, waiting_first(person, day)))).encode()


def _cells(each: ShownRequest) -> list[object]:
    dataset = each.request.dataset
    return [
        each.request.reference,
        dataset.title,
        dataset.holder_name,
        "; ".join(each.units),
        each.request.asked_on.isoformat(),
        each.age,
        each.course.standing.value,
        "; ".join(each.in_the_way),
    ]
