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
    state = Column(
        ColumnType.TEXT,
        "released, missing or not_collected; suppressed where its supplier withheld it",
        required=True,
    )
    numerator = Column(ColumnType.BIG_INTEGER, "events counted; empty unless released", "event")
    denominator = Column(
        ColumnType.NUMBER, "person-years at risk; empty for a count", "person-year"
    )
    published = Column(
        ColumnType.NUMBER, "the figure as its publisher gives it, where that is no count"
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


class ReleasedChange(Table):
    """One row is one cell that shows something else than it did in the release before.

    Worked out from two releases as everyone may see them, so it tells nothing that they do not:
    of a cell that is or was withheld it says that, and no number of that release.
    """

    name = "released_change"

    measure = MeasureValue.measure
    area_type = ReleasedValue.area_type
    area_code = MeasureValue.area_code
    period_type = MeasureValue.period_type
    period = MeasureValue.period
    breakdown = MeasureValue.breakdown
    category = MeasureValue.category
    kind = Column(
        ColumnType.TEXT, "new, revised, newly_withheld, no_longer_withheld or gone", required=True
    )
    state_before = Column(ColumnType.TEXT, "state in the release before; empty where it had none")
    state_now = Column(ColumnType.TEXT, "state in this release; empty where it has none")
    value_before = Column(ColumnType.NUMBER, "value in the release before, where it was shown")
    value_now = Column(ColumnType.NUMBER, "value in this release, where it is shown")
    numerator_before = Column(ColumnType.BIG_INTEGER, "events as shown in the one before", "event")
    numerator_now = Column(ColumnType.BIG_INTEGER, "events as shown in this release", "event")
    lower_before = Column(ColumnType.NUMBER, "lower 95% limit in the release before")
    upper_before = Column(ColumnType.NUMBER, "upper 95% limit in the release before")
    lower_now = Column(ColumnType.NUMBER, "lower 95% limit in this release")
    upper_now = Column(ColumnType.NUMBER, "upper 95% limit in this release")
    compared_with = Column(
        ColumnType.TEXT, "period that the number now is set beside; its own where it was revised"
    )
    difference = Column(
        ColumnType.TEXT,
        "higher or lower where the two 95% ranges do not touch, else cannot_tell or not_compared",
        required=True,
    )


class ReleaseLogEntry(Table):
    """One row is what one release told the world about one cell. Never leaves the engine.

    `exact` is kept so that a later release can tell an unchanged cell from a revised one.
    """

    name = "release_log_entry"

    release_id = Column(ColumnType.TEXT, "the release", required=True)
    measure = MeasureValue.measure
    area_type = Column(
        ColumnType.TEXT,
        "partnership, district, small_area or unplaced; supplier for groups of pupils",
        required=True,
    )
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


class FieldQuality(Table):
    """One row is how one field was filled in one supplier's month of one feed, exact.

    `field` is a column of the event table that the feed is asked for, or a consistency rule of the
    feed; then `filled` counts the rows that keep it. Never leaves the engine.
    """

    name = "field_quality"

    feed = Column(ColumnType.TEXT, "the extract specification", required=True)
    supplier = Column(ColumnType.TEXT, "who supplied it, such as one hospital site", required=True)
    month = Column(ColumnType.DATE, "first day of the month", required=True)
    extract_id = Column(ColumnType.TEXT, "the accepted file that brought it", required=True)
    field = Column(ColumnType.TEXT, "column of the event table, or rule of the feed", required=True)
    rows = Column(ColumnType.BIG_INTEGER, "accepted rows of the month", "row", required=True)
    filled = Column(ColumnType.BIG_INTEGER, "rows with a usable value", "row", required=True)
    not_stated = Column(
        ColumnType.BIG_INTEGER, "rows whose person was asked and did not say", "row", required=True
    )


class ReleasedQuality(Table):
    """One row is one thing said of the quality of one supplier's month, or year, of one feed.

    Shares are coarse: see `disclosure.shares`. A share that is empty rests on too few rows.
    """

    name = "released_quality"

    feed = FieldQuality.feed
    supplier = FieldQuality.supplier
    month = Column(ColumnType.DATE, "first day of the month, or of the last of 12", required=True)
    months = Column(ColumnType.SMALL_INTEGER, "1, or 12 that end with `month`", "months", True)
    aspect = Column(
        ColumnType.TEXT,
        "filled, asked, answered, not_stated, not_recorded, valid, consistent or days_to_receipt",
        required=True,
    )
    field = Column(
        ColumnType.TEXT, "column of the event table, rule of the feed, or all", required=True
    )
    rows = Column(
        ColumnType.BIG_INTEGER,
        "rows that it rests on; to the nearest hundred unless the source is open",
        "row",
        required=True,
    )
    value = Column(ColumnType.NUMBER, "share from 0 to 1; for days_to_receipt, days")
    change = Column(ColumnType.NUMBER, "value less that of the month before, both as shown")
    peers = Column(ColumnType.NUMBER, "median of the other suppliers of the feed, as shown")
    peers_counted = Column(
        ColumnType.INTEGER, "how many other suppliers that is the median of", required=True
    )


class FigureState(Table):
    """One row is what is known of one figure in the current rows of one accepted file of counts.

    Never leaves the engine as it is.
    """

    name = "figure_state"

    feed = FieldQuality.feed
    supplier = FieldQuality.supplier
    extract_id = Column(ColumnType.TEXT, "the accepted file", required=True)
    figure = Column(ColumnType.TEXT, "the figure", required=True)
    rows = Column(ColumnType.BIG_INTEGER, "rows that are current", "row", required=True)
    stated = Column(ColumnType.BIG_INTEGER, "rows that state it", "row", required=True)
    suppressed = Column(ColumnType.BIG_INTEGER, "withheld by the supplier", "row", required=True)
    missing = Column(ColumnType.BIG_INTEGER, "blank, or marked missing", "row", required=True)
    not_collected = Column(ColumnType.BIG_INTEGER, "marked not collected", "row", required=True)


class TotalKept(Table):
    """One row is how many rows of one accepted file keep one of its feed's declared totals."""

    name = "total_kept"

    feed = FieldQuality.feed
    supplier = FieldQuality.supplier
    extract_id = Column(ColumnType.TEXT, "the accepted file", required=True)
    number = Column(ColumnType.INTEGER, "which of the totals of the feed, from 0", required=True)
    rows = Column(ColumnType.BIG_INTEGER, "rows that state enough to ask", "row", required=True)
    kept = Column(ColumnType.BIG_INTEGER, "rows that keep it", "row", required=True)


class InstitutionCount(Table):
    """One row is one institution's share of one group in one period, exact. Stays in the engine.

    Which share is meant is said by its number among those that the feed's specification watches.
    """

    name = "institution_count"

    feed = FieldQuality.feed
    supplier = FieldQuality.supplier
    institution = Column(ColumnType.TEXT, "its public reference", required=True)
    number = Column(ColumnType.INTEGER, "which of the shares of the feed, from 0", required=True)
    kept_apart = Column(ColumnType.TEXT, "the group, where groups are kept apart", required=True)
    period_start = Column(ColumnType.DATE, "first day of the period", required=True)
    counted = Column(ColumnType.NUMBER, "how many; empty where nothing was stated")
    among = Column(ColumnType.NUMBER, "among how many; empty where nothing was stated")
    gaps = Column(ColumnType.BIG_INTEGER, "rows withheld or missing", "row", required=True)


class ProvisionCount(Table):
    """One row is what one supplier states of one group of pupils of one setting, exact.

    Never leaves the engine. The groups of a row are those columns that are filled, so that rows
    that divide pupils in several ways stand apart.
    """

    name = "provision_count"

    supplier = FieldQuality.supplier
    question = Column(ColumnType.TEXT, "attendance or destination", required=True)
    setting = Column(ColumnType.TEXT, "alternative or mainstream", required=True)
    period_start = Column(ColumnType.DATE, "first day of the term or month", required=True)
    year_group = Column(ColumnType.TEXT, "school year; empty for all")
    age_group = Column(ColumnType.TEXT, "academic age; empty for all")
    sex = Column(ColumnType.TEXT, "female, male or other; empty for all")
    need = Column(ColumnType.TEXT, "special educational needs provision; empty for all")
    free_meals = Column(ColumnType.TEXT, "eligible for free school meals; empty for all")
    people = Column(ColumnType.NUMBER, "pupils of the rows that state every figure", "person")
    among = Column(ColumnType.NUMBER, "half days possible, or young people whose activity is known")
    counted = Column(ColumnType.NUMBER, "of those, half days attended, or people in any activity")
    rows = Column(ColumnType.BIG_INTEGER, "rows of the return", "row", required=True)
    gaps = Column(
        ColumnType.BIG_INTEGER, "of those, with a figure withheld or missing", "row", required=True
    )
