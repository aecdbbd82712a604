"""How mentions are spelt, and which can be linked."""

from datetime import date

import duckdb
import pyarrow as pa
import pytest
from tests.unit.linkage.crowd import EVENTS, PEOPLE

from headwater.linkage.mentions import spell_mentions

WHOLE = {
    "event_id": "e:1",
    "extract_id": "x",
    "row_number": 1,
    "feed": "e",
    "role": "victim",
    "given_name": "Ana",
    "family_name": "Moss",
    "birth_date": date(1990, 2, 3),
    "sex": "female",
    "postcode": "NX1 2AB",
}


def spelt(**changes: object) -> dict[str, object] | None:
    """One mention as it is spelt; None where it cannot be linked."""
    connection = duckdb.connect(":memory:")
    people = pa.Table.from_pylist([{**WHOLE, **changes}], schema=PEOPLE)
    count = spell_mentions(connection, people, EVENTS.empty_table())
    rows = connection.sql("SELECT * FROM mention").to_arrow_table().to_pylist()
    connection.close()
    assert count == len(rows)
    return rows[0] if rows else None


@pytest.mark.parametrize(
    ("column", "written", "spelling"),
    [
        ("family_name", "  O'Neill ", "oneill"),
        ("family_name", "SMITH-JONES", "smithjones"),
        ("given_name", "Zoë", "zoe"),
        ("given_name", " - ", None),
        ("postcode", "nx1 2ab", "NX12AB"),
        ("sex", "other", None),
        ("birth_date", date(1900, 1, 1), None),
    ],
)
def test_spelling(column: str, written: object, spelling: object) -> None:
    mention = spelt(**{column: written})
    assert mention is not None
    assert mention[column] == spelling


@pytest.mark.parametrize(
    ("changes", "linkable"),
    [
        ({}, True),
        ({"role": "patient"}, True),
        ({"role": "suspect"}, False),
        ({"given_name": None}, True),
        ({"given_name": None, "family_name": "?"}, False),
        ({"given_name": None, "birth_date": None}, False),
    ],
)
def test_who_can_be_linked(changes: dict[str, object], linkable: bool) -> None:
    assert (spelt(**changes) is not None) == linkable
