"""Counts by area and month that evaluations are made of. No row is about a person."""

from headwater.tables.schema import Column, ColumnType, Table


class AreaMonthCount(Table):
    """One row is the events of one series in one area in one month, exact. Stays in the engine."""

    name = "area_month_count"

    series = Column(ColumnType.TEXT, "short name of what is counted", required=True)
    area = Column(ColumnType.TEXT, "name or code of the area", required=True)
    month = Column(ColumnType.DATE, "first day of the month", required=True)
    events = Column(ColumnType.BIG_INTEGER, "events counted", "event", required=True)
    residents = Column(
        ColumnType.NUMBER, "what the events are divided by; empty for counts as they are", "people"
    )
