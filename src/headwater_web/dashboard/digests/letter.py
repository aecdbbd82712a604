"""What the e-mail of one month says to one person, put together when it is sent."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.vocabulary.areas import AreaType
from headwater_web.accounts.api import Rule, may
from headwater_web.dashboard.changed.since_the_board import since_the_board
from headwater_web.dashboard.digests import of_numbers, of_the_partnership
from headwater_web.dashboard.digests.attempts import LastSent
from headwater_web.dashboard.digests.choosing import chosen_by
from headwater_web.dashboard.digests.links import stop_path
from headwater_web.dashboard.digests.parts import Section
from headwater_web.dashboard.people import SignedIn
from headwater_web.dashboard.saved_views.queries import own_views
from headwater_web.ui.words import day_words, month_words


@dataclass(frozen=True, slots=True)
class Letter:
    """One month's e-mail: its parts that have something to say, then what comes next.

    `no_news` is the one line of a month in which nothing is new, else empty.
    """

    subject: str
    heading: str
    standing: str
    no_news: str
    sections: tuple[Section, ...]
    next: Section
    why: str
    stop_path: str


def compose(
    person: SignedIn,
    *,
    release: Release,
    reader: ReleasedReader,
    last: LastSent | None,
    today: date,
) -> Letter:
    """The e-mail as of today. What somebody may see is asked now, not when they chose."""
    districts = _districts(person, release)
    is_new = last is None or last.release_id != release.release_id
    news = of_numbers.News(release, reader, last.release_id if last else "", districts)
    # Of a release that an e-mail told of already, nothing is told again.
    of_release = (
        of_numbers.to_notice(news, sees_detail=may(person, Rule.SEE_PARTNER_CUT)),
        of_numbers.what_changed(news),
        of_numbers.views_that_moved(own_views(person, release, reader)),
    )
    of_board = of_the_partnership.since_board(
        since_the_board(person, today),
        last_sent_on=timezone.localdate(last.sent_at) if last else None,
    )
    sections = (*(of_release if is_new else ()), of_board)
    told = tuple(each for each in sections if each.lines)
    return Letter(
        subject=_subject(release, today),
        heading=_("Your month, {month}").format(month=month_words(today)),
        standing=_standing(release, districts),
        no_news="" if told else _no_news(is_new=is_new),
        sections=told,
        next=of_the_partnership.what_comes(person, today),
        why=_why(districts),
        stop_path=stop_path(person),
    )


def _districts(person: SignedIn, release: Release) -> tuple[str, ...]:
    """The codes that somebody chose and that are districts of this release."""
    known = {area.code for area in release.areas_of_type(AreaType.DISTRICT)}
    return tuple(code for code in chosen_by(person).districts if code in known)


def _subject(release: Release, today: date) -> str:
    """Names the partnership and the month, and nothing of whoever it goes to."""
    return _("{partnership}: what to notice, {month}").format(
        partnership=release.partnership.short_name, month=month_words(today)
    )


def _standing(release: Release, districts: tuple[str, ...]) -> str:
    places = ", ".join(release.area(code).name for code in districts)
    of = (
        _("About {places} and the whole partnership.").format(places=places)
        if districts
        else _("About the whole partnership: you chose no district.")
    )
    said = _("Release {release}, data up to {day}.").format(
        release=release.release_id, day=day_words(release.as_at_date)
    )
    return f"{said} {of}"


def _no_news(*, is_new: bool) -> str:
    """The one line of a month without news, and why there is none."""
    if is_new:
        return _("There is no news this month: nothing moved by more than chance.")
    return _("There is no news this month: no newer numbers have been released.")


def _why(districts: tuple[str, ...]) -> str:
    if districts:
        return _(
            "You get this because you asked for it, once a month, about the districts that you "
            "chose. Your role decides what is in it."
        )
    return _(
        "You get this because you asked for it, once a month. Your role decides what is in it."
    )
