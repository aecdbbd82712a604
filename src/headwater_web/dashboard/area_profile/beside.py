"""What each source sees of violence in one area: side by side, each on its own scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.breaks import breaks_at, bridge
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure, ReleasedSource
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area
from headwater.vocabulary.periods import PeriodType
from headwater_web.dashboard import readings
from headwater_web.dashboard.area_profile.strips import years_line
from headwater_web.dashboard.headlines import measure_address, newest
from headwater_web.dashboard.rows import figure_address
from headwater_web.dashboard.sources import no_basis_words
from headwater_web.ui.words import (
    day_words,
    month_words,
    number_words,
    period_words,
    share_words,
)


@dataclass(frozen=True, slots=True)
class Eye:
    """One kind of source: the measure that tells most of it, and what it can and cannot see."""

    title: Promise
    feed: str
    measure: str
    sees: Promise
    misses: Promise


EYES = (
    Eye(
        gettext_lazy("Police"),
        "police_recorded_crime",
        "serious_violence_offences",
        gettext_lazy("What is reported to them or found by them, wherever it happened."),
        gettext_lazy("What nobody reports. More trust or more searching raises it."),
    ),
    Eye(
        gettext_lazy("Emergency departments"),
        "ed_assault_attendances",
        "ed_assault_attendances",
        gettext_lazy("People who were hurt and came, whether or not they told the police."),
        gettext_lazy("Who stayed at home or went elsewhere, and often the place."),
    ),
    Eye(
        gettext_lazy("Ambulance service"),
        "ambulance_callouts",
        "ambulance_assault_callouts",
        gettext_lazy("Where crews were called to, also where the police were not."),
        gettext_lazy("Who came to hospital by themselves. Several calls may be of one event."),
    ),
    Eye(
        gettext_lazy("Hospital wards"),
        "hospital_admissions",
        "violent_injury_admissions",
        gettext_lazy("The gravest injuries, by where the person lives."),
        gettext_lazy("Who was sent home the same day. Where it happened."),
    ),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What one source says of one area. Without a number `state` says why."""

    title: str
    measure: ReleasedMeasure
    address: str
    figure: str
    value: str
    note: str
    when: str
    state: str
    complete: str
    as_at: str
    drawing: SafeString
    years: str
    reach: str
    withdrawal: str
    sees: str
    misses: str


def seen_by_each(release: Release, area: Area) -> list[Seen]:
    """Each kind of source that this release has; none of small areas, which have no years."""
    return [seen for eye in EYES if (seen := _seen(release, eye, area))]


def _seen(release: Release, eye: Eye, area: Area) -> Seen | None:
    measure = _measure(release, eye)
    if measure is None:
        return None
    row = newest(release, measure, area)
    years = release.series(measure.measure, area.code, PeriodType.YEAR)
    own = [source for source in release.sources_of(measure.measure) if source.last_month]
    is_shown = row is not None and row.is_released
    return Seen(
        title=str(eye.title),
        measure=measure,
        address=measure_address(measure.measure, area=area.code),
        figure=figure_address(release, row) if row else "",
        value=number_words(row.value, is_rate=measure.has_denominator) if row else "",
        note=readings.note_words(row, measure) if row and is_shown else "",
        when=period_words(row.when) if row else "",
        state="" if is_shown else (row.state.value if row else "missing"),
        complete=share_words(row.completeness)
        if row and is_shown and row.completeness is not None
        else "",
        as_at=day_words(row.as_at_date) if row and row.as_at_date else "",
        drawing=years_line(years, breaks=_broken(release, measure, area, years)),
        years=_years_words(years),
        reach=_reach(own),
        withdrawal=" ".join(_without_agreement(own)),
        sees=str(eye.sees),
        misses=str(eye.misses),
    )


def _measure(release: Release, eye: Eye) -> ReleasedMeasure | None:
    """The measure that tells most of the source; else the first that counts its feed."""
    named = [each for each in release.measures if each.measure == eye.measure]
    counting = [each for each in release.measures if each.sources[:1] == (eye.feed,)]
    return next(iter([*named, *counting]), None)


def _broken(
    release: Release, measure: ReleasedMeasure, area: Area, years: Sequence[ValueRow]
) -> list[int]:
    """The places of the years that cannot be compared with the year before."""
    breaks = breaks_at(release, measure.measure, area.code)
    return [
        place
        for place, row in enumerate(years)
        if place and bridge(years[place - 1].when, row.when, breaks) is None
    ]


def _years_words(years: Sequence[ValueRow]) -> str:
    """The years drawn, and how many of them show no number."""
    if not years:
        return ""
    first, last = (period_words(row.when) for row in (years[0], years[-1]))
    words = _("{first} to {last}, from zero").format(first=first, last=last)
    absent = [period_words(row.when) for row in years if not row.is_released]
    if not absent:
        return words
    return _("{words}; no number for {years}").format(words=words, years=", ".join(absent))


def _reach(sources: Sequence[ReleasedSource]) -> str:
    """The first and the last month that any of a source's files holds."""
    firsts = [source.first_month for source in sources if source.first_month]
    lasts = [source.last_month for source in sources if source.last_month]
    if not firsts or not lasts:
        return ""
    return _("{first} to {last}").format(
        first=month_words(min(firsts)), last=month_words(max(lasts))
    )


def _without_agreement(sources: Sequence[ReleasedSource]) -> Iterator[str]:
    for source in sources:
        if source.state == "no_basis":
            yield f"{source.supplier_name}: {no_basis_words(source)}."
