"""The synthetic partnership: files in the partners' own shapes, with planted truths.

It grows upwards, and no room knows one above it: `seeds`, `places`, `people`, then `violence` (what
happens) beside `writing` (how it is written down), then a room for each kind of source, and
`delivering`, which puts every file out. `samples` are small sheets of single feeds, for tests.
"""

from headwater.demo.delivering.generation import generate
from headwater.demo.places.outside import invented_neighbours
from headwater.demo.seeds.truths import TRUTHS, Truths, describe
from headwater.demo.seeds.volume import FULL, REDUCED, Volume
from headwater.demo.writing.files import DemoFile, DemoFiles

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
