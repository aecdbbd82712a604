"""What would have been counted had an event not happened, as everyone may see it."""

from headwater.tables.results import MeasureValue
from headwater.tables.schema import Column, ColumnType, Table


class ReleasedCounterfactual(Table):
    """One row is what can be said of one event in one measure, of the whole or of a district.

    Worked out from released values alone. The sums are over the event, or over the first year of
    a change of recording; those of `newest` over the last months judged after it.
    """

    name = "released_counterfactual"

    event = Column(ColumnType.TEXT, "reference of the event in the register", required=True)
    measure = MeasureValue.measure
    area_type = Column(ColumnType.TEXT, "partnership or district", required=True)
    area_code = MeasureValue.area_code
    standing = Column(
        ColumnType.TEXT,
        "no_difference, back, below, above, too_soon, cannot_tell, too_little_before or recording",
        required=True,
    )
    doubt = Column(ColumnType.TEXT, "why no more can be said; empty where all can", required=True)
    months_before = Column(
        ColumnType.INTEGER, "months before it that were used", "months", required=True
    )
    first_before = Column(ColumnType.DATE, "the first of those months")
    months = Column(ColumnType.INTEGER, "months of it that show a number", "months")
    observed = Column(ColumnType.BIG_INTEGER, "events in those months, as released", "event")
    expected = Column(ColumnType.NUMBER, "events to be expected in those months", "event")
    lower = Column(ColumnType.NUMBER, "lower 95% limit of what was to be expected", "event")
    upper = Column(ColumnType.NUMBER, "upper 95% limit of what was to be expected", "event")
    newest_months = Column(ColumnType.INTEGER, "the last months judged after it", "months")
    newest_observed = Column(ColumnType.BIG_INTEGER, "events in those, as released", "event")
    newest_expected = Column(ColumnType.NUMBER, "events to be expected in those", "event")
    newest_lower = Column(ColumnType.NUMBER, "lower 95% limit of what was to be expected", "event")
    newest_upper = Column(ColumnType.NUMBER, "upper 95% limit of what was to be expected", "event")
    back_since = Column(ColumnType.DATE, "since when it is back within what was expected")
    judged_until = Column(ColumnType.DATE, "the last month that was judged")
    drifting = Column(
        ColumnType.BOOLEAN, "whether neighbouring months were allowed to be alike", required=True
    )


class ReleasedExpectedMonth(Table):
    """One row is one month after an event began: what is shown, and what was to be expected.

    What was to be expected is worked out from earlier months, so it stands beside a withheld
    month too, and says nothing of it.
    """

    name = "released_expected_month"

    event = ReleasedCounterfactual.event
    measure = MeasureValue.measure
    area_code = MeasureValue.area_code
    month = Column(ColumnType.DATE, "first day of the month", required=True)
    in_event = Column(ColumnType.BOOLEAN, "whether it is one of the event's own", required=True)
    state = Column(ColumnType.TEXT, "released, suppressed, missing or not_collected", required=True)
    observed = Column(ColumnType.BIG_INTEGER, "events, as released", "event")
    expected = Column(ColumnType.NUMBER, "events to be expected", "event", required=True)
    lower = Column(ColumnType.NUMBER, "lower 95% limit of one month's count", "event", True)
    upper = Column(ColumnType.NUMBER, "upper 95% limit of one month's count", "event", True)
