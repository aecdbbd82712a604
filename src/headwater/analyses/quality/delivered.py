"""SQL over what the accepted files of counts and of places state: figures, totals, areas."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.tables.aggregates import AggregateRow
from headwater.tables.results import FigureState, TotalKept
from headwater.tables.schema import Expression
from headwater.vocabulary.states import ValueState


@dataclass(frozen=True, slots=True)
class AskedTotal:
    """A figure of a feed, and the figures that add up to it, or are part of more."""

    total: str
    parts: tuple[str, ...]
    parts_of_more: bool


def figure_states() -> Expression:
    """What is known of each figure in each file, in one scan."""
    return Expression(
        FigureState,
        "SELECT feed, supplier, extract_id, figure, COUNT(*) AS rows, "  # noqa: S608 -- own names
        f"{_count(ValueState.RELEASED)} AS stated, {_count(ValueState.SUPPRESSED)} AS suppressed, "
        f"{_count(ValueState.MISSING)} AS missing, "
        f"{_count(ValueState.NOT_COLLECTED)} AS not_collected "
        "FROM published_aggregate GROUP BY 1, 2, 3, 4",
    )


def totals_kept(asked: Mapping[str, Sequence[AskedTotal]]) -> Expression:
    """How many rows keep each total of each feed, of those that state enough to ask.

    A total that is the sum of its parts asks for all of them; one that is more asks for any. Rows
    that are about the very same thing cannot be told apart here, and are not asked.
    """
    selects = [
        _kept(feed, number, each)
        for feed, totals in asked.items()
        for number, each in enumerate(totals)
    ]
    return Expression(TotalKept, "\nUNION ALL\n".join(selects) or _NO_TOTAL)


def stated_areas(districts: Sequence[str], joined: Sequence[str]) -> str:
    """SQL for how many expected areas of each level each supplier states, and how many there are.

    Small areas are those of the districts. Yields feed, supplier, level, present and expected.
    """
    # Codes are of the partnership's definition, and quoted.
    levels = f"""SELECT 'district' AS level, code FROM {_rows(districts)}
UNION ALL SELECT 'joined', code FROM {_rows(joined)}
UNION ALL SELECT DISTINCT 'small_area_' || vintage, small_area_code FROM area_lookup
WHERE district_code IN ({_listed(districts)})"""  # noqa: S608 -- as above
    return f"""WITH expected AS ({levels}), size AS (
  SELECT level, COUNT(*) AS expected FROM expected GROUP BY 1)
SELECT feed, supplier, level, COUNT(DISTINCT code) AS present, MAX(size.expected) AS expected
FROM stated_place JOIN expected ON code = area_code JOIN size USING (level)
GROUP BY 1, 2, 3"""  # noqa: S608 -- as above


STATED_COUNTS = """SELECT feed, supplier, COUNT(DISTINCT area_code) AS areas,
  COUNT(DISTINCT organisation) AS institutions FROM stated_place GROUP BY 1, 2"""
STATED_PERIODS = """SELECT DISTINCT feed, supplier, period, period_start FROM stated_place
WHERE period IS NOT NULL OR period_start IS NOT NULL"""


def _count(state: ValueState) -> str:
    return f"COUNT(CASE WHEN state = '{state.value}' THEN 1 END)"


def _kept(feed: str, number: int, asked: AskedTotal) -> str:
    parts = _listed(asked.parts)
    about = ", ".join(AggregateRow.columns())
    enough = "> 0" if asked.parts_of_more else f"= {len(asked.parts)}"
    # A sum of shares misses its total by its rounding; counts are whole.
    holds = "added <= total + 0.5" if asked.parts_of_more else "ABS(added - total) <= 0.5"
    # Names are figures of a specification; no cell of a file becomes part of the statement.
    return f"""SELECT feed, supplier, extract_id, {number} AS number, COUNT(*) AS rows,
  COUNT(CASE WHEN {holds} THEN 1 END) AS kept
FROM (SELECT {about}, SUM(CASE WHEN figure = '{asked.total}' THEN value END) AS total,
    SUM(CASE WHEN figure IN ({parts}) THEN value END) AS added,
    COUNT(CASE WHEN figure = '{asked.total}' THEN 1 END) AS rows_alike,
    COUNT(CASE WHEN figure IN ({parts}) THEN value END) AS parts_stated
  FROM published_aggregate WHERE feed = '{feed}' GROUP BY {about}) AS by_row
WHERE rows_alike = 1 AND total IS NOT NULL AND parts_stated {enough}
GROUP BY feed, supplier, extract_id"""  # noqa: S608 -- own names


def _listed(texts: Iterable[str]) -> str:
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts) or "NULL"


def _rows(codes: Iterable[str]) -> str:
    return f"(SELECT UNNEST([{_listed(codes)}]) AS code) AS codes"


_NO_TOTAL = (
    "SELECT '' AS feed, '' AS supplier, '' AS extract_id, 0 AS number, 0 AS rows, 0 AS kept "
    "WHERE FALSE"
)
