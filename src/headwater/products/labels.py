"""Names of breakdowns and their categories, and the order in which a reader expects them."""

from headwater.released.opened import Release
from headwater.released.words import category_words
from headwater.vocabulary.part_of_week import PLACE_IN_WEEK

_BREAKDOWN_WORDS = {
    "age_band": "age",
    "sex": "sex",
    "ethnicity": "ethnicity",
    "crime_type": "type of crime",
    "kind": "kind of violence",
    "deprivation_fifth": "deprivation of the area",
    "part_of_week": "part of the week",
}
_DEPRIVATION_WORDS = {
    "1": "Most deprived fifth",
    "2": "Second fifth",
    "3": "Middle fifth",
    "4": "Fourth fifth",
    "5": "Least deprived fifth",
}
_UNFILLED = ("not_stated", "not_recorded")


def breakdown_words(breakdown: str) -> str:
    """A breakdown as a reader would say it."""
    return _BREAKDOWN_WORDS.get(breakdown, breakdown.replace("_", " "))


def category_label(release: Release, breakdown: str, category: str) -> str:
    """A category as a label: a kind of violence has its title from the scope."""
    if breakdown == "kind" and release.scope is not None:
        titles = {kind.key: kind.title for kind in release.scope.kinds}
        return titles.get(category, category_words(category))
    if breakdown == "deprivation_fifth":
        return _DEPRIVATION_WORDS.get(category, category_words(category))
    return category_words(category)


def category_order(category: str) -> tuple[bool, int, str]:
    """Ages by age, parts of the week as they come, the rest by name, what was not recorded last.

    >>> sorted(["50+", "not_recorded", "10-12", "0-9"], key=category_order)
    ['0-9', '10-12', '50+', 'not_recorded']
    """
    digits = category.split("-")[0].rstrip("+")
    number = int(digits) if digits.isdigit() else PLACE_IN_WEEK.get(category, 0)
    return (category in _UNFILLED, number, category)
