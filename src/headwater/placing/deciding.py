"""Decides where a text lies and how sure that is.

High means that every word is understood and the name has one area. Every other circumstance
lowers the band; the lowest one gives the reason.
"""

from collections.abc import Iterator

from headwater.placing import common_words
from headwater.placing.finding import Found, find_names, remaining
from headwater.placing.gazetteer import Gazetteer, Kind
from headwater.placing.placed import Band, Placed, Why, not_placed
from headwater.placing.refusing import (
    MOST_WORDS,
    has_address,
    is_house_number,
    is_residential,
    says_nothing,
    unread,
)
from headwater.placing.words import normalise

_SURE_LETTERS = 8
"""A misspelt name of fewer letters is too like other words."""

_MOST_UNEXPLAINED = 4


def place(words: str | None, gazetteer: Gazetteer, *, town_district: str | None = None) -> Placed:
    """Where a text lies; never raises for what it says, and keeps nothing of it.

    `town_district` is the district that "town" means to the people of this source, where that is
    known; without it "town" is not placed. Homes, addresses and postcodes are never placed.
    """
    why = unread(words)
    if why or words is None:
        return not_placed(why or Why.BLANK)
    tokens = tuple(normalise(words).split())
    if says_nothing(tokens):
        is_written = any(letter.isalpha() for letter in words)
        return not_placed(Why.NOT_KNOWN if tokens or not is_written else Why.NO_NAME)
    if len(tokens) > MOST_WORDS:
        return not_placed(Why.TOO_LONG)
    found = find_names(tokens, gazetteer)
    if refusal := _refusal(tokens, found):
        return not_placed(refusal)
    return _decided(tokens, found, town_district)


def _refusal(tokens: tuple[str, ...], found: tuple[Found, ...]) -> Why | None:
    if is_residential(remaining(tokens, found)):
        return Why.RESIDENTIAL
    is_numbered = any(
        each.is_only(Kind.STREET) and each.start and is_house_number(tokens[each.start - 1])
        for each in found
    )
    return Why.ADDRESS if is_numbered or has_address(tokens) else None


def _decided(
    tokens: tuple[str, ...], found: tuple[Found, ...], town_district: str | None
) -> Placed:
    points = tuple(each for each in found if not each.is_town)
    towns = tuple(each for each in found if each.is_town)
    if not found:
        return _in_town(tokens, town_district)
    placed = _at_points(points, _districts(towns)) if points else _at_town(towns)
    return _lowered(placed, tokens, found) if placed.band is not Band.NONE else placed


def _in_town(tokens: tuple[str, ...], town_district: str | None) -> Placed:
    """A text without a name: the middle of some town, or nowhere."""
    is_town = {"town", "city"} & set(tokens) and not _unexplained(tokens)
    if not is_town:
        return not_placed(Why.NO_NAME)
    band = Band.LOW if town_district else Band.NONE
    return Placed(None, town_district, band, Why.TOWN_WORD)


def _at_town(towns: tuple[Found, ...]) -> Placed:
    districts = _districts(towns)
    if len(districts) == 1:
        return Placed(None, min(districts), Band.MEDIUM, Why.TOWN)
    return not_placed(_why_nowhere(towns))


def _at_points(points: tuple[Found, ...], districts: set[str]) -> Placed:
    """Where all the names can lie at once, the towns named beside them included."""
    options = [_within(each.areas, districts) for each in points]
    if not all(options):
        return _elsewhere(districts)
    common = set.intersection(*options)
    if len(common) == 1:
        ((area, district),) = common
        is_plain = all(len(each.areas) == 1 for each in points)
        band, why = (Band.HIGH, Why.NAMED) if is_plain else (Band.MEDIUM, Why.RESOLVED)
        return Placed(area or None, district, band, why)
    shared = set.intersection(*({district for _area, district in each} for each in options))
    if len(shared) == 1:
        return Placed(None, min(shared), Band.MEDIUM, Why.SEVERAL_AREAS)
    return not_placed(_why_nowhere(points))


def _within(areas: set[tuple[str, str]], districts: set[str]) -> set[tuple[str, str]]:
    """The areas in these districts; all areas where no town is named."""
    return {each for each in areas if each[1] in districts} if districts else areas


def _elsewhere(districts: set[str]) -> Placed:
    """A name and a town that do not go together: perhaps the town has a place of that name."""
    if len(districts) == 1:
        return Placed(None, min(districts), Band.LOW, Why.NAMES_DISAGREE)
    return not_placed(Why.NAMES_DISAGREE)


def _districts(towns: tuple[Found, ...]) -> set[str]:
    """The districts in which all the towns named can lie, or any of them where none is common."""
    each = [{district for _area, district in town.areas} for town in towns]
    return (set.intersection(*each) or set.union(*each)) if each else set()


def _why_nowhere(names: tuple[Found, ...]) -> Why:
    return Why.SEVERAL_DISTRICTS if len(names) == 1 else Why.NAMES_DISAGREE


def _lowered(placed: Placed, tokens: tuple[str, ...], found: tuple[Found, ...]) -> Placed:
    """The place with the lowest band that its circumstances allow, and the reason for it."""
    band, why = placed.band, placed.why
    for limit, reason in _limits(tokens, found):
        if limit.rank < band.rank:
            band, why = limit, reason
    return Placed(placed.small_area_code, placed.district_code, band, why)


def _limits(tokens: tuple[str, ...], found: tuple[Found, ...]) -> Iterator[tuple[Band, Why]]:
    """Every circumstance of a text that limits how sure its place can be."""
    around = set(rest := remaining(tokens, found))
    if not all(each.is_exact for each in found):
        is_long = all(each.is_exact or each.letters >= _SURE_LETTERS for each in found)
        yield (Band.MEDIUM if is_long else Band.LOW), Why.SPELLING
    if around & common_words.MOVING:
        yield Band.LOW, Why.MOVING
    if around & common_words.DOUBTING:
        yield Band.LOW, Why.DOUBTED
    if any(_may_be_longer(each, tokens) for each in found):
        yield Band.LOW, Why.ANOTHER_NAME
    if around & common_words.AROUND:
        yield Band.MEDIUM, Why.NEAR
    if around & common_words.ADJOINING and not all(each.is_only(Kind.VENUE) for each in found):
        yield Band.MEDIUM, Why.BESIDE
    yield from _limit_of_words(_unexplained(rest), found)


def _limit_of_words(unexplained: int, found: tuple[Found, ...]) -> Iterator[tuple[Band, Why]]:
    """Words that are not understood may change the place; beside a town alone, they name it."""
    if unexplained:
        is_weak = unexplained > _MOST_UNEXPLAINED or all(each.is_town for each in found)
        yield (Band.LOW if is_weak else Band.MEDIUM), Why.OTHER_WORDS


def _may_be_longer(found: Found, tokens: tuple[str, ...]) -> bool:
    """Whether the word before or after makes it another name: the upper part, the yard behind."""
    before, after = tokens[: found.start][-1:], tokens[found.end : found.end + 1]
    endings = common_words.PARTS_OF_A_NAME | common_words.STREET_ENDINGS
    return bool(set(before) & common_words.PARTS_OF_A_NAME or set(after) & endings)


def _unexplained(rest: tuple[str, ...]) -> int:
    return sum(token not in common_words.EXPLAINED and not token.isdigit() for token in rest)
