"""Counts of areas over times, with when each area was first treated: checked once, for all."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers

NEVER = -1
FEWEST_COMPARISON_AREAS = 2
FEWEST_TREATED_AREAS = 3


@dataclass(frozen=True, slots=True)
class Panel:
    """(areas, times). A missing count has a count and an exposure of 0, so that it adds nothing.

    `first_treated` is the position of each area's first treated time, `NEVER` for none.
    """

    counts: Numbers
    exposure: Numbers
    first_treated: npt.NDArray[np.intp]
    left_out: int

    @property
    def never(self) -> npt.NDArray[np.bool_]:
        """Areas that are never treated."""
        areas: npt.NDArray[np.bool_] = self.first_treated == NEVER
        return areas

    @property
    def from_start(self) -> npt.NDArray[np.intp]:
        """How many times from its start each area-time lies; 0 is the first treated time.

        Of areas that are never treated it says nothing.
        """
        return np.arange(self.counts.shape[1]) - self.first_treated[:, None]

    @property
    def treated_cells(self) -> npt.NDArray[np.bool_]:
        """Area-times with the intervention."""
        cells: npt.NDArray[np.bool_] = ~self.never[:, None] & (self.from_start >= 0)
        return cells

    @property
    def times_before(self) -> npt.NDArray[np.bool_]:
        """Area-times of treated areas before their start."""
        cells: npt.NDArray[np.bool_] = ~self.never[:, None] & (self.from_start < 0)
        return cells


def checked_panel(
    counts: npt.ArrayLike, *, first_treated: npt.ArrayLike, exposure: npt.ArrayLike = 1.0
) -> Panel:
    """A panel that a comparison can be made with. Missing counts (NaN) are left out and counted.

    `exposure` (people) is one number, one for each area, or one for each area and time.
    Raises ValueError on counts that are negative or infinite, an exposure that is not above 0,
    starts that do not fit, a treated area without a time before or after, fewer than two
    comparison areas at a time, or no event in an area that the sums stand on.

    >>> panel = checked_panel([[2, 1], [3, np.nan], [4, 4], [5, 6]], first_treated=[1, -1, -1, -1])
    >>> panel.treated_cells.sum().item(), panel.left_out
    (1, 1)
    """
    observed = np.asarray(counts, dtype=np.float64)
    if observed.ndim != 2:
        raise ValueError(f"found counts of shape {observed.shape}; expected areas by times")
    if (observed < 0).any() or np.isinf(observed).any():
        raise ValueError("found a negative or infinite count; expected zero or more")
    held = ~np.isnan(observed)
    at_risk = _exposure(exposure, observed.shape)
    if not (np.isfinite(at_risk) & (at_risk > 0))[held].all():
        raise ValueError("found an exposure that is not above 0; expected people or time at risk")
    panel = Panel(
        counts=np.where(held, observed, 0.0),
        exposure=np.where(held, at_risk, 0.0),
        first_treated=checked_starts(first_treated, *observed.shape),
        left_out=int((~held).sum()),
    )
    _refuse_unusable(panel)
    return panel


def checked_starts(first_treated: npt.ArrayLike, areas: int, times: int) -> npt.NDArray[np.intp]:
    """Starts as positions. Raises ValueError as `checked_panel`.

    >>> checked_starts([2, -1, -1], 3, 4).tolist()
    [2, -1, -1]
    """
    given = np.asarray(first_treated, dtype=np.float64)
    if given.shape != (areas,) or not np.isfinite(given).all() or (given % 1 != 0).any():
        raise ValueError(
            f"found starts of shape {given.shape} for {areas} areas; expected the position of the"
            " first treated time of each, or -1 for never"
        )
    starts = given.astype(np.intp)
    if ((starts < NEVER) | (starts >= times)).any():
        raise ValueError(f"found a start outside the {times} times; expected one within, or -1")
    if (starts == 0).any():
        raise ValueError("found a treated area without a time before its start; expected some")
    if (starts == NEVER).all():
        raise ValueError("found no treated area; expected some")
    return starts


def _exposure(exposure: npt.ArrayLike, shape: tuple[int, ...]) -> Numbers:
    at_risk = np.asarray(exposure, dtype=np.float64)
    if at_risk.shape == shape[:1] and at_risk.ndim == 1:
        at_risk = at_risk[:, None]
    try:
        return np.broadcast_to(at_risk, shape)
    except ValueError as error:
        raise ValueError(
            f"found an exposure of shape {at_risk.shape}; expected one number, one for each of"
            f" {shape[0]} areas, or one for each area and time"
        ) from error


def _refuse_unusable(panel: Panel) -> None:
    for cells, words in ((panel.times_before, "before"), (panel.treated_cells, "after")):
        if ((panel.exposure * cells).sum(axis=1) == 0)[~panel.never].any():
            raise ValueError(
                f"found a treated area without a count {words} its start; expected at least one"
            )
