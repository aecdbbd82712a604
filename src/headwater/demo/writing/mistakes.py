"""Rows that a system sends twice."""

import numpy as np
import pyarrow as pa

_REPEATED = 0.002
_DISAGREEING = 0.2


def with_repeats(table: pa.Table, generator: np.random.Generator, *, area: str) -> pa.Table:
    """The table with a few rows sent again at its end; some of them now name another place."""
    again = np.nonzero(generator.random(table.num_rows) < _REPEATED)[0]
    if not len(again):
        return table
    repeats = table.take(pa.array(again))
    codes = repeats.column(area).to_pylist()
    shifted = codes[1:] + codes[:1]
    disagrees = generator.random(len(codes)) < _DISAGREEING
    changed = [
        new if flag else old for new, old, flag in zip(shifted, codes, disagrees, strict=True)
    ]
    position = repeats.schema.get_field_index(area)
    repeats = repeats.set_column(position, area, pa.array(changed, pa.string()))
    return pa.concat_tables([table, repeats])
