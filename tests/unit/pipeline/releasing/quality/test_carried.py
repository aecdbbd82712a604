"""What is said of residents who were counted in areas of another census."""

import pyarrow as pa

from headwater.pipeline.releasing.quality import carried_words


def said(*rows: tuple[int, str, float]) -> tuple[str, ...]:
    names = ("year", "way", "persons")
    return carried_words(pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows]))


def test_each_year_says_what_was_apportioned_and_what_was_not_carried() -> None:
    (words,) = said(
        (2019, "stated", 9_000.0),
        (2019, "apportioned", 900.0),
        (2019, "not_carried", 100.0),
        (2022, "stated", 10_000.0),
    )
    assert words.startswith(
        "Residents of 2019: 9.0% counted in small areas of 2011 that were split"
    )
    assert "1.0% counted in small areas of 2011 without weights, and not carried" in words


def test_a_few_are_never_said_to_be_none() -> None:
    (words,) = said((2019, "stated", 1_000_000.0), (2019, "exact", 3.0))
    assert "under 0.1% counted" in words


def test_nothing_is_said_where_nothing_was_carried() -> None:
    assert said((2022, "stated", 10.0)) == ()
