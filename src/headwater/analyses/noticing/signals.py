"""What to notice: the few changes that are larger than chance, in words alone.

Three questions are asked. Did a measure change in the latest year from the year before, in the
partnership or a district? Is one age, sex or kind a growing or shrinking share of a measure over
up to five years? Is the newest month above what its season leads one to expect? Each question's
many answers are held to a false-discovery rate together, and how many there were is said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from headwater.analyses.noticing.changes import changes
from headwater.analyses.noticing.findings import Words, kept, largest_of_each_measure
from headwater.analyses.noticing.series import yearly_series
from headwater.analyses.noticing.shares import shares
from headwater.analyses.noticing.warnings import warnings
from headwater.released.release import Break, Signal

MOST_SIGNALS = 5
SMALLEST_CHANGE = 1.10
"""With many events chance alone explains almost nothing: a change must also matter."""
SMALLEST_SHARE_CHANGE = 1.25
SMALLEST_EXCESS = 1.25


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
    asked = [
        (changes(series, words, breaks), SMALLEST_CHANGE),
        (shares(series, words, breaks), SMALLEST_SHARE_CHANGE),
        (warnings(values, words, breaks), SMALLEST_EXCESS),
    ]
    tested = sum(len(findings) for findings, _ in asked)
    found = [
        finding
        for findings, smallest in asked
        for finding in kept(findings, smallest_ratio=smallest)
    ]
    noticed = largest_of_each_measure(found)[:MOST_SIGNALS]
    return tuple(replace(finding.signal, tested=tested) for finding in noticed)
