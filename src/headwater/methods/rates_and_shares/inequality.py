"""How steeply a measure falls or rises over groups of people, from most to least deprived.

Groups are ordered from the most deprived; each is placed at the middle of its share of all
people. A straight line through them, weighted by people, gives both indices: slope, its fitted
value at the least deprived end less that at the most deprived, and relative, the one over the
other.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers


class Scale(Enum):
    """On which scale the groups' values vary by chance as the normal distribution does."""

    AS_IS = "as it is"
    LOGARITHM = "logarithm"
    LOGIT = "logit"


@dataclass(frozen=True, slots=True)
class Inequality:
    """Slope and relative index of each place, with their limits."""

    slope: Numbers
    slope_lower: Numbers
    slope_upper: Numbers
    relative: Numbers
    relative_lower: Numbers
    relative_upper: Numbers


def inequality(
    values: npt.ArrayLike,
    people: npt.ArrayLike,
    standard_errors: npt.ArrayLike,
    *,
    scale: Scale = Scale.AS_IS,
    fitted_on_scale: bool = False,
    level: float = 0.95,
    draws: int = 0,
    generator: np.random.Generator | None = None,
) -> Inequality:
    """Slope and relative index of inequality, most deprived group first on the last axis.

    `standard_errors` are those of the values on their `scale` (logarithm for rates, logit for
    shares; see `scale_standard_errors`). The line is fitted to the values themselves, or to their
    logarithm or logit if `fitted_on_scale`. With `draws` (1,000 or more) the limits are quantiles
    of that many simulated fits by the given generator; with none they are analytic: the slope is
    a weighted sum of the values, and its variance follows; the relative index is taken on its
    logarithm. Where a fitted end is not above zero there is no relative index: it is missing.
    Raises ValueError for fewer than three groups, a group without people, a missing number, a
    negative standard error, or a value that the scale does not have.
    Source: Low & Low 2004, Journal of Public Health 26, 388-395; Office for Health Improvement
    and Disparities, public health technical guidance, slope index of inequality.

    >>> found = inequality([30, 26, 21, 18, 12], [10, 10, 10, 10, 10], [1, 1, 1, 1, 1])
    >>> found.slope.round(2).item(), found.relative.round(4).item()
    (-22.0, 0.321)
    >>> found.slope_lower.round(2).item(), found.slope_upper.round(2).item()
    (-25.1, -18.9)
    """
    points = np.asarray(values, dtype=np.float64)
    errors = np.broadcast_to(np.asarray(standard_errors, dtype=np.float64), points.shape)
    weights = np.broadcast_to(np.asarray(people, dtype=np.float64), points.shape)
    _check(points, weights, errors)
    line = _Line(*_coefficients(weights), scale, fitted_on_scale)
    start = _to(scale, points)
    if not draws:
        return _analytic(line, start, errors, level)
    if draws < 1_000 or generator is None:
        raise ValueError(f"found {draws} draws; expected 1,000 or more, and a generator")
    return _simulated(line, start, errors, level, draws, generator)


def scale_standard_errors(
    lower: npt.ArrayLike, upper: npt.ArrayLike, *, scale: Scale, level: float = 0.95
) -> Numbers:
    """Standard errors on the scale, from the limits of each value's interval at that level.

    Raises ValueError for limits that the scale does not have, or a lower above its upper.

    >>> scale_standard_errors([90.0], [110.0], scale=Scale.LOGARITHM).round(4).tolist()
    [0.0512]
    """
    low, high = (_to(scale, np.asarray(each, dtype=np.float64)) for each in (lower, upper))
    if not (low <= high).all():
        raise ValueError("found a lower limit above its upper, or a missing one; expected neither")
    spread: Numbers = (high - low) / (2 * _z(level))
    return spread


@dataclass(frozen=True, slots=True)
class _Line:
    """What each group counts for in the fitted values at both ends, and where the line is."""

    at_start: Numbers
    at_end: Numbers
    scale: Scale
    fitted_on_scale: bool

    def ends(self, on_scale: Numbers) -> tuple[Numbers, Numbers]:
        """The line's values at the most and the least deprived end."""
        if self.fitted_on_scale:
            first, last = _sum(self.at_start, on_scale), _sum(self.at_end, on_scale)
            return _from(self.scale, first), _from(self.scale, last)
        values = _from(self.scale, on_scale)
        return _sum(self.at_start, values), _sum(self.at_end, values)

    def gradients(self, on_scale: Numbers) -> tuple[Numbers, Numbers]:
        """How the values at both ends move with each group's value on the scale."""
        if not self.fitted_on_scale:
            slopes = _gradient(self.scale, _from(self.scale, on_scale))
            return self.at_start * slopes, self.at_end * slopes
        first, last = self.ends(on_scale)
        return (
            self.at_start * _gradient(self.scale, first)[..., None],
            self.at_end * _gradient(self.scale, last)[..., None],
        )


