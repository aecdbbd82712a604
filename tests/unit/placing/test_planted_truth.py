"""On planted truth, at least nine in ten of the high band are right."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from scipy.stats import binom

from headwater.definitions.library import Library
from headwater.demo.places.geography import draw_geography
from headwater.demo.seeds.draws import stream
from headwater.demo.seeds.volume import REDUCED
from headwater.demo.writing.place_words import PATTERNS, draw_places, place_words
from headwater.placing import (
    Band,
    Gazetteer,
    Placements,
    Why,
    accuracy_table,
    band_table,
    count_placed,
    place_column,
    read_names,
    reason_table,
)

ROOT = Path(__file__).resolve().parents[3]
ROWS = 12_000
PROMISED = 0.90
SEEDS = (1, 2, 3, 4, 5)
_OF_A_HOME = re.compile("home|house|flat", re.IGNORECASE)


@cache
def planted(seed: int) -> tuple[pa.Array, pa.Array, pa.Array, str]:
    """Texts, true small areas, true districts, and the gazetteer's file."""
    partnership = Library(ROOT / "definitions").partnership("nottinghamshire")
    geography = draw_geography(partnership, seed=seed, volume=REDUCED)
    known = draw_places(partnership, geography, seed=seed)
    generator = stream(seed, "place words")
    areas = generator.integers(0, len(geography.codes), ROWS)
    words = place_words(areas, known, generator)
    codes = [known.town_codes[number] for number in geography.district.tolist()]
    truths = (geography.codes, codes)
    small, district = (pa.array([truth[area] for area in areas.tolist()]) for truth in truths)
    return words, small, district, known.gazetteer()


def placed(seed: int, folder: Path) -> Placements:
    words, _small, _district, names = planted(seed)
    path = folder / "names.csv"
    path.write_text(names, "utf-8")
    return place_column(words, Gazetteer.of(read_names(path)))


@pytest.mark.parametrize("seed", SEEDS)
def test_nine_in_ten_of_the_high_band_are_right(seed: int, tmp_path: Path) -> None:
    _words, small, district, _names = planted(seed)
    placements = placed(seed, tmp_path)
    rows = accuracy_table(placements, small_areas=small, districts=district)
    high = next(row for row in rows if row.band is Band.HIGH)
    assert high.judged > ROWS / 20
    # If nine in ten or fewer were right, so many would be with a chance of one in a thousand.
    assert binom.sf(high.right - 1, high.judged, PROMISED) < 0.001
    # A test that nothing can fail proves nothing: some patients name the wrong place.
    assert high.right < high.judged


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_no_home_and_no_postcode_is_placed(seed: int, tmp_path: Path) -> None:
    words = planted(seed)[0].to_pylist()
    table = placed(seed, tmp_path).table
    reasons = table.column("why").to_pylist()
    areas = table.column("district_code").to_pylist()
    at_home = [row for row, text in enumerate(words) if text and _OF_A_HOME.search(text)]
    postcodes = [row for row, text in enumerate(words) if text and text.startswith("ZZ")]
    assert len(postcodes) > ROWS * 0.1
    assert {reasons[row] for row in postcodes} == {Why.POSTCODE}
    assert {reasons[row] for row in at_home} == {Why.RESIDENTIAL}
    assert {areas[row] for row in at_home + postcodes} == {None}


def test_the_shares_of_the_scenario_are_in_the_totals(tmp_path: Path) -> None:
    counts = count_placed(placed(1, tmp_path))
    rows: Counter[Why] = Counter()
    for row in reason_table(counts):
        rows[row.why] += row.rows / ROWS
    assert sum(rows.values()) == pytest.approx(1)
    assert rows[Why.BLANK] == pytest.approx(PATTERNS["blank"], abs=0.02)
    assert rows[Why.POSTCODE] == pytest.approx(0.12, abs=0.02)
    assert rows[Why.TOWN_WORD] + rows[Why.TOWN] == pytest.approx(0.31, abs=0.02)
    assert sum(row.rows for row in band_table(counts)) == ROWS


def test_the_table_sees_a_placer_that_is_too_sure(tmp_path: Path) -> None:
    _words, small, district, _names = planted(1)
    placements = placed(1, tmp_path)
    table = placements.table
    column = table.schema.get_field_index("band")
    boast = pa.array(
        [Band.HIGH.value if band != "none" else band for band in table["band"].to_pylist()]
    )
    wrong = np.roll(np.array(small.to_pylist(), dtype=object), 1)
    boasting = Placements(table.set_column(column, "band", boast))
    high = accuracy_table(boasting, small_areas=pa.array(wrong.tolist()), districts=district)[0]
    assert high.judged == sum(band != "none" for band in table["band"].to_pylist())
    assert binom.sf(high.right - 1, high.judged, PROMISED) > 0.5


def test_places_without_a_known_truth_are_counted_apart() -> None:
    table = pa.table(
        {
            "small_area_code": ["A", "A", "A", None, None],
            "district_code": ["D", "D", "D", "D", None],
            "band": ["high", "high", "high", "medium", "none"],
            "why": ["named", "named", "named", "town", "blank"],
        }
    )
    small, district = pa.array(["A", "B", None, "B", "A"]), pa.array(["D", "D", "D", "D", "D"])
    high, medium, low = accuracy_table(Placements(table), small_areas=small, districts=district)
    assert (high.judged, high.right, high.not_judged) == (2, 1, 1)
    assert (medium.judged, medium.right) == (1, 1)
    assert (low.judged, low.share) == (0, None)
    with pytest.raises(ValueError, match="expected 5 of each"):
        accuracy_table(Placements(table), small_areas=small[:2], districts=district)
