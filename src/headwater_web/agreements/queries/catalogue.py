"""The catalogue: datasets held and not held, who holds each, with whom it is shared, since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from headwater_web.accounts.api import STAFF, Asker, Rule, may, roles_of
from headwater_web.agreements.courses import course_of
from headwater_web.agreements.models import Agreement, Dataset
from headwater_web.agreements.queries.agreements import in_force
from headwater_web.agreements.standings import Course, HeldStanding, held_standing
from headwater_web.agreements.terms import term_of
from headwater_web.ui.api import current_release
from headwater_web.ui.words import day_words


@dataclass(frozen=True, slots=True)
class ReleasedStanding:
    """What the newest release says of one supplier's feed."""

    as_at_date: date | None
    state: str
    withdrawn_on: date | None

    @property
    def words(self) -> str:
        """How it stands there; the same words as on the figures' own pages."""
        if self.state == "no_basis" and self.withdrawn_on:
            since = self.withdrawn_on + timedelta(days=1)
            return _("no agreement since {day}").format(day=day_words(since))
        if self.state == "no_basis":
            return _("no agreement in force")
        return _("data to {day}").format(day=day_words(self.as_at_date))


@dataclass(frozen=True, slots=True)
class CatalogueLine:
    """One dataset, held or not. `dataset` is None for a source that nobody has noted here."""

    title: str
    holder: str
    holder_name: str
    standing: HeldStanding
    first_asked_on: date | None
    lapsed_on: date | None
    """The last day of an agreement that has ended, where none took its place."""
    shared_with: tuple[str, ...]
    released: ReleasedStanding | None
    dataset: Dataset | None

    @property
    def address(self) -> str:
        """The address of its page, where it has one."""
        if self.dataset is None:
            return ""
        return reverse("agreements:dataset", args=[self.dataset.reference])

    @property
    def words(self) -> str:
        """Whether it is held, and since when it was asked for."""
        if self.standing is HeldStanding.ASKED_FOR and self.first_asked_on:
            return _("not held; asked for since {day}").format(day=day_words(self.first_asked_on))
        if self.standing is HeldStanding.LAPSED and self.lapsed_on:
            since = self.lapsed_on + timedelta(days=1)
            return _("not held; no agreement since {day}").format(day=day_words(since))
        return str(self.standing.label)


def datasets_of(person: Asker) -> QuerySet[Dataset]:
    """The datasets that a person may see: the team all, others those their organisation holds."""
    found: QuerySet[Dataset] = Dataset.objects.prefetch_related("shares", "requests__events")
    if not may(person, Rule.SEE_AGREEMENTS):
        return found.none()
    holders = set(Dataset.objects.values_list("holder", flat=True))
    return found.filter(
        holder__in=[each for each in holders if may(person, Rule.SEE_AGREEMENTS, about=each)]
    )


def catalogue(person: Asker, day: date) -> tuple[CatalogueLine, ...]:
    """Every dataset that a person may see, what is not held first."""
    agreed, lapsed, released = _agreed(day), _lapsed(day), _released()
    noted = [_line(each, agreed, lapsed, released) for each in datasets_of(person)]
    known = {(each.dataset.feed, each.holder) for each in noted if each.dataset is not None}
    others = _unnoted(person, released, known)
    return tuple(sorted([*noted, *others], key=_not_held_first))


def line_of(dataset: Dataset, day: date) -> CatalogueLine:
    """One dataset as it stands."""
    return _line(dataset, _agreed(day), _lapsed(day), _released())


Key = tuple[str, str]
Sources = dict[Key, tuple[str, str, ReleasedStanding]]
"""By feed and supplier: the title, the supplier's name, and how the newest release has it."""


def _line(
    dataset: Dataset, agreed: set[Key], lapsed: dict[Key, date], released: Sources
) -> CatalogueLine:
    key = (dataset.feed, dataset.holder)
    courses = [course_of(each) for each in dataset.requests.all()]
    known = released.get(key)
    has_arrived = known is not None and known[2].state != "no_basis"
    return CatalogueLine(
        title=dataset.title,
        holder=dataset.holder,
        holder_name=dataset.holder_name,
        standing=held_standing(
            has_arrived=has_arrived,
            is_agreed=key in agreed,
            courses=courses,
            has_lapsed=key in lapsed,
        ),
        first_asked_on=_first_asked(courses),
        lapsed_on=lapsed.get(key),
        shared_with=tuple(each.shared_with for each in dataset.shares.all()),
        released=known[2] if known else None,
        dataset=dataset,
    )


def _first_asked(courses: Iterable[Course]) -> date | None:
    return min((each.asked_on for each in courses), default=None)


def _unnoted(person: Asker, released: Sources, known: set[Key]) -> Iterable[CatalogueLine]:
    """Sources of the newest release that nobody has noted: the team sees that they are held."""
    if not roles_of(person) & STAFF:
        return
    for (feed, supplier), (title, name, standing) in released.items():
        if (feed, supplier) not in known:
            is_held = standing.state != "no_basis"
            yield CatalogueLine(
                title=title,
                holder=supplier,
                holder_name=name,
                standing=HeldStanding.HELD if is_held else HeldStanding.NOT_ASKED,
                first_asked_on=None,
                lapsed_on=None,
                shared_with=(),
                released=standing,
                dataset=None,
            )


def _agreed(day: date) -> set[Key]:
    """The feeds and suppliers that an agreement in force covers."""
    rows = (each.agreement for each in in_force(day))
    return {(feed.feed, row.supplier) for row in rows for feed in row.feeds.all()}


def _lapsed(day: date) -> dict[Key, date]:
    """The last day of the last agreement on each feed and supplier, once it has passed."""
    last: dict[Key, date] = {}
    for each in Agreement.objects.select_related("superseded_by").prefetch_related(
        "events", "feeds"
    ):
        ended_on = term_of(each).last_day
        if each.is_draft or ended_on is None or ended_on >= day:
            continue
        for feed in each.feeds.all():
            key = (feed.feed, each.supplier)
            last[key] = max(last.get(key, ended_on), ended_on)
    return last


def _released() -> Sources:
    release = current_release()
    if release is None:
        return {}
    return {
        (source.feed, source.supplier): (
            source.title,
            source.supplier_name,
            ReleasedStanding(source.as_at_date, source.state, source.withdrawn_on),
        )
        for source in release.sources
    }


def _not_held_first(line: CatalogueLine) -> tuple[bool, str, str]:
    return line.standing is HeldStanding.HELD, line.title, line.holder_name
