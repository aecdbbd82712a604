"""What suppliers of one feed send and do not send, side by side."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater.released.opened import Release
from headwater.released.quality import DefinitionNote
from headwater.released.supplied import SuppliedBy, SuppliedFeed
from headwater_web.accounts.api import Rule, declares
from headwater_web.ui.api import released_page
from headwater_web.ui.words import month_words


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item, and a word for each supplier."""

    title: str
    cells: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class FeedTable:
    """One feed: who sends what."""

    title: str
    suppliers: tuple[str, ...]
    rows: tuple[ItemRow, ...]
    reading: str
    notes: tuple[DefinitionNote, ...]


@declares(Rule.EVERYONE)
@released_page
def supplied(request: HttpRequest, release: Release) -> HttpResponse:
    """Each feed of several suppliers, item by item."""
    tables = [feed_table(feed) for feed in release.supplied]
    return render(request, "dashboard/supplied.html", {"release": release, "tables": tables})


def feed_table(feed: SuppliedFeed) -> FeedTable:
    """The table of one feed, in the order of its specification."""
    return FeedTable(
        title=feed.title,
        suppliers=feed.suppliers,
        rows=tuple(
            ItemRow(item.title, tuple(map(_words, item.by)), item.differs) for item in feed.items
        ),
        reading=_reading(feed),
        notes=feed.notes,
    )


def _words(by: SuppliedBy) -> str:
    if by.last_on is None:
        return _("Not supplied")
    return _("Up to {month}").format(month=month_words(by.last_on))


def _reading(feed: SuppliedFeed) -> str:
    """How many of the items stand side by side, and how many do not."""
    asked = ngettext(
        "The specification asks for {all} item.",
        "The specification asks for {all} items.",
        len(feed.items),
    ).format(all=len(feed.items))
    return (
        asked
        + " "
        + _(
            "Sent by every supplier: {every}; by some and not by others: {some}; by nobody: "
            "{none}. Not supplied is not zero."
        ).format(
            every=sum(all(each.is_supplied for each in item.by) for item in feed.items),
            some=sum(item.differs for item in feed.items),
            none=sum(not any(each.is_supplied for each in item.by) for item in feed.items),
        )
    )
