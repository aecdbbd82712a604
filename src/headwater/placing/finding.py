"""Finds names of the gazetteer among the words of a text: as written, or one mistake away."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product

from headwater.placing import common_words
from headwater.placing.gazetteer import Gazetteer, Kind, Spot

_COMMON = common_words.EXPLAINED | common_words.NOT_KNOWN | common_words.STREET_ENDINGS
_MOST_WORDS_MISSPELT = 6
_MOST_READINGS = 64
_PARTS_OF_A_TOWN = frozenset({"centre", "middle", "outskirts", "edge", "side", "part", "out"})


@dataclass(frozen=True, slots=True)
class Found:
    """A name that stands at tokens `start` to `end` (half-open), and where it may lie."""

    start: int
    end: int
    spots: tuple[Spot, ...]
    is_exact: bool
    letters: int

    @property
    def is_town(self) -> bool:
        """Whether it may be a town or suburb, and so says a district at most."""
        return any(spot.kind is Kind.SETTLEMENT for spot in self.spots)

    def is_only(self, kind: Kind) -> bool:
        """Whether it can be nothing else."""
        return all(spot.kind is kind for spot in self.spots)

    @property
    def areas(self) -> set[tuple[str, str]]:
        """The small area and district of each spot; the small area may be empty."""
        return {(spot.small_area_code, spot.district_code) for spot in self.spots}


def find_names(tokens: tuple[str, ...], gazetteer: Gazetteer) -> tuple[Found, ...]:
    """The names in a text, from left to right, the longest at each place.

    A misspelt name is sought only where no name but a town's stands as written.
    """
    written = [found for found in _as_written(tokens, gazetteer) if not _is_part(found, tokens)]
    if all(found.is_town for found in written):
        taken = {place for found in written for place in range(found.start, found.end)}
        written += [
            found for found in _misspelt(tokens, taken, gazetteer) if not _is_part(found, tokens)
        ]
    return tuple(sorted(written, key=lambda found: found.start))


def remaining(tokens: tuple[str, ...], found: Iterable[Found]) -> tuple[str, ...]:
    """The words that belong to no name."""
    taken = {place for each in found for place in range(each.start, each.end)}
    return tuple(token for place, token in enumerate(tokens) if place not in taken)


def _as_written(tokens: tuple[str, ...], gazetteer: Gazetteer) -> Iterator[Found]:
    start = 0
    while start < len(tokens):
        found = _longest_at(tokens, start, gazetteer)
        if found:
            yield found
        start = found.end if found else start + 1


def _longest_at(tokens: tuple[str, ...], start: int, gazetteer: Gazetteer) -> Found | None:
    for end in range(min(len(tokens), start + gazetteer.most_words), start, -1):
        key = " ".join(tokens[start:end])
        if spots := gazetteer.spots.get(key):
            return Found(start, end, spots, is_exact=True, letters=_letters(key))
    joined = gazetteer.joined.get(tokens[start])
    if joined is None:
        return None
    return Found(start, start + 1, gazetteer.spots[joined], False, letters=_letters(joined))


def _misspelt(tokens: tuple[str, ...], taken: set[int], gazetteer: Gazetteer) -> list[Found]:
    """The longest name that the words give when each has at most one letter wrong."""
    readings = [
        () if place in taken else _readings(token, gazetteer) for place, token in enumerate(tokens)
    ]
    longest = min(gazetteer.most_words, _MOST_WORDS_MISSPELT, len(tokens))
    for length in range(longest, 0, -1):
        for start in range(len(tokens) - length + 1):
            keys = _known(readings[start : start + length], gazetteer)
            if keys:
                spots = {spot for key in keys for spot in gazetteer.spots[key]}
                letters = min(_letters(key) for key in keys)
                return [Found(start, start + length, tuple(sorted(spots)), False, letters)]
    return []


def _readings(token: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    if token in gazetteer.spellings.vocabulary:
        return (token,)
    return () if token in _COMMON else gazetteer.spellings.corrections(token)


def _known(readings: list[tuple[str, ...]], gazetteer: Gazetteer) -> list[str]:
    """Every name among the readings of the words; as many readings are tried as are bearable."""
    if not all(readings):
        return []
    keys = (" ".join(words) for words in islice(product(*readings), _MOST_READINGS))
    return [key for key in keys if key in gazetteer.spots]


def _is_part(found: Found, tokens: tuple[str, ...]) -> bool:
    """Whether a town's name is only part of another name: a road to it, an inn, a duke, a man.

    A road called after a town may be in any other, and somebody may be called after it too.
    """
    if not found.is_town:
        return False
    before, after = tokens[: found.start], tokens[found.end : found.end + 1]
    if after and after[0] in common_words.STREET_ENDINGS | common_words.HOUSES_OF_A_NAME:
        return True
    if before[-1:] == ("by",):
        return True
    is_titled = len(before) > 1 and before[-1] == "of"
    return is_titled and before[-2] not in _PARTS_OF_A_TOWN | _COMMON


def _letters(key: str) -> int:
    return len(key.replace(" ", ""))
