"""Counts, institution by institution, what a specification watches its feed for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.tables.aggregates import GROUPS
from headwater.tables.results import InstitutionCount
from headwater.tables.schema import Expression

DIVIDER = "|"


@dataclass(frozen=True, slots=True)
class Watch:
    """A share of one figure among another; `apart` and `added_up` are columns of groups."""

    count: str
    among: str
    apart: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    added_up: tuple[str, ...] = ()


def institution_counts(watched: Mapping[str, Sequence[Watch]]) -> Expression:
    """Each share of each institution and period, from the rows of all groups together."""
    selects = [
        _counts(feed, number, watch)
        for feed, watches in watched.items()
        for number, watch in enumerate(watches)
    ]
    return Expression(InstitutionCount, "\nUNION ALL\n".join(selects) or _NOTHING)


def _counts(feed: str, number: int, watch: Watch) -> str:
    apart = f" || '{DIVIDER}' || ".join(f"COALESCE({name}, '')" for name in watch.apart) or "''"
    conditions = [f"feed = '{feed}'", "organisation IS NOT NULL", "period_start IS NOT NULL"]
    conditions.append(f"figure IN ('{watch.count}', '{watch.among}')")
    taken = {*watch.apart, *watch.added_up}
    conditions += [f"{name} IS NULL" for name in GROUPS if name not in taken]
    if watch.only:
        conditions.append(f"{apart} IN ({_listed(watch.only)})")
    # Names are figures and columns of a specification; no cell of a file becomes part of it.
    return f"""SELECT feed, supplier, organisation AS institution, {number} AS number,
  {apart} AS kept_apart, period_start,
  SUM(CASE WHEN figure = '{watch.count}' THEN value END) AS counted,
  SUM(CASE WHEN figure = '{watch.among}' THEN value END) AS among,
  COUNT(CASE WHEN state <> 'released' THEN 1 END) AS gaps
FROM published_aggregate WHERE {" AND ".join(conditions)} GROUP BY 1, 2, 3, 4, 5, 6"""  # noqa: S608 -- own


def _listed(texts: Iterable[str]) -> str:
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts)


_NOTHING = (
    "SELECT '' AS feed, '' AS supplier, '' AS institution, 0 AS number, '' AS kept_apart, "
    "DATE '1970-01-01' AS period_start, 0 AS counted, 0 AS among, 0 AS gaps WHERE FALSE"
)
