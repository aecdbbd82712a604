"""The sample release, made and written once."""

from pathlib import Path

import pytest
from tests.unit.products import sample

from headwater.products import point_current, write_release
from headwater.products.figure_set import FigureSet, draw_figures
from headwater.released import Release
from headwater.released.release import Released


@pytest.fixture(scope="session")
def everything() -> Released:
    """All of the sample."""
    return sample.released()


@pytest.fixture(scope="session")
def release(everything: Released) -> Release:
    """The sample, opened in memory."""
    return Release.of(everything)


@pytest.fixture(scope="session")
def figures(release: Release) -> FigureSet:
    """Every figure of the sample, drawn once."""
    return draw_figures(release)


@pytest.fixture
def root(everything: Released, tmp_path: Path) -> Path:
    """A folder of releases whose current one is the sample, numbers only."""
    write_release(everything, root=tmp_path, figures=False)
    point_current(tmp_path, everything.release_id)
    return tmp_path
