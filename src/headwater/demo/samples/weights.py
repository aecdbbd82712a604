"""Samples of weights of offences: one edition of an invented scale, and what goes wrong in one."""

from datetime import date

import numpy as np

from headwater.demo.registers.weighing import SCALES, numbers
from headwater.demo.samples.counts import feed_of
from headwater.demo.samples.sheets import Mistake, Row


def _written() -> tuple[str, ...]:
    """Offence codes in each of the forms that forces write: 5/1, 005/01 and 00501."""
    forms: dict[str, None] = {}
    for row in numbers():
        group, _, part = row["offence_code"].partition("/")
        forms |= dict.fromkeys(
            (row["offence_code"], f"{group:0>3}/{part:0>2}", f"{group:0>3}{part:0>2}")
        )
    # Five digits that begin with 1 to 5 are what a spreadsheet makes of a date.
    return tuple(form for form in forms if form[0] == "0" or "/" in form)


CODES = _written()
_KEPT_FOR_MISTAKES = 8
_SOUND = CODES[_KEPT_FOR_MISTAKES:]
_SCALE = SCALES[1]


def _weight(generator: np.random.Generator, month: date, number: int) -> Row:
    return {
        "scale": _SCALE.scale,
        "scale_title": _SCALE.title,
        "scale_kind": _SCALE.kind,
        "edition": f"{month:%Y}",
        "dated": f"{month:%Y-%m}-01",
        "source": "Invented weights for the demonstration",
        "licence": "None needed: it is invented",
        "unit": _SCALE.unit,
        "price_year": "2024/25",
        "offence_code": _SOUND[(number - 1) % len(_SOUND)],
        "weight": str(int(generator.integers(1, 900)) * 100),
    }


def _mistake(place: int, reason: str, header: str, text: str) -> Mistake:
    """A mistake in the row of a code that no sound row has."""
    return Mistake(reason, (("offence_code", CODES[place]), (header, text)))


WEIGHTS = feed_of(
    "event_weights",
    _weight,
    _mistake(1, "missing_value", "source", ""),
    _mistake(2, "missing_value", "licence", ""),
    _mistake(3, "missing_value", "weight", ""),
    _mistake(4, "out_of_range", "weight", "-365"),
    _mistake(5, "not_a_number", "weight", "life"),
    _mistake(6, "not_in_codelist", "scale_kind", "points"),
    _mistake(7, "pattern_not_matched", "scale", "Invented scale!"),
    Mistake("not_in_codelist", (("offence_code", "8N"),)),
    Mistake("repeated_reference", (("offence_code", _SOUND[0]),)),
    old_headers=(("offence_code", "HO Code"),),
    unique=None,
    refuses=False,
)
FEEDS = (WEIGHTS,)
