"""Statements in words: which way, of what, where. Never a count, never a rate."""

import re
from collections.abc import Collection
from datetime import date

_BAND = re.compile(r"(?P<from>\d+)-(?P<to>\d+)")
_OPEN_BAND = re.compile(r"(?P<from>\d+)\+")

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_PEOPLE = {"female": "Women and girls", "male": "Men and boys"}
_ADULT = 18


def youngest_age(category: str) -> int:
    """The age at which a band begins.

    Raises ValueError when it is not written as a band.

    >>> youngest_age("10-12"), youngest_age("50+")
    (10, 50)
    """
    match = _BAND.fullmatch(category) or _OPEN_BAND.fullmatch(category)
    if match is None:
        raise ValueError(f"found age band {category!r}; expected such as 10-12 or 50+")
    return int(match["from"])


def people_of_age(category: str, *, youngest: bool) -> str:
    """The people of one age band; the youngest band of all is known by the age it stops short of.

    >>> people_of_age("10-12", youngest=True), people_of_age("13-15", youngest=False)
    ('Under-13s', 'Children aged 13 to 15')
    >>> people_of_age("50+", youngest=False)
    'People aged 50 and over'
    """
    band = _BAND.fullmatch(category)
    if band is None:
        return f"People aged {youngest_age(category)} and over"
    if youngest:
        return f"Under-{int(band['to']) + 1}s"
    people = "Children" if int(band["to"]) < _ADULT else "People"
    return f"{people} aged {band['from']} to {band['to']}"


def category_of_people(breakdown: str, category: str, *, categories: Collection[str]) -> str | None:
    """The people of one age band or sex; None where a category is not of people.

    >>> category_of_people("age_band", "10-12", categories=("10-12", "13-15"))
    'Under-13s'
    """
    if breakdown == "age_band":
        lowest = min(categories, key=youngest_age)
        return people_of_age(category, youngest=category == lowest)
    return _PEOPLE.get(category) if breakdown == "sex" else None


def share_headline(*, people: str | None, name: str, title: str, rising: bool) -> str:
    """The statement that one category is a growing or shrinking part of a measure.

    `name` is used where the category is not one of people.

    >>> share_headline(people="Under-13s", name="", title="First-time entrants", rising=True)
    'Under-13s are a rising share of first-time entrants'
    >>> share_headline(people=None, name="Rape", title="Serious violence", rising=False)
    'A falling share of serious violence is rape'
    """
    share = f"{'rising' if rising else 'falling'} share of {_inside(title)}"
    return f"{people} are a {share}" if people else f"A {share} is {_inside(name)}"


def share_detail(*, last: int, rising: bool) -> str:
    """What stands under a statement about a share.

    The first year is not said: where it is late, an earlier count was small.
    """
    way = "grew" if rising else "shrank"
    return (
        f"Over the years to {last} the share {way} by more than chance would explain. "
        "It does not say why."
    )


def change_headline(*, title: str, area: str, rising: bool) -> str:
    """The statement that a measure rose or fell in an area.

    >>> change_headline(title="Serious violence", area="Northtown", rising=False)
    'Serious violence fell in Northtown'
    """
    return f"{title} {'rose' if rising else 'fell'} in {area}"


def change_detail(*, last: int, rising: bool, rate: bool, is_spliced: bool = False) -> str:
    """What stands under a statement about a change from one year to the next."""
    what, way = ("rate" if rate else "number"), ("higher" if rising else "lower")
    allowing = "This allows for a change in how it was recorded. " if is_spliced else ""
    return (
        f"The {what} in {last} was {way} than in {last - 1} by more than chance would explain. "
        f"{allowing}It does not say why, and one year is not a trend."
    )


def warning_headline(*, title: str, area: str, month: date) -> str:
    """The statement that a month was unusually high in an area.

    >>> warning_headline(title="Serious violence", area="Northtown", month=date(2025, 3, 1))
    'Serious violence was unusually high in Northtown in March 2025'
    """
    return f"{title} was unusually high in {area} in {_MONTHS[month.month - 1]} {month.year}"


def warning_detail() -> str:
    """What stands under a statement about one month."""
    return (
        "The month was higher than the same season of earlier years leads one to expect, by more "
        "than chance would explain. It does not say why, and one month is not a trend."
    )


def _inside(title: str) -> str:
    """A title as it reads inside a sentence: abbreviations keep their capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
