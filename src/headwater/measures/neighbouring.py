"""Figures as their publisher gives them, of our own areas and of areas elsewhere alike."""

from collections.abc import Iterable, Iterator, Sequence

from headwater.definitions.measure import Measure
from headwater.measures.published import figure_rows
from headwater.measures.sql import listed, quoted, union_all

ROLES = ("figure", "lower", "upper", "out_of")
"""The value, its publisher's limits, and what a share is a share of: where a measure has them."""
_NONE = """SELECT CAST(NULL AS VARCHAR) AS measure, CAST(NULL AS VARCHAR) AS area_code,
  CAST(NULL AS VARCHAR) AS extract_id, CAST(NULL AS DATE) AS start, CAST(NULL AS DOUBLE) AS value,
  CAST(NULL AS VARCHAR) AS state, CAST(NULL AS VARCHAR) AS role WHERE FALSE"""


def neighbouring_figures(measures: Sequence[Measure], *, area_codes: Iterable[str]) -> str:
    """SQL over `published_aggregate` and `extract`: one row is one figure of one area and year.

    Its columns are measure, area_code, year, role (one of `ROLES`), value, state and as_at_date.
    Only of measures that are compared with statistical neighbours, and of the areas asked for.
    What two files give differently is missing: nobody can say which is right.
    """
    rows = union_all(_figures(measures)) or _NONE
    return f"""SELECT measure, area_code, CAST(EXTRACT(YEAR FROM start) AS INTEGER) AS year, role,
  CASE WHEN COUNT(DISTINCT value) = 1 AND {_IS_RELEASED} THEN MIN(value) END AS value,
  CASE WHEN COUNT(DISTINCT value) = 1 AND {_IS_RELEASED} THEN 'released'
    WHEN COUNT(CASE WHEN state = 'suppressed' THEN 1 END) > 0 THEN 'suppressed'
    ELSE 'missing' END AS state,
  MIN(as_at_date) AS as_at_date
FROM ({rows}) AS given LEFT JOIN extract USING (extract_id)
WHERE area_code IN ({listed(area_codes)})
GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"""


_IS_RELEASED = "COUNT(CASE WHEN state = 'released' THEN 1 END) = COUNT(*)"


def _figures(measures: Sequence[Measure]) -> Iterator[str]:
    for measure in measures:
        if measure.set_beside_others is None:
            continue
        feed, published = measure.set_beside_others
        for role in ROLES:
            if (name := getattr(published, role)) is None:
                continue
            figure = published.model_copy(update={"figure": name})
            numerator = measure.numerator.model_copy(update={"feeds": (feed,), "published": figure})
            of_figure = measure.model_copy(update={"numerator": numerator})
            yield (
                f"SELECT measure, area_code, extract_id, start, value, state, "
                f"{quoted(role)} AS role FROM ({figure_rows(of_figure)}) AS of_figure"
            )
