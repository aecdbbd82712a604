"""Places a column of texts, each distinct text once; codes, bands and reasons come back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pyarrow as pa

from headwater.placing.deciding import place
from headwater.placing.gazetteer import Gazetteer
from headwater.placing.placed import Band, Placed, Why, not_placed
from headwater.vocabulary.counts import counted

_TEXT = pa.string()


@dataclass(frozen=True, slots=True)
class Placements:
    """One row for each row of the column, in its order.

    Columns, all text: `small_area_code` and `district_code` (empty where not known), `band`, `why`.
    """

    table: pa.Table

    def counted(self) -> pa.Table:
        """What may be used beyond totals: small areas that are high, districts high or medium.

        A low place stays in the totals and off every map. Same rows, same columns.
        """
        import pyarrow.compute as pc

        band = self.table.column("band")
        is_sure = pc.equal(band, Band.HIGH.value)
        is_likely = pc.or_(is_sure, pc.equal(band, Band.MEDIUM.value))
        kept = {"small_area_code": is_sure, "district_code": is_likely}
        nothing = pa.scalar(None, _TEXT)
        columns = {
            name: pc.if_else(kept[name], column, nothing) if name in kept else column
            for name, column in zip(self.table.column_names, self.table.columns, strict=True)
        }
        return pa.table(columns)


def place_column(
    words: pa.Array | pa.ChunkedArray,
    gazetteer: Gazetteer,
    *,
    at_home: pa.Array | pa.ChunkedArray | None = None,
    town_district: str | None = None,
) -> Placements:
    """Where each text of a column lies; an empty cell is blank.

    `at_home` is true for the rows whose kind of place is somebody's home: they are never placed,
    whatever the text says. Pass a file in batches; nothing is kept between them.
    Raises ValueError where the column is not of text, or `at_home` is not as long.
    """
    read = partial(place, gazetteer=gazetteer, town_district=town_district)
    return placements_of(words, read, at_home=at_home)


def placements_of(
    words: pa.Array | pa.ChunkedArray,
    read: Callable[[str], Placed],
    *,
    at_home: pa.Array | pa.ChunkedArray | None,
) -> Placements:
    """Where each text of a column lies by `read`, which is asked once for each distinct text."""
    import pyarrow.compute as pc

    encoded = _encoded(words)
    placed = [read(text) for text in encoded.dictionary.to_pylist()]
    placed += [not_placed(Why.BLANK), not_placed(Why.RESIDENTIAL)]
    blank, home = len(placed) - 2, len(placed) - 1
    which = pc.fill_null(pc.cast(encoded.indices, pa.int64()), blank)
    if at_home is not None:
        which = pc.if_else(_mask(at_home, len(which)), pa.scalar(home, pa.int64()), which)
    return Placements(_table(placed).take(which))


def _encoded(words: pa.Array | pa.ChunkedArray) -> pa.DictionaryArray:
    if not (pa.types.is_string(words.type) or pa.types.is_large_string(words.type)):
        raise ValueError(f"found a column of {words.type}; expected text")
    whole = words.combine_chunks() if isinstance(words, pa.ChunkedArray) else words
    return whole.dictionary_encode()


def _mask(at_home: pa.Array | pa.ChunkedArray, rows: int) -> pa.Array:
    import pyarrow.compute as pc

    if len(at_home) != rows:
        raise ValueError(f"found {counted(len(at_home), 'row')} in at_home; expected {rows}")
    whole = at_home.combine_chunks() if isinstance(at_home, pa.ChunkedArray) else at_home
    return pc.fill_null(whole, False)


def _table(placed: list[Placed]) -> pa.Table:
    return pa.table(
        {
            "small_area_code": pa.array([each.small_area_code for each in placed], _TEXT),
            "district_code": pa.array([each.district_code for each in placed], _TEXT),
            "band": pa.array([each.band.value for each in placed], _TEXT),
            "why": pa.array([each.why.value for each in placed], _TEXT),
        }
    )
