"""Which items of a feed of counts each supplier sends, whatever the counts are."""

ITEMS_SUPPLIED = """SELECT feed, supplier, indicator, figure,
  CAST(MIN(COALESCE(period_start, TRY_CAST(period || '-01-01' AS DATE))) AS DATE) AS first_on,
  CAST(MAX(COALESCE(period_start, TRY_CAST(period || '-01-01' AS DATE))) AS DATE) AS last_on
FROM published_aggregate WHERE state IN ('released', 'suppressed')
GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"""
"""SQL over `published_aggregate`. A number that its supplier withheld is supplied all the same."""
