"""What to notice: the few changes that are larger than chance, in words alone.

Two questions are asked of the latest year. Did a measure change from the year before, in the
partnership or a district? Is one age, sex or kind a growing or shrinking share of a measure over
up to five years? Each question's many answers are held to a false-discovery rate together.
"""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from headwater.analyses.changes import changes
from headwater.analyses.findings import Words, kept, largest_of_each_measure
from headwater.analyses.series import yearly_series
from headwater.analyses.shares import shares
from headwater.released.release import Break, Signal

MOST_SIGNALS = 5
SMALLEST_CHANGE = 1.10
"""With many events chance alone explains almost nothing: a change must also matter."""
SMALLEST_SHARE_CHANGE = 1.25


def notice(
    values: pa.Table,
    *,
    titles: Mapping[str, str],
    area_names: Mapping[str, str],
    breaks: Sequence[Break],
) -> tuple[Signal, ...]:
    """At most five statements about what changed, the largest change first, one a measure.

    `values` has the columns of MeasureValue. `titles` gives each measure its words, and may give
    a category its own; `area_names` gives those of the areas that may be named.
    No count below eight is compared, nor anything across a break in its series, unless a factor
    from a named source bridges it; then the statement says so.
    """
    series = yearly_series(values)
    last = max((max(years) for years in series.values()), default=None)
    if last is None:
        return ()
    words = Words(titles, area_names, last)
    found = [
        *kept(changes(series, words, breaks), smallest_ratio=SMALLEST_CHANGE),
        *kept(shares(series, words, breaks), smallest_ratio=SMALLEST_SHARE_CHANGE),
    ]
    return tuple(finding.signal for finding in largest_of_each_measure(found)[:MOST_SIGNALS])
