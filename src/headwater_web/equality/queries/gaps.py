"""Gaps in access as they stand, with what changes them and what was measured since."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker, Rule, display_names, may
from headwater_web.equality.models import AccessGap, GapChange, Remeasurement, Shows
from headwater_web.equality.standings import Change, GapStanding, gap_standing
from headwater_web.thread.api import LinkKind, Thing, earlier_things, things_seen_by
from headwater_web.ui.words import day_words


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One change of the system, and what makes it."""

    change: GapChange
    thing: Thing


@dataclass(frozen=True, slots=True)
class ShownMeasurement:
    """One later measurement, and its figure, if it has one that the person may see."""

    row: Remeasurement
    figure: Thing | None
    who: str

    @property
    def shows_words(self) -> str:
        """What it says of the gap."""
        return str(Shows(self.row.shows).label)


@dataclass(frozen=True, slots=True)
class ShownGap:
    """One gap as it stands."""

    gap: AccessGap
    standing: GapStanding
    last: Remeasurement | None

    @property
    def words(self) -> str:
        """Where it stands, in words; what was measured since is said with its day."""
        if self.standing is not GapStanding.REMEASURED or self.last is None:
            return str(self.standing.label)
        return _("changed and measured again on {day}: {shows}").format(
            day=day_words(self.last.measured_on), shows=Shows(self.last.shows).label
        )


@dataclass(frozen=True, slots=True)
class ReadGap:
    """One gap with all that a page says about it."""

    shown: ShownGap
    comes_from: tuple[Thing, ...]
    first: Thing | None
    changes: tuple[ShownChange, ...]
    measurements: tuple[ShownMeasurement, ...]
    named_by: str


def gaps_of(person: Asker) -> QuerySet[AccessGap]:
    """The gaps that a person may see, newest first."""
    found: QuerySet[AccessGap] = AccessGap.objects.prefetch_related("changes", "remeasurements")
    return found if may(person, Rule.SEE_EQUALITY) else found.none()


def shown_gaps(gaps: Iterable[AccessGap]) -> tuple[ShownGap, ...]:
    """Gaps as they stand."""
    return tuple(_shown(gap) for gap in gaps)


def read_gap(person: Asker, gap: AccessGap) -> ReadGap:
    """One gap with all that a page says about it, as far as the person may see."""
    changes, rows = list(gap.changes.all()), list(gap.remeasurements.all())
    wanted = {gap.first_measured, *(each.reference for each in changes)}
    seen = things_seen_by(person, (wanted | {row.figure for row in rows}) - {""})
    names = display_names({gap.named_by, *(row.added_by for row in rows)})
    return ReadGap(
        shown=_shown(gap),
        comes_from=tuple(
            thing
            for thing in earlier_things(person, gap.reference, LinkKind.LED_TO)
            if not thing.is_figure
        ),
        first=seen.get(gap.first_measured),
        changes=tuple(
            ShownChange(each, seen[each.reference]) for each in changes if each.reference in seen
        ),
        measurements=tuple(
            ShownMeasurement(row, seen.get(row.figure), names.get(row.added_by, "")) for row in rows
        ),
        named_by=names.get(gap.named_by, ""),
    )


def _shown(gap: AccessGap) -> ShownGap:
    # What could not be told is no measurement: the gap is as little known as before.
    told = [row for row in gap.remeasurements.all() if row.shows != Shows.CANNOT_TELL]
    standing = gap_standing(
        changes=[Change(each.made_on) for each in gap.changes.all()],
        measured_on=[row.measured_on for row in told],
    )
    return ShownGap(gap, standing, told[-1] if told else None)
