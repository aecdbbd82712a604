"""Counts as local returns write them, and what all samples of counts share."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from headwater.demo.samples.sheets import Feed, Mistake, Row, Sheet, district, mistake, weighted
from headwater.demo.seeds.draws import stream

REFERENCE = "Return Ref"
PERSON_HEADERS = ("Pupil Name", "DOB", "UPN", "NHS Number", "Home Postcode", "Address Line 1")
_SMALL = 5


def written(generator: np.random.Generator, count: int) -> str:
    """A count: one to four are withheld, as most returns do, in one of two ways."""
    return weighted(generator, ("<5", "*"), (4, 1)) if 0 < count < _SMALL else str(count)


def some(generator: np.random.Generator, mean: float) -> str:
    """A count about a mean."""
    return written(generator, int(generator.poisson(mean)))


def part(generator: np.random.Generator, whole: int, share: float) -> str:
    """A count of those among `whole`; sometimes nobody filled it in, and it is left blank."""
    if generator.random() < 0.03:
        return ""
    return written(generator, int(generator.binomial(whole, share)))


def reference(prefix: str, month: date, number: int) -> str:
    """The reference of a row, marked synthetic."""
    return f"SYN-{prefix}{month:%y%m}-{number:05d}"


def school(number: int) -> str:
    """A school number beyond those in use."""
    return str(990_000 + number % 60)


def local_row(
    generator: np.random.Generator, prefix: str, month: date, number: int, **cells: str
) -> Row:
    """A row of a local return: its reference, its district and the cells of the feed."""
    return {
        REFERENCE: reference(prefix, month, number),
        "District": district(generator),
        **cells,
    }


def feed_of(
    feed: str,
    row: Callable[[np.random.Generator, date, int], Row],
    *mistakes: Mistake,
    old_headers: Sequence[tuple[str, str]] = (),
    unique: str | None = REFERENCE,
    refuses: bool = True,
) -> Feed:
    """A sample whose headers are those of its rows."""
    headers = tuple(row(stream(0, feed), date(2025, 1, 1), 1))
    return Feed(
        feed=feed,
        headers=headers,
        row=row,
        mistakes=mistakes,
        old_headers=tuple(old_headers),
        reference=unique,
        person_headers=PERSON_HEADERS if refuses else (),
    )


def usual_mistakes(day: str, count: str) -> tuple[Mistake, ...]:
    """What goes wrong in every return: the reference, the date, and a count in words."""
    return (
        mistake("missing_value", REFERENCE, ""),
        mistake("missing_value", day, ""),
        mistake("not_a_date", day, "Autumn term"),
        mistake("date_out_of_range", day, "2125-09-01"),
        mistake("missing_value", count, ""),
        mistake("not_a_number", count, "about 12"),
        mistake("not_a_number", count, "12.5"),
        mistake("out_of_range", count, "-3"),
    )


def in_several_forms(sheet: Sheet, header: str, forms: Sequence[str]) -> Sheet:
    """The sheet with its dates in one form after another, as where several people fill it in."""
    rows = (
        {**row, header: date.fromisoformat(row[header]).strftime(forms[number % len(forms)])}
        for number, row in enumerate(sheet.rows)
    )
    return replace(sheet, rows=tuple(rows))
