"""Places one batch of a file after another; a short text that comes again is not read again."""

from dataclasses import dataclass, field

import pyarrow as pa

from headwater.placing.columns import Placements, placements_of
from headwater.placing.deciding import place
from headwater.placing.gazetteer import Gazetteer
from headwater.placing.placed import Placed

MOST_REMEMBERED = 20_000
LONGEST_REMEMBERED = 60
"""Letters. A longer text is a story: it seldom comes twice, and would fill the memory."""


@dataclass(repr=False)
class Placer:
    """Places the batches of one file, and forgets every word when it goes.

    It remembers at most `MOST_REMEMBERED` short texts, so that its memory does not grow with the
    file. `town_district` is as in `place`. Nothing that it returns, raises or prints holds a word.
    """

    gazetteer: Gazetteer
    town_district: str | None = None
    _remembered: dict[str, Placed] = field(default_factory=dict, init=False)

    def __repr__(self) -> str:
        return f"Placer({self.gazetteer!r})"

    def column(
        self, words: pa.Array | pa.ChunkedArray, *, at_home: pa.Array | pa.ChunkedArray
    ) -> Placements:
        """Where each text of a batch lies. Raises what `place_column` raises."""
        return placements_of(words, self._read, at_home=at_home)

    def _read(self, text: str) -> Placed:
        known = self._remembered.get(text)
        if known is None:
            known = place(text, self.gazetteer, town_district=self.town_district)
            self._remember(text, known)
        return known

    def _remember(self, text: str, placed: Placed) -> None:
        if len(text) > LONGEST_REMEMBERED:
            return
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[text] = placed
