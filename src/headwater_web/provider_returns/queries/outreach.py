"""Where and when nobody was out, beside when violence is counted there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from headwater.vocabulary.part_of_week import DAYS, HOURS, PARTS, SixHours
from headwater.vocabulary.shares import Share
from headwater_web.accounts.api import Asker
from headwater_web.provider_returns.answers import as_number
from headwater_web.provider_returns.asked import districts
from headwater_web.provider_returns.queries.accepted import Told, newest_quarter, told_of
from headwater_web.provider_returns.queries.needed import Need
from headwater_web.provider_returns.questions import cell_name
from headwater_web.ui.words import part_of_day_words, week_day_words

BASE, SESSIONS = "out_when", "sessions"
NAMES = {0: "at night", 6: "in the morning", 12: "in the afternoon", 18: "in the evening"}


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of the week in which nobody was out in a district, with the need there and then."""

    district: str
    part: SixHours
    need: int | None
    whole: int | None

    @property
    def words(self) -> str:
        """The gap as a sentence."""
        said = _("Nobody was out in {district} on {day}, {hours}.").format(
            district=self.district,
            day=week_day_words(self.part.day),
            hours=part_of_day_words(self.part.from_hour),
        )
        return f"{said} {self._need_words()}"

    def _need_words(self) -> str:
        if self.need is None or not self.whole or self.need > self.whole:
            return _("How much is counted there then is withheld or not known.")
        return _("Counted there then: {share}.").format(share=Share(self.need, self.whole).words)


@dataclass(frozen=True, slots=True)
class WeekOut:
    """One district's week: sessions, and need where it is known."""

    district: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Outreach:
    """All that is known of who was out when, in the newest quarter of which returns came."""

    months: str
    programmes: tuple[str, ...]
    gaps: tuple[Gap, ...]
    quieter: int
    """How many further parts of the week without a session had less than their share of need."""
    weeks: tuple[WeekOut, ...]
    not_told: tuple[str, ...]
    """Districts of which no return says when anybody was out: not the same as nobody."""


def outreach_of(person: Asker, need: Need | None) -> Outreach | None:
    """Who was out when, as far as a person may see it; None where no return says so."""
    told = [each for each in told_of(person) if each.groups_of(BASE)]
    newest = newest_quarter(tuple(told))
    if not newest:
        return None
    out = {row.key: sessions_in(newest, row.key) for row in districts()}
    gaps = [gap for row in districts() for gap in _gaps(row.key, row.words, out[row.key], need)]
    worth = [each for each in gaps if _is_worth_naming(each)]
    worth.sort(key=lambda each: -(each.need or 0))
    return Outreach(
        months=newest[0].months,
        programmes=tuple(each.report.programme_name for each in newest),
        gaps=tuple(worth),
        quieter=len(gaps) - len(worth),
        weeks=tuple(
            _week(row.words, out[row.key], need.weeks.get(row.key, {}) if need else {})
            for row in districts()
            if out[row.key]
        ),
        not_told=tuple(row.words for row in districts() if not out[row.key]),
    )


def sessions_in(told: Sequence[Told], district: str) -> dict[str, int]:
    """Sessions by part of the week, all programmes together; without those nobody answered."""
    found: dict[str, int] = {}
    for each in told:
        answers = each.said.get(f"{BASE}.{district}", {})
        for part in PARTS:
            number = as_number(answers.get(cell_name(SESSIONS, part.category)))
            if number is not None:
                found[part.category] = found.get(part.category, 0) + number
    return found


def _gaps(code: str, name: str, out: dict[str, int], need: Need | None) -> Iterator[Gap]:
    week = need.weeks.get(code, {}) if need else {}
    whole = need.wholes.get(code) if need else None
    for part in PARTS:
        if out.get(part.category) == 0:
            yield Gap(name, part, week.get(part.category), whole)


def _is_worth_naming(gap: Gap) -> bool:
    """Whether at least as much is counted there then as in an average part of the week."""
    return gap.need is not None and bool(gap.whole) and gap.need * len(PARTS) >= (gap.whole or 0)


def _week(name: str, out: dict[str, int], week: dict[str, int] | object) -> WeekOut:
    known = week if isinstance(week, dict) else {}
    rows = tuple(
        (
            week_day_words(day),
            *(_cell(SixHours(day, hour).category, out, known) for hour in HOURS),
        )
        for day in DAYS
    )
    return WeekOut(name, (_("Day"), *(part_of_day_words(hour) for hour in HOURS)), rows)


def _cell(category: str, out: dict[str, int], week: dict[str, int]) -> str:
    sessions = out.get(category)
    said = _("no answer") if sessions is None else f"{sessions:,}"
    events = week.get(category)
    there = _("not known") if events is None else f"{events:,}"
    return _("out: {out}; counted: {there}").format(out=said, there=there)
