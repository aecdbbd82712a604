"""Which periods a measure can speak of: zero, missing and not collected are told apart here.

A supplier is expected in every month from its first delivery on, until its basis ends. A month is
covered when every supplier expected in it, of every feed that the measure counts, has delivered
it. A period with all of its months covered is released. Otherwise it is not collected where a
supplier's basis had ended or nothing had begun, since nobody was asked; else it is missing.
"""

from collections.abc import Sequence

from headwater.definitions.measure import Measure
from headwater.measures.sql import rows_of_text

YEAR_OF_MONTH = "CAST(EXTRACT(YEAR FROM month) AS INTEGER)"


def coverage_tables(measures: Sequence[Measure]) -> dict[str, str]:
    """Named sub-selects, the last of which is `measure_period`.

    `measure_period` has the state and the as-at date of each measure in each period; `period`
    has the periods themselves and `period_year` the calendar years of each. Must stand in a
    recursive WITH clause.
    """
    feeds = [(m.measure, feed) for m in measures for feed in m.numerator.feeds]
    return {
        "measure_feed": rows_of_text("measure_feeds", ["measure", "feed"], feeds),
        "calendar": _CALENDAR,
        "calendar_year": f"SELECT DISTINCT {YEAR_OF_MONTH} AS year FROM calendar",
        "period": _PERIOD,
        "period_year": _PERIOD_YEAR,
        "beginning": "SELECT feed, supplier, MIN(month) AS month FROM coverage GROUP BY 1, 2",
        "feed_month": _FEED_MONTH,
        "measure_month": _MEASURE_MONTH,
        "measure_period": _MEASURE_PERIOD,
    }


# The months of the lattice: from the first to the last that any feed here covers.
_CALENDAR = """SELECT CAST(MIN(month) AS DATE) AS month FROM coverage
WHERE feed IN (SELECT feed FROM measure_feed) HAVING COUNT(*) > 0
UNION ALL
SELECT CAST(month + INTERVAL '1' MONTH AS DATE) FROM calendar
WHERE month < (SELECT MAX(month) FROM coverage WHERE feed IN (SELECT feed FROM measure_feed))"""

# Windows end with December and step by a year, so that no two of a length partly overlap.
_PERIOD = """SELECT 'month' AS period_type, SUBSTRING(CAST(month AS VARCHAR), 1, 7) AS period,
  month AS first_month, 1 AS months FROM calendar
UNION ALL
SELECT kind.period_type, year || kind.suffix, CAST(year || '-01-01' AS DATE), kind.months
FROM calendar_year CROSS JOIN (VALUES ('year', '', 12), ('window_12', '-01/P12M', 12),
  ('window_36', '-01/P36M', 36)) AS kind (period_type, suffix, months)
WHERE kind.months = 12 OR year + 2 <= (SELECT MAX(year) FROM calendar_year)"""

_PERIOD_YEAR = """SELECT period_type, period,
  CAST(EXTRACT(YEAR FROM first_month) AS INTEGER) + step AS year,
  CASE WHEN months = 1 THEN 1 / 12.0 ELSE 1.0 END AS years
FROM period JOIN (VALUES (0), (1), (2)) AS steps (step) ON step * 12 < months"""

_FEED_MONTH = """SELECT beginning.feed, calendar.month,
  COUNT(*) AS expected, COUNT(delivered.supplier) AS covered, MAX(as_at_date) AS as_at_date,
  COUNT(CASE WHEN delivered.supplier IS NULL AND ended_on < calendar.month THEN 1 END) AS ended
FROM beginning JOIN calendar ON calendar.month >= beginning.month
LEFT JOIN basis_end ON basis_end.feed = beginning.feed AND basis_end.supplier = beginning.supplier
LEFT JOIN (SELECT feed, supplier, month, MAX(as_at_date) AS as_at_date
  FROM coverage LEFT JOIN extract USING (feed, supplier, extract_id) GROUP BY 1, 2, 3) AS delivered
  ON delivered.feed = beginning.feed AND delivered.supplier = beginning.supplier
  AND delivered.month = calendar.month
GROUP BY 1, 2"""

_MEASURE_MONTH = """SELECT measure, calendar.month,
  COUNT(feed_month.feed) > 0 AS is_expected, COUNT(CASE WHEN ended > 0 THEN 1 END) > 0 AS is_ended,
  COUNT(*) = COUNT(CASE WHEN covered = expected THEN 1 END) AS is_covered,
  MIN(as_at_date) AS as_at_date
FROM measure_feed CROSS JOIN calendar
LEFT JOIN feed_month ON feed_month.feed = measure_feed.feed AND feed_month.month = calendar.month
GROUP BY 1, 2"""

_MEASURE_PERIOD = """SELECT measure, period_type, period, first_month, months,
  CASE WHEN COUNT(CASE WHEN is_covered THEN 1 END) = months THEN 'released'
    WHEN COUNT(CASE WHEN is_ended THEN 1 END) > 0 THEN 'not_collected'
    WHEN COUNT(CASE WHEN is_expected THEN 1 END) > 0 THEN 'missing'
    ELSE 'not_collected' END AS state,
  MAX(as_at_date) AS as_at_date
FROM period JOIN measure_month ON month >= first_month
  AND month < first_month + months * INTERVAL '1' MONTH
GROUP BY 1, 2, 3, 4, 5"""
