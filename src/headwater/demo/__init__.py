"""The synthetic partnership: files in the partners' own shapes, with planted truths."""

from headwater.demo.files import DemoFile, DemoFiles
from headwater.demo.generation import generate
from headwater.demo.outside import invented_neighbours
from headwater.demo.truths import TRUTHS, Truths, describe
from headwater.demo.volume import FULL, REDUCED, Volume

__all__ = [
    "FULL",
    "REDUCED",
    "TRUTHS",
    "DemoFile",
    "DemoFiles",
    "Truths",
    "Volume",
    "describe",
    "generate",
    "invented_neighbours",
]
