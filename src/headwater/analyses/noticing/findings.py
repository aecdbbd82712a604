"""What a comparison found, and which findings are worth a statement."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.analyses.noticing.series import SeriesKey
from headwater.methods.false_discovery import adjusted_p_values
from headwater.released.release import Signal

FALSE_DISCOVERY_RATE = 0.05 / 3
"""For each of the three questions asked, so that all together keep to 5%."""


@dataclass(frozen=True, slots=True)
class Words:
    """The names that a statement may use, and the year that it is about."""

    titles: Mapping[str, str]
    area_names: Mapping[str, str]
    last: int

    def name(self, key: SeriesKey) -> bool:
        """Whether there are words for the series' measure and area."""
        return key.measure in self.titles and key.area_code in self.area_names


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison: how likely by chance, how large, and the statement it would make."""

    p_value: float
    ratio: float
    signal: Signal

    @property
    def size(self) -> float:
        """How large the change is, the same for a doubling and a halving."""
        return abs(math.log(self.ratio))


def kept(findings: Sequence[Finding], *, smallest_ratio: float) -> list[Finding]:
    """The findings that hold among all that were looked for, and that are large enough."""
    adjusted = adjusted_p_values([finding.p_value for finding in findings])
    return [
        finding
        for finding, p_value in zip(findings, adjusted, strict=True)
        if p_value <= FALSE_DISCOVERY_RATE and finding.size >= math.log(smallest_ratio)
    ]


def largest_of_each_measure(findings: Iterable[Finding]) -> list[Finding]:
    """The largest change first. Equal changes stand in the order of their words."""
    ordered = sorted(findings, key=lambda one: (-one.size, one.signal.headline))
    first: dict[str, Finding] = {}
    for finding in ordered:
        first.setdefault(finding.signal.measure, finding)
    return list(first.values())
