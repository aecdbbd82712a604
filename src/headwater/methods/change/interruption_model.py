"""What an interrupted series is taken to follow: chosen before its data are seen."""

from dataclasses import dataclass
from enum import StrEnum


class Scatter(StrEnum):
    """What the counts are taken to scatter like about what is expected."""

    POISSON = "poisson"
    """Variance equals the mean: rarely true of counts of people."""
    QUASI_POISSON = "quasi_poisson"
    """Variance is a multiple of the mean, estimated; one below 1 is chance, and taken as 1."""
    NEGATIVE_BINOMIAL = "negative_binomial"
    """Variance grows with the square of the mean, estimated."""


class Change(StrEnum):
    """What is taken to change."""

    LEVEL = "level"
    SLOPE = "slope"
    LEVEL_AND_SLOPE = "level_and_slope"


class Errors(StrEnum):
    """How sure an estimate is taken to be."""

    OF_MODEL = "of_model"
    """As the scatter says, each time by itself."""
    NEWEY_WEST = "newey_west"
    """Robust to any resemblance of neighbours; too narrow in fewer than some hundred times."""
    AUTOREGRESSIVE = "autoregressive"
    """Right for drifting counts, also in short series; no count may be missing."""


@dataclass(frozen=True, slots=True)
class InterruptionModel:
    """The model that is fitted. It is chosen before the data are seen.

    `pairs` of harmonics make the season, of `period` times. `lags` is how
    far Newey-West errors look (None: as is usual for the length; 0: robust to dispersion alone),
    and `small_sample` widens them by n / (n - terms); R's sandwich does not by default, and its
    numbers are those without. `student` compares estimates with
    Student's t (n - terms degrees) where a dispersion is estimated; R's `confint.default` does not.
    """

    change: Change = Change.LEVEL
    scatter: Scatter = Scatter.QUASI_POISSON
    errors: Errors = Errors.OF_MODEL
    period: float = 12
    pairs: int = 2
    lags: int | None = None
    small_sample: bool = True
    student: bool = True
    level: float = 0.95
