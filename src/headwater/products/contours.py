"""The motif: fine contour lines of a river's source, drawn by code, decorative only."""

from math import cos, pi, sin

from headwater.products.palette import RIVER

_RINGS = 16
_STEPS = 90
_WIDTH, _HEIGHT = 700, 340


def contours() -> str:
    """A field of closed lines around a spring, as SVG without any text."""
    rings = "".join(_ring(number) for number in range(1, _RINGS + 1))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'fill="none" stroke="{RIVER}" stroke-width="1" aria-hidden="true">{rings}</svg>'
    )


def _ring(number: int) -> str:
    points = (_point(number, 2 * pi * step / _STEPS) for step in range(_STEPS))
    path = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{path}Z" opacity="{0.75 - 0.035 * number:.2f}"/>'


def _point(number: int, angle: float) -> tuple[float, float]:
    """Rings widen away from the spring and bend where a valley would run."""
    reach = 9 + 21 * number
    bend = 1 + 0.16 * sin(3 * angle + number / 4) + 0.09 * cos(5 * angle - number / 6)
    return 470 + 1.45 * reach * bend * cos(angle), 165 + 0.72 * reach * bend * sin(angle)
