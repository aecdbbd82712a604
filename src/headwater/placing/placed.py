"""What becomes of one text: an area or none, a band of confidence, and the reason."""

from dataclasses import dataclass
from enum import StrEnum


class Band(StrEnum):
    """How sure a place is. On planted truth, at least nine in ten of `high` are right."""

    HIGH = "high"
    """Every word is understood and the name belongs to one area."""
    MEDIUM = "medium"
    """Probably there or beside it: for a district, not for a small area."""
    LOW = "low"
    """A hint: for totals, not for a map."""
    NONE = "none"
    """Not placed: for totals."""

    @property
    def rank(self) -> int:
        """From 0 for none to 3 for high."""
        return (Band.NONE, Band.LOW, Band.MEDIUM, Band.HIGH).index(self)


class Why(StrEnum):
    """The one reason that decided the band; a code, never words of the text."""

    NAMED = "named"
    """A name that belongs to one area, and nothing unexplained beside it."""
    RESOLVED = "resolved"
    """A name of several areas, and a second name that says which."""
    SEVERAL_AREAS = "several_areas"
    """A name of several small areas of one district: placed to the district."""
    BESIDE = "beside"
    """Beside something larger than a venue."""
    NEAR = "near"
    SPELLING = "spelling"
    """A name but for its spelling."""
    OTHER_WORDS = "other_words"
    """A name among words that are not understood."""
    TOWN = "town"
    """A town or suburb by name: placed to the district."""
    TOWN_WORD = "town_word"
    """"Town" or "city centre", without saying which."""
    MOVING = "moving"
    """On the way from, to or between places."""
    DOUBTED = "doubted"
    """The text itself is unsure."""
    ANOTHER_NAME = "another_name"
    """A name as part of what may be a longer one, such as the upper or north part."""
    NAMES_DISAGREE = "names_disagree"
    """Names that lie in different districts."""
    SEVERAL_DISTRICTS = "several_districts"
    """One name, shared by several districts."""
    NO_NAME = "no_name"
    """No name of the gazetteer."""
    RESIDENTIAL = "residential"
    """A home, whosever it is."""
    ADDRESS = "address"
    """A numbered address."""
    POSTCODE = "postcode"
    """A postcode, whole or in part."""
    TOO_LONG = "too_long"
    """A story rather than a place; not read."""
    NOT_KNOWN = "not_known"
    """Written down as not known."""
    BLANK = "blank"


NEVER_PLACED = (Why.RESIDENTIAL, Why.ADDRESS, Why.POSTCODE)
"""Reasons for which no text is ever placed, whatever else it says."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one text lies: codes, a band and a reason; never a word of it.

    `small_area_code` is of the 2021 vintage, and empty where only the district is known.
    """

    small_area_code: str | None
    district_code: str | None
    band: Band
    why: Why

    @property
    def area_code(self) -> str | None:
        """The smallest area that is known."""
        return self.small_area_code or self.district_code


def not_placed(why: Why) -> Placed:
    """A text that stays in the totals only."""
    return Placed(None, None, Band.NONE, why)
