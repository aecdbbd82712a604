"""Schematic small areas: a lattice of jittered hexagons, cut into contiguous districts.

The map lies around longitude 0 and latitude 0, in the open sea, so that nobody takes it for a
real place, and a degree is as wide as it is high.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from headwater.definitions.partnership import Partnership
from headwater.demo.seeds.draws import Integers, Numbers, stream
from headwater.demo.seeds.volume import Volume

_STEP = 0.02
"""Degrees between the centres of neighbouring hexagons: about 2 km."""

_LARGE_TOWN_CODES = ("E06", "E08")
"""Unitary and metropolitan districts have codes of these entities (ONS code history)."""

_AREAS_PER_WARD = 5
_NEIGHBOUR_OFFSETS = ((1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1))


@dataclass(frozen=True, slots=True)
class Geography:
    """The small areas in order of their codes. Arrays hold one item for each small area.

    `neighbours` has six columns; -1 marks the edge of the partnership. `town` is the position of
    the district with the large town, `remoteness` the distance from its centre in steps.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    ward_codes: tuple[str, ...]
    ward_names: tuple[str, ...]
    outlines: tuple[str, ...]
    district: Integers
    neighbours: Integers
    remoteness: Numbers
    town: int

    def touching(self, areas: Integers) -> Integers:
        """The small areas that touch `areas` and are not among them."""
        around = np.unique(self.neighbours[areas])
        return np.setdiff1d(around[around >= 0], areas)


def draw_geography(partnership: Partnership, *, seed: int, volume: Volume) -> Geography:
    """The partnership's small areas, the same for the same seed."""
    generator = stream(seed, "geography")
    lattice = _lattice(volume.small_areas, generator)
    neighbours = _neighbours(lattice)
    town = town_position(partnership)
    centres = _centres(lattice)
    remoteness = np.hypot(*(centres - centres[0]).T) / _STEP
    sizes = _district_sizes(len(partnership.districts), town, len(lattice), generator)
    district = _districts(centres, remoteness, sizes, town)
    district = _joined_up(district, neighbours)
    order = np.lexsort((centres[:, 0], centres[:, 1], district))
    return _in_order(partnership, lattice, neighbours, district, remoteness, town, order, generator)


def town_position(partnership: Partnership) -> int:
    """The district with the large town: the first unitary or metropolitan one, else the first."""
    codes = [district.code for district in partnership.districts]
    large = (position for position, code in enumerate(codes) if code[:3] in _LARGE_TOWN_CODES)
    return next(large, 0)


def _lattice(count: int, generator: np.random.Generator) -> Integers:
    """The `count` hexagons nearest to the middle, within an uneven outline."""
    reach = int(np.sqrt(count)) + 3
    columns, rows = np.meshgrid(np.arange(-reach, reach + 1), np.arange(-reach, reach + 1))
    cells = np.stack([columns.ravel(), rows.ravel()], axis=1).astype(np.int64)
    x, y = _centres(cells).T
    phases = generator.uniform(0, 2 * np.pi, 2)
    angle = np.arctan2(y, x)
    outline = 1 + 0.10 * np.cos(2 * angle + phases[0]) + 0.06 * np.cos(3 * angle + phases[1])
    nearest = np.argsort(np.hypot(x, y) / outline, kind="stable")
    return cells[nearest[:count]]


def _centres(lattice: Integers) -> Numbers:
    columns, rows = lattice[:, 0], lattice[:, 1]
    return np.stack([_STEP * (columns + rows / 2), _STEP * rows * np.sqrt(3) / 2], axis=1)


def _neighbours(lattice: Integers) -> Integers:
    position = {(column, row): index for index, (column, row) in enumerate(lattice.tolist())}
    return np.array(
        [
            [position.get((column + across, row + up), -1) for across, up in _NEIGHBOUR_OFFSETS]
            for column, row in lattice.tolist()
        ],
        dtype=np.int64,
    )


def _district_sizes(
    districts: int, town: int, areas: int, generator: np.random.Generator
) -> Integers:
    weights = generator.uniform(0.8, 1.2, districts)
    weights[town] = 2.4
    bounds = np.round(np.cumsum(weights) / weights.sum() * areas)
    return np.asarray(np.diff(bounds, prepend=0), dtype=np.int64)


