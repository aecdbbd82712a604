"""A release written before areas could be made of several districts still opens."""

import json

import pytest
from tests.unit.products import joined, sample

from headwater.products import write_release
from headwater.released import ReleasedReader
from headwater.vocabulary.areas import AreaType


@pytest.fixture
def old(tmp_path):
    """Format 1: no grouping and no member codes in any area."""
    folder = write_release(sample.released(sample.MEASURES[:1]), root=tmp_path, figures=False)
    areas = json.loads((folder / "areas.json").read_text())
    for area in areas:
        assert (area.pop("grouping"), area.pop("member_codes")) == (None, [])
    manifest = json.loads((folder / "manifest.json").read_text()) | {"format_version": 1}
    for name, content in (("areas.json", areas), ("manifest.json", manifest)):
        (folder / name).chmod(0o644)
        (folder / name).write_text(json.dumps(content))
    return ReleasedReader(tmp_path).open(sample.RELEASE_ID)


def test_its_areas_are_as_they_were(old):
    assert old.areas == sample.areas()
    assert old.areas_of_type(AreaType.PARTNERSHIP_AREA) == ()


def test_its_numbers_can_be_read_and_explained(old):
    assert old.latest("sharp_admissions", sample.WHOLE).year is not None
    assert old.explain("sharp_admissions", sample.WHOLE, "2025").decision.startswith("Shown.")


def test_a_release_of_today_says_its_format(tmp_path):
    folder = write_release(joined.release_of(9, (1, 2, 3)), root=tmp_path, figures=False)
    assert json.loads((folder / "manifest.json").read_text())["format_version"] == 2
