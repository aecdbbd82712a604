"""Places sorted into equal groups by a value: tenths, fifths."""

import numpy as np
import numpy.typing as npt

NOT_PLACED = 0


def quantiles(
    values: npt.ArrayLike,
    *,
    groups: int = 10,
    highest_first: bool = True,
    within: npt.ArrayLike | None = None,
) -> npt.NDArray[np.int64]:
    """The group (1 to `groups`) of each value; group 1 holds the highest, or the lowest.

    Equal values are in one group: the one that the first of them falls into. With `within` (one
    label for each value) places are sorted apart within each label. A missing value is in group 0
    (not placed), as are all values of a label with fewer values than groups.
    Raises ValueError unless there are two groups or more.
    Source: Office for Health Improvement and Disparities, public health technical guidance,
    assigning deprivation categories.

    >>> quantiles([5, 1, 4, 2, 3, float("nan")], groups=5).tolist()
    [1, 5, 2, 4, 3, 0]
    >>> quantiles([7, 7, 1, 2], groups=2, highest_first=False).tolist()
    [2, 2, 1, 1]
    """
    numbers = np.asarray(values, dtype=np.float64)
    if groups < 2:
        raise ValueError(f"found {groups} groups; expected two or more")
    placed = np.full(numbers.shape, NOT_PLACED, dtype=np.int64)
    labels = np.zeros(numbers.shape, dtype=np.int64)
    if within is not None:
        labels = np.unique(np.asarray(within), return_inverse=True)[1].reshape(numbers.shape)
    for label in np.unique(labels):
        members = np.flatnonzero((labels == label) & ~np.isnan(numbers))
        if members.size >= groups:
            ordered = -numbers[members] if highest_first else numbers[members]
            placed[members] = _groups_of(ordered, groups)
    return placed


def _groups_of(ordered: npt.NDArray[np.float64], groups: int) -> npt.NDArray[np.int64]:
    """Group of each number, lowest in group 1; ties share the smallest of their ranks."""
    size = ordered.size
    before = np.searchsorted(np.sort(ordered), ordered, side="left")
    # Whole numbers throughout, so that no rounding moves a place over a boundary.
    from_the_top = -(-(size - before) * groups // size)
    return np.maximum(groups + 1 - from_the_top, 1)
