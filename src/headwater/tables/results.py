"""Values on the publication lattice: exact inside the engine, then as released."""

from headwater.tables.schema import Column, ColumnType, Table


class MeasureValue(Table):
    """One row is one cell of the publication lattice, exact. Never leaves the engine."""

    name = "measure_value"

    measure = Column(ColumnType.TEXT, "name of the measure", required=True)
    area_type = Column(
        ColumnType.TEXT, "partnership, district, small_area or unplaced", required=True
    )
    area_code = Column(ColumnType.TEXT, "code of the area", required=True)
    period_type = Column(ColumnType.TEXT, "month, year, window_12 or window_36", required=True)
    period = Column(ColumnType.TEXT, "2025-03, 2025, 2025-01/P12M or 2023-01/P36M", required=True)
    breakdown = Column(ColumnType.TEXT, "all, or the one breakdown of this cell", required=True)
    category = Column(ColumnType.TEXT, "all, or the category within the breakdown", required=True)
    state = Column(ColumnType.TEXT, "released, missing or not_collected", required=True)
    numerator = Column(ColumnType.BIG_INTEGER, "events counted; empty unless released", "event")
    denominator = Column(
        ColumnType.NUMBER, "person-years at risk; empty for a count", "person-year"
    )
    completeness = Column(
        ColumnType.NUMBER, "share of the events with the fields this cell needs, 0 to 1", "share"
    )
    as_at_date = Column(ColumnType.DATE, "the last day that its sources describe")


class ReleasedValue(Table):
    """One row is one cell of the publication lattice as everyone may see it."""

    name = "released_value"

    measure = MeasureValue.measure
    area_type = Column(
        ColumnType.TEXT,
        "partnership, partnership_area, district, small_area or unplaced",
        required=True,
    )
    area_code = MeasureValue.area_code
    period_type = MeasureValue.period_type
    period = MeasureValue.period
    breakdown = MeasureValue.breakdown
    category = MeasureValue.category
    state = Column(ColumnType.TEXT, "released, suppressed, missing or not_collected", required=True)
    value = Column(ColumnType.NUMBER, "rate from the rounded numerator, or the count")
    numerator = Column(ColumnType.BIG_INTEGER, "events, rounded as the policy says", "event")
    denominator = MeasureValue.denominator
    lower = Column(ColumnType.NUMBER, "lower 95% limit, from the rounded numerator")
    upper = Column(ColumnType.NUMBER, "upper 95% limit, from the rounded numerator")
    completeness = MeasureValue.completeness
    as_at_date = MeasureValue.as_at_date


class ReleaseLogEntry(Table):
    """One row is what one release told the world about one cell. Never leaves the engine.

    `exact` is kept so that a later release can tell an unchanged cell from a revised one.
    """

    name = "release_log_entry"

    release_id = Column(ColumnType.TEXT, "the release", required=True)
    measure = MeasureValue.measure
    area_type = MeasureValue.area_type
    area_code = MeasureValue.area_code
    period_type = MeasureValue.period_type
    period = MeasureValue.period
    breakdown = MeasureValue.breakdown
    category = MeasureValue.category
    decision = Column(
        ColumnType.TEXT, "released, primary, secondary, missing or not_collected", required=True
    )
    exact = Column(ColumnType.BIG_INTEGER, "the exact count behind the decision", "event")
    shown = Column(ColumnType.BIG_INTEGER, "the rounded count that was shown", "event")
