"""Two districts set beside each other, as everyone may see it."""

from headwater.tables.results import MeasureValue
from headwater.tables.schema import Column, ColumnType, Table


class ReleasedPair(Table):
    """One row is two districts in one measure: how much apart they are, and how sure that is.

    Worked out from released values alone. Every two districts are there once, in the order of
    their codes.
    """

    name = "released_pair"

    measure = MeasureValue.measure
    first = Column(ColumnType.TEXT, "code of the first district", required=True)
    second = Column(ColumnType.TEXT, "code of the second district", required=True)
    period = Column(
        ColumnType.TEXT, "the period compared; empty where neither shows one", required=True
    )
    verdict = Column(
        ColumnType.TEXT, "of the first: higher, lower, cannot_tell or not_compared", required=True
    )
    is_ratio = Column(
        ColumnType.BOOLEAN, "whether the value is a ratio; else it is a difference", required=True
    )
    value = Column(
        ColumnType.NUMBER,
        "first over second; of shares first less second, in the measure's unit; empty where a "
        "ratio has no end",
    )
    lower = Column(ColumnType.NUMBER, "lower 95% limit of the value")
    upper = Column(
        ColumnType.NUMBER, "upper 95% limit of the value; empty where a ratio has no end"
    )
    tested = Column(
        ColumnType.INTEGER,
        "measures compared for these two together, over which false discoveries are held to 5%",
        required=True,
    )
    why_not = Column(
        ColumnType.TEXT,
        "why it is not compared: as_published, only_counts, not_for_districts, withheld, "
        "not_arrived, not_collected, break, completeness or too_few",
    )
