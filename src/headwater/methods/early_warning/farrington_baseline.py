"""Which past weeks a week is compared with, and in which part of the year each lies."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers


@dataclass(frozen=True, slots=True)
class Baseline:
    """Past times (positions in the series) and the part of the year of each.

    Part 0 holds the windows about the same time of earlier years; the parts after it follow each
    other to the next window. `years_before` is negative: how long before the present each lies.
    """

    times: npt.NDArray[np.int64]
    parts: npt.NDArray[np.int64]
    years_before: Numbers

    def indicators(self) -> Numbers:
        """One column for each part of the year that occurs: (times, parts)."""
        occurring = np.unique(self.parts)
        columns: Numbers = (self.parts[:, None] == occurring).astype(np.float64)
        return columns


def baseline_of(
    time: int, *, years: int, half_window: int, parts: int, left_out: int, per_year: int
) -> Baseline:
    """The baseline of one time (a position in the series, from 0).

    Windows of `half_window` to either side of the same time in each of `years` earlier years; with
    more than one part also all between them, in `parts - 1` parts as equal as can be, the earlier
    the longer. The last `left_out` times before the present are left out, so that a present
    outbreak does not hide itself. Times before the series began are left out too.
    Raises ValueError if the windows overlap or a part would be empty.
    Source: Noufaily and others 2013, Statistics in Medicine 32, 1206-1222, section 3.2.

    >>> found = baseline_of(110, years=2, half_window=3, parts=10, left_out=26, per_year=52)
    >>> len(found.times), found.times[0].item(), found.times[-1].item()
    (81, 3, 83)
    >>> np.bincount(found.parts)[:2].tolist()
    [14, 10]
    """
    between = per_year - (2 * half_window + 1)
    if min(years, parts, half_window + 1, left_out + 1) < 1 or between < parts - 1:
        raise ValueError(
            f"found {parts} parts and windows of {2 * half_window + 1} in years of {per_year}; "
            "expected at least one year, one part, and a time in each part"
        )
    cycle = np.concatenate([np.zeros(2 * half_window + 1, dtype=np.int64), _rest(between, parts)])
    times = np.arange(time - years * per_year - half_window, time - left_out)
    found = cycle[(times - (time - half_window)) % per_year]
    kept = (times >= 0) & (found >= 0)
    return Baseline(times[kept], found[kept], (times[kept] - time) / per_year)


def _rest(between: int, parts: int) -> npt.NDArray[np.int64]:
    """The part of each time between two windows; -1 where only the windows are used."""
    if parts == 1:
        return np.full(between, -1, dtype=np.int64)
    length, longer = divmod(between, parts - 1)
    lengths = length + (np.arange(parts - 1) < longer)
    return np.repeat(np.arange(1, parts, dtype=np.int64), lengths)
