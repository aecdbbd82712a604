"""Invented names, and the ways in which clerks and friends write them differently."""

from itertools import product

import numpy as np

from headwater.demo.seeds.draws import stream

VARIANTS = 4
"""Each name is kept as itself, two misspellings, and a nickname (the name itself for surnames)."""

_BEGINNINGS = (*"BDFGJKLMNPRSTV", "Br", "Dr", "Gr", "Th", "Cl", "St")
_MIDDLES = ("a", "e", "i", "o", "ai", "ea", "ou")
_FEMALE_ENDS = ("lla", "nia", "ssa", "rin", "lith", "mina", "ra", "dra")
_MALE_ENDS = ("ron", "vin", "lan", "dric", "mas", "ton", "bert", "no")
_FAMILY_MIDDLES = ("l", "nd", "r", "st", "m", "ck")
_FAMILY_ENDS = ("berry", "croft", "den", "field", "ham", "ley", "more", "well", "wick", "worth")
_PLACE_ENDS = ("bridge", "combe", "garth", "hurst", "minster", "stead", "thorpe", "wold")
"""No family name ends so: a name of a place in plain is then nobody's name."""


def given_names(seed: int, *, female: bool) -> list[str]:
    """Given names, most frequent first, each followed by its variants."""
    ends = _FEMALE_ENDS if female else _MALE_ENDS
    made = ["".join(parts) for parts in product(_BEGINNINGS, _MIDDLES, ends)]
    shuffled = _shuffled(made, seed, f"given {female}")[:260]
    return [form for name in shuffled for form in (*_misspelt(name), _nickname(name))]


def family_names(seed: int) -> list[str]:
    """Family names, most frequent first, each followed by its variants."""
    parts = product(_BEGINNINGS, _MIDDLES[:4], _FAMILY_MIDDLES, _FAMILY_ENDS)
    shuffled = _shuffled(["".join(part) for part in parts], seed, "family")[:2400]
    return [form for name in shuffled for form in (*_misspelt(name), name)]


def place_names(seed: int) -> list[str]:
    """What venues and streets are called after."""
    parts = product(_BEGINNINGS, _MIDDLES[:4], _FAMILY_MIDDLES, _PLACE_ENDS)
    return _shuffled(["".join(part) for part in parts], seed, "places")


def _shuffled(names: list[str], seed: int, purpose: str) -> list[str]:
    order = stream(seed, purpose).permutation(len(names))
    return [names[position] for position in order]


def _misspelt(name: str) -> tuple[str, str, str]:
    """The name, with two letters exchanged, and with one letter dropped."""
    middle = len(name) // 2
    exchanged = name[:middle] + name[middle : middle + 2][::-1] + name[middle + 2 :]
    dropped = name[: middle + 1] + name[middle + 2 :]
    return name, exchanged, dropped


def _nickname(name: str) -> str:
    vowels = [place for place, letter in enumerate(name) if letter in "aeiou"]
    stem = name[: vowels[0] + 2] if vowels else name[:3]
    return stem.rstrip("aeiou") + "y"


def frequencies(count: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """How common each of `count` names is: a few are very common, as real names are."""
    return np.asarray(1 / np.arange(3, count + 3) ** 0.7, dtype=np.float64)
