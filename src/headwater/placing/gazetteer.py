"""The names of places that words are looked up in, and where each of them lies."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from headwater.placing import common_words
from headwater.placing.refusing import has_address, has_postcode
from headwater.placing.spelling import Spellings
from headwater.placing.words import normalise
from headwater.vocabulary.counts import counted

_SHORTEST_JOINED = 7
_SAYS_NOTHING = (
    common_words.RESIDENTIAL
    | common_words.EXPLAINED
    | common_words.NOT_KNOWN
    | common_words.PARTS_OF_A_NAME
)


class Kind(StrEnum):
    """What a name names."""

    VENUE = "venue"
    """One building or premises: a club, a shop, a school, a hospital, a station."""
    STREET = "street"
    OPEN_SPACE = "open_space"
    SETTLEMENT = "settlement"
    """A town, suburb or village: known to its district at most, never to a small area."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name with its kind, its small area (2021) where it has one, its district, and aliases.

    A name that runs through several small areas has one entry for each of them.
    """

    name: str
    kind: Kind
    small_area_code: str | None
    district_code: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where a name may lie. An empty small area means anywhere in the district."""

    small_area_code: str
    district_code: str
    kind: Kind


@dataclass(frozen=True, slots=True, repr=False)
class Gazetteer:
    """Names by their normal form. `left_out` counts names that no text could safely mean.

    Those are names made of common words alone ("The Bar", "Home"), postcodes and addresses.
    """

    spots: dict[str, tuple[Spot, ...]]
    joined: dict[str, str]
    spellings: Spellings
    most_words: int
    left_out: int

    @classmethod
    def of(cls, names: Iterable[Name]) -> "Gazetteer":
        """Names of any number of sources, each with its aliases."""
        found: defaultdict[str, set[Spot]] = defaultdict(set)
        left_out = 0
        for name in names:
            for form in (name.name, *name.aliases):
                key = normalise(form)
                if _is_unsafe(form, key):
                    left_out += 1
                else:
                    found[key].add(_spot(name))
        return cls._indexed({key: tuple(sorted(spots)) for key, spots in found.items()}, left_out)

    @classmethod
    def _indexed(cls, spots: dict[str, tuple[Spot, ...]], left_out: int) -> "Gazetteer":
        joined = {key.replace(" ", ""): key for key in spots if " " in key}
        return cls(
            spots=spots,
            joined={short: key for short, key in joined.items() if len(short) >= _SHORTEST_JOINED},
            spellings=Spellings.of(word for key in spots for word in key.split()),
            most_words=max((key.count(" ") + 1 for key in spots), default=0),
            left_out=left_out,
        )

    def __repr__(self) -> str:
        return f"Gazetteer({counted(len(self.spots), 'name')}, {self.left_out} left out)"


def _spot(name: Name) -> Spot:
    area = None if name.kind is Kind.SETTLEMENT else name.small_area_code
    return Spot(area or "", name.district_code, name.kind)


def _is_unsafe(form: str, key: str) -> bool:
    tokens = tuple(key.split())
    if len(tokens) == 1 and tokens[0] in common_words.GENERIC | common_words.STREET_ENDINGS:
        return True
    is_empty = all(token in _SAYS_NOTHING or token.isdigit() for token in tokens)
    return is_empty or has_postcode(form) or has_address(tokens)
