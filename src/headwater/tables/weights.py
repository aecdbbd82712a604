"""Weights of events: what an offence weighs on somebody's scale. No row is about a person."""

from headwater.tables.events import Event
from headwater.tables.schema import Column, ColumnType, Table


class EventWeight(Table):
    """One row is what one offence code weighs in one edition of one scale."""

    name = "event_weight"

    scale = Column(ColumnType.TEXT, "short name of the scale", required=True)
    scale_title = Column(ColumnType.TEXT, "name of the scale, as its publisher calls it")
    scale_kind = Column(ColumnType.TEXT, "harm, severity or cost", required=True)
    edition = Column(ColumnType.TEXT, "edition of the scale", required=True)
    dated = Column(ColumnType.DATE, "day on which the edition was published", required=True)
    source = Column(ColumnType.TEXT, "who published it and where", required=True)
    licence = Column(ColumnType.TEXT, "under which it may be used", required=True)
    unit = Column(ColumnType.TEXT, "what the weight is counted in", required=True)
    price_year = Column(ColumnType.TEXT, "of a cost: the year whose prices it is at")
    offence_code = Event.offence_code
    weight = Column(ColumnType.NUMBER, "what one offence weighs, in the unit", required=True)


class CodeCount(Table):
    """One row is the events of one kind, offence code and year, exact. Stays in the engine.

    An event of several kinds stands under the first of its scope, as in the published numbers.
    """

    name = "code_count"

    measure = Column(ColumnType.TEXT, "name of the measure", required=True)
    kind = Column(ColumnType.TEXT, "kind of the scope", required=True)
    offence_code = Event.offence_code
    year = Column(ColumnType.INTEGER, "calendar year", required=True)
    events = Column(ColumnType.BIG_INTEGER, "events counted", "event", required=True)
