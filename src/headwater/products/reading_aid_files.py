"""Factors and lenses of a release as JSON: definitions in words, without a number."""

from pathlib import Path

from headwater.released import layout
from headwater.released.factors import FACTORS
from headwater.released.lenses import LENSES
from headwater.released.release import Released


def write_reading_aids(released: Released, *, folder: Path) -> None:
    """Write both into the folder of a release."""
    factors = FACTORS.dump_json(released.factors, indent=1)
    (folder / layout.FACTORS).write_bytes(factors + b"\n")
    (folder / layout.LENSES).write_bytes(LENSES.dump_json(released.lenses, indent=1) + b"\n")
