"""What services offer to children, line by line, as their returns state it."""

OFFERS_FEED = "youth_justice_offers"
OFFERS_STATED = f"""SELECT supplier, area_code, period_start, indicator AS offer, footing,
  category AS prevention, route, youngest, oldest,
  SUM(CASE WHEN state = 'released' THEN value END) AS children,
  CASE WHEN COUNT(CASE WHEN state = 'suppressed' THEN 1 END) > 0 THEN 'suppressed'
    WHEN COUNT(CASE WHEN state = 'missing' THEN 1 END) > 0 THEN 'missing'
    WHEN COUNT(CASE WHEN state = 'not_collected' THEN 1 END) > 0 THEN 'not_collected'
    ELSE 'released' END AS state
FROM published_aggregate
WHERE feed = '{OFFERS_FEED}' AND figure = 'children'
  AND indicator IS NOT NULL AND area_code IS NOT NULL AND period_start IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9"""
"""SQL over `published_aggregate`. Rows that are alike in all but the children are one offer; where
one of them gives no number, neither does the whole."""