def _sum(weights: Numbers, values: Numbers) -> Numbers:
    """The weighted sum along the last axis, without the product in memory."""
    total: Numbers = np.einsum("...k,...k->...", weights, values)
    return total


def _coefficients(people: Numbers) -> tuple[Numbers, Numbers]:
    """Least squares weighted by people: what each group adds to the fit at 0 and at 1."""
    share = people / people.sum(axis=-1, keepdims=True)
    place = np.cumsum(share, axis=-1) - share / 2 - 0.5
    slope = share * place / np.sum(share * place**2, axis=-1, keepdims=True)
    return share - slope / 2, share + slope / 2


def _analytic(line: _Line, on_scale: Numbers, errors: Numbers, level: float) -> Inequality:
    first, last = line.ends(on_scale)
    to_first, to_last = line.gradients(on_scale)
    slope = last - first
    reach = _z(level) * np.sqrt(np.sum(((to_last - to_first) * errors) ** 2, axis=-1))
    positive = (first > 0) & (last > 0)
    low, high = np.where(positive, first, np.nan), np.where(positive, last, np.nan)
    bend = to_last / high[..., None] - to_first / low[..., None]
    factor = np.exp(_z(level) * np.sqrt(np.sum((bend * errors) ** 2, axis=-1)))
    relative = high / low
    return Inequality(
        slope, slope - reach, slope + reach, relative, relative / factor, relative * factor
    )


def _simulated(
    line: _Line,
    on_scale: Numbers,
    errors: Numbers,
    level: float,
    draws: int,
    generator: np.random.Generator,
) -> Inequality:
    exact = _analytic(line, on_scale, errors, level)
    limits = np.empty((4, *on_scale.shape[:-1]))
    tails = [(1 - level) / 2, (1 + level) / 2]
    for place in np.ndindex(on_scale.shape[:-1]):  # one at a time, to hold the memory down
        there = _Line(line.at_start[place], line.at_end[place], line.scale, line.fitted_on_scale)
        noise = generator.standard_normal((draws, on_scale.shape[-1]))
        first, last = there.ends(on_scale[place] + errors[place] * noise)
        limits[(slice(0, 2), *place)] = np.quantile(last - first, tails)
        limits[(slice(2, 4), *place)] = np.quantile(last / first, tails)
    related = np.isnan(exact.relative)
    limits[2:, related] = np.nan
    return Inequality(exact.slope, limits[0], limits[1], exact.relative, limits[2], limits[3])


def _check(points: Numbers, people: Numbers, errors: Numbers) -> None:
    if points.ndim == 0 or points.shape[-1] < 3:
        raise ValueError(f"found values of shape {points.shape}; expected three groups or more")
    if not (people > 0).all():
        raise ValueError("found a group without people; expected some in every group")
    if not (errors >= 0).all() or not np.isfinite(points).all():
        raise ValueError("found a missing value, or a standard error missing or below zero")


def _to(scale: Scale, values: Numbers) -> Numbers:
    if scale is Scale.AS_IS:
        return values
    most = 1.0 if scale is Scale.LOGIT else np.inf
    if not ((values > 0) & (values < most)).all():
        raise ValueError(f"found a value that has no {scale.value}; expected above 0, below {most}")
    logarithm: Numbers = (
        np.log(values) if scale is Scale.LOGARITHM else np.log(values / (1 - values))
    )
    return logarithm


def _from(scale: Scale, numbers: Numbers) -> Numbers:
    if scale is Scale.AS_IS:
        return numbers
    values: Numbers = np.exp(numbers)
    return values if scale is Scale.LOGARITHM else values / (1 + values)


def _gradient(scale: Scale, values: Numbers) -> Numbers:
    """How a value moves with its place on the scale."""
    if scale is Scale.AS_IS:
        return np.ones_like(values)
    return values if scale is Scale.LOGARITHM else values * (1 - values)


def _z(level: float) -> float:
    from scipy.special import ndtri

    return float(ndtri((1 + level) / 2))