def _districts(centres: Numbers, remoteness: Numbers, sizes: Integers, town: int) -> Integers:
    """The town in the middle, the others around it like slices."""
    district = np.empty(len(centres), dtype=np.int64)
    by_distance = np.argsort(remoteness, kind="stable")
    district[by_distance[: sizes[town]]] = town
    rest = by_distance[sizes[town] :]
    around = rest[np.argsort(np.arctan2(centres[rest, 1], centres[rest, 0]), kind="stable")]
    others = [position for position in range(len(sizes)) if position != town]
    district[around] = np.repeat(others, sizes[others])
    return district


def _joined_up(district: Integers, neighbours: Integers) -> Integers:
    """Give every piece that is cut off from its district to the district around it."""
    district = district.copy()
    for _ in range(len(district)):
        stray = _stray_areas(district, neighbours)
        if not len(stray):
            break
        for area in stray:
            around = neighbours[area][neighbours[area] >= 0]
            other = district[around][district[around] != district[area]]
            if len(other):
                district[area] = np.bincount(other).argmax()
    return district


def _stray_areas(district: Integers, neighbours: Integers) -> Integers:
    here, side = np.nonzero(neighbours >= 0)
    there = neighbours[here, side]
    same = district[here] == district[there]
    shape = (len(district), len(district))
    links = csr_matrix((np.ones(same.sum()), (here[same], there[same])), shape=shape)
    _, piece = connected_components(links, directed=False)
    largest = {
        int(district[areas[0]]): piece_number
        for piece_number in np.argsort(np.bincount(piece), kind="stable")
        for areas in [np.nonzero(piece == piece_number)[0]]
    }
    return np.array(
        [area for area in range(len(district)) if piece[area] != largest[int(district[area])]],
        dtype=np.int64,
    )


def _in_order(
    partnership: Partnership,
    lattice: Integers,
    neighbours: Integers,
    district: Integers,
    remoteness: Numbers,
    town: int,
    order: Integers,
    generator: np.random.Generator,
) -> Geography:
    """Renumber everything in the order of the codes."""
    position = np.full(len(order) + 1, -1, dtype=np.int64)
    position[order] = np.arange(len(order))
    district = district[order]
    within = np.arange(len(order)) - np.searchsorted(district, district, side="left")
    ward = within // _AREAS_PER_WARD
    called = [partnership.districts[number].name for number in district]
    return Geography(
        codes=tuple(f"Z01{number:06d}" for number in range(1, len(order) + 1)),
        names=tuple(
            f"{name} schematic {number + 1:03d}"
            for name, number in zip(called, within, strict=True)
        ),
        ward_codes=tuple(
            f"Z05{area:03d}{number:03d}" for area, number in zip(district, ward, strict=True)
        ),
        ward_names=tuple(
            f"{name} schematic ward {number + 1:02d}"
            for name, number in zip(called, ward, strict=True)
        ),
        outlines=_outlines(lattice[order], generator),
        district=district,
        neighbours=position[neighbours[order]],
        remoteness=remoteness[order],
        town=town,
    )


def _outlines(lattice: Integers, generator: np.random.Generator) -> tuple[str, ...]:
    """Hexagons whose shared corners are moved together, so that no gap opens between them."""
    angles = np.pi / 6 + np.arange(6) * np.pi / 3
    radius = _STEP / np.sqrt(3)
    corners = _centres(lattice)[:, None, :] + radius * np.stack(
        [np.cos(angles), np.sin(angles)], axis=1
    )
    grid = np.round(corners / (_STEP / 100)).astype(np.int64).reshape(-1, 2)
    distinct, which = np.unique(grid, axis=0, return_inverse=True)
    moved = distinct * (_STEP / 100) + generator.normal(0, _STEP * 0.07, distinct.shape)
    rings = moved[which.ravel()].reshape(len(lattice), 6, 2)
    return tuple(_polygon(ring) for ring in rings)


def _polygon(ring: Numbers) -> str:
    points = [f"{longitude:.6f} {latitude:.6f}" for longitude, latitude in ring]
    return f"POLYGON (({', '.join([*points, points[0]])}))"
