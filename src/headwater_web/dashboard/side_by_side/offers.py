"""What children are offered in one authority and not in another, and what nobody offers."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from headwater.released.offers import Offer, OfferAuthority, OfferLine, OfferMap
from headwater.released.opened import Release
from headwater.vocabulary.offers import Prevention
from headwater_web.accounts.api import Rule, declares
from headwater_web.dashboard.side_by_side import offers_words
from headwater_web.ui.api import released_page


@dataclass(frozen=True, slots=True)
class LineWords:
    """One offer in one place: to whom, how many had it, and what else is said of it."""

    ages: str
    children: str
    about: str


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One kind of offer and, for each authority, its lines; without any it is not offered."""

    title: str
    differs: bool
    cells: tuple[tuple[LineWords, ...], ...]


@dataclass(frozen=True, slots=True)
class PreventionRow:
    """One kind of prevention, and how many kinds of offer each authority has of it."""

    title: str
    counts: tuple[int, ...]
    by_nobody: bool


@dataclass(frozen=True, slots=True)
class OfferPage:
    """The whole map in words. `said` compares; it is empty with fewer than two returns."""

    authorities: tuple[OfferAuthority, ...]
    silent: tuple[str, ...]
    said: tuple[str, ...]
    other_ages: tuple[str, ...]
    rows: tuple[OfferRow, ...]
    prevention: str
    prevention_rows: tuple[PreventionRow, ...]
    by_nobody: str

    @property
    def years_differ(self) -> bool:
        """Whether the returns are of different years."""
        return len({each.year for each in self.authorities}) > 1


@declares(Rule.EVERYONE)
@released_page
def offers(request: HttpRequest, release: Release) -> HttpResponse:
    """Who is offered what where."""
    page = offer_page(release.offers) if release.offers else None
    return render(request, "dashboard/offers.html", {"release": release, "page": page})


def offer_page(found: OfferMap) -> OfferPage:
    """The map in words."""
    several = len(found.authorities) > 1
    return OfferPage(
        authorities=found.authorities,
        silent=found.silent,
        said=tuple(offers_words.differences(found)) if several else (),
        other_ages=tuple(offers_words.other_ages(found)),
        rows=tuple(_row(each) for each in found.offers if each.is_offered),
        prevention=offers_words.prevention_reading(found),
        prevention_rows=tuple(_prevention(found)),
        by_nobody=offers_words.listed(found.by_nobody),
    )


def _row(offer: Offer) -> OfferRow:
    cells = tuple(tuple(map(_line, lines)) for lines in offer.by)
    return OfferRow(offer.title, offer.differs, cells)


def _line(line: OfferLine) -> LineWords:
    return LineWords(offers_words.ages(line), offers_words.children(line), offers_words.about(line))


def _prevention(found: OfferMap) -> Iterator[PreventionRow]:
    places = [found.prevention_in(place) for place in range(len(found.authorities))]
    for kind in Prevention:
        counts = tuple(each[kind] for each in places)
        yield PreventionRow(
            offers_words.prevention_title(kind), counts, kind in found.prevention_by_nobody
        )
