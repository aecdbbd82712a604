"""Items of a feed: every indicator of its list, and of how many it is only where that is sent."""

from datetime import date
from pathlib import Path

import pyarrow as pa

from headwater.definitions.library import Library
from headwater.pipeline.releasing.supplying import supplied_by_each
from headwater.released.supplied import SuppliedFeed

LIBRARY = Library(Path(__file__).resolve().parents[4] / "definitions")
FEED = "youth_justice_indicators"
CITY, COUNTY = "youth_justice_city", "youth_justice_county"
INDICATORS = {code.value for code in LIBRARY.codelists()[FEED].codes if code.value}
OF_HOW_MANY = "Children of whom they are counted; blank for a plain count"
Sent = tuple[str, str | None, str]


def told(*sent: Sent, feed: str = FEED) -> SuppliedFeed:
    """What is told where each supplier has sent these items."""
    day = date(2025, 10, 1)
    names = ("feed", "supplier", "indicator", "figure", "first_on", "last_on")
    rows = [dict(zip(names, (feed, *each, day, day), strict=True)) for each in sent]
    (found,) = supplied_by_each(
        pa.Table.from_pylist(rows),
        specifications={feed: LIBRARY.extract(feed)},
        codelists=LIBRARY.codelists(),
        bases=(),
    )
    return found


def test_plain_counts_are_not_asked_for_of_how_many_they_are() -> None:
    found = told((CITY, "remands", "children"), (COUNTY, "remands", "children"))
    titles = [item.title for item in found.items]
    assert len([title for title in titles if title.endswith(": Children counted")]) == len(
        INDICATORS
    )
    assert titles[len(INDICATORS) :] == [OF_HOW_MANY]
    assert not any(each.is_supplied for each in found.items[-1].by)


def test_an_indicator_with_which_anybody_sends_it_has_it_as_an_item() -> None:
    found = told(
        (CITY, "reoffenders", "children"),
        (CITY, "reoffenders", "cohort"),
        (COUNTY, "reoffenders", "children"),
    )
    (item,) = [each for each in found.items if OF_HOW_MANY in each.title]
    assert item.title == f"Children who reoffended within 12 months: {OF_HOW_MANY}"
    assert [(each.supplier, each.is_supplied) for each in item.by] == [
        (CITY, True),
        (COUNTY, False),
    ]
    assert item.differs
    assert len(found.items) == len(INDICATORS) + 1


def test_a_feed_without_indicators_has_each_of_its_figures_as_an_item() -> None:
    feed = "school_roll_changes"
    found = told(("city", None, "left"), ("county", None, "left"), feed=feed)
    specification = LIBRARY.extract(feed)
    assert sorted(item.title for item in found.items) == sorted(
        each.description.rstrip(".") for each in specification.figures
    )
