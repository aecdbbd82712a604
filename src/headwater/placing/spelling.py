"""Words that differ by one mistake of a typist: a letter dropped, added, changed or exchanged."""

from collections.abc import Iterable
from dataclasses import dataclass

SHORTEST = 4
"""Shorter words are too like one another to be corrected."""


def within_one(first: str, second: str) -> bool:
    """Whether one mistake at most lies between two words.

    Optimal string alignment at distance one: Damerau 1964, Communications of the ACM 7, 171-176.

    >>> within_one("station", "sation"), within_one("station", "satoin")
    (True, False)
    """
    if abs(len(first) - len(second)) > 1:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    ends = (first[start:], second[start:])
    same_length = len(first) == len(second)
    if same_length and ends[0][:2] == ends[1][:2][::-1] and ends[0][2:] == ends[1][2:]:
        return True
    if same_length:
        return ends[0][1:] == ends[1][1:]
    return ends[0][1:] == ends[1] or ends[0] == ends[1][1:]


def one_dropped(word: str) -> set[str]:
    """The word, and the word without each of its letters."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


@dataclass(frozen=True, slots=True, repr=False)
class Spellings:
    """A vocabulary by what is left of each word when a letter is dropped.

    Two words one mistake apart always share such a remainder, so a look-up finds every candidate
    (Garbe 2012, symmetric delete), however large the vocabulary is.
    """

    vocabulary: frozenset[str]
    _remainders: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, vocabulary: Iterable[str]) -> "Spellings":
        """The spellings of a vocabulary; its short words are known but never corrected to."""
        known = frozenset(vocabulary)
        remainders: dict[str, tuple[str, ...]] = {}
        for word in sorted(word for word in known if len(word) >= SHORTEST and word.isalpha()):
            for remainder in one_dropped(word):
                remainders[remainder] = (*remainders.get(remainder, ()), word)
        return cls(known, remainders)

    def corrections(self, word: str) -> tuple[str, ...]:
        """The known words one mistake away that begin with the same letter, in order.

        A typist seldom mistakes the first letter, and the condition halves the false ones
        (Yannakoudakis & Fawthrop 1983, Information Processing & Management 19, 87-99).
        """
        if len(word) < SHORTEST or not word.isalpha():
            return ()
        candidates = {
            known
            for remainder in one_dropped(word)
            for known in self._remainders.get(remainder, ())
        }
        return tuple(
            sorted(
                known
                for known in candidates
                if known != word and known[0] == word[0] and within_one(known, word)
            )
        )
