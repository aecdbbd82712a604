"""Where numbers come from: accepted files and what they cover."""

from headwater.tables.schema import Column, ColumnType, Table


class Extract(Table):
    """One row is one accepted version of one partner file."""

    name = "extract"

    extract_id = Column(ColumnType.TEXT, "first letters of the file's SHA-256", required=True)
    feed = Column(ColumnType.TEXT, "the extract specification", required=True)
    supplier = Column(ColumnType.TEXT, "who supplied it", required=True)
    version = Column(ColumnType.INTEGER, "1 for the first delivery of these months", required=True)
    file_name = Column(ColumnType.TEXT, "the file's name as supplied", required=True)
    sha256 = Column(ColumnType.TEXT, "digest of the file as supplied", required=True)
    as_at_date = Column(ColumnType.DATE, "the last day that the file describes", required=True)
    loaded_at = Column(ColumnType.TIMESTAMP, "when it was accepted (UTC)", required=True)
    rows_in_file = Column(ColumnType.BIG_INTEGER, "rows, header excluded", "row", required=True)
    rows_accepted = Column(ColumnType.BIG_INTEGER, "rows accepted", "row", required=True)
    rows_rejected = Column(ColumnType.BIG_INTEGER, "rows rejected, each with a reason", "row", True)


class SeriesBreak(Table):
    """One row is one change in how a feed was recorded: no comparison is made across it.

    Unless it is spliced: then a factor from a named source says how earlier figures compare. Or it
    is one shock, something that happened: with a last month it passes, and what came before may
    be compared with what came after.
    """

    name = "series_break"

    reference = Column(ColumnType.TEXT, "the break's reference; empty in older registers")

    feed = Column(ColumnType.TEXT, "the feed whose recording changed", required=True)
    offence_code = Column(
        ColumnType.TEXT, "the offence code that changed; empty where the whole feed did"
    )
    month = Column(ColumnType.DATE, "first month recorded in the new way", required=True)
    until = Column(ColumnType.DATE, "a day of the last month of a shock; empty where it lasts")
    reason = Column(ColumnType.TEXT, "what changed, in one plain sentence", required=True)
    kind = Column(ColumnType.TEXT, "code of the kind of change; empty in older registers")
    measure = Column(ColumnType.TEXT, "the one measure that it touches; empty for all of the feed")
    area_code = Column(ColumnType.TEXT, "the one area that it touches; empty for everywhere")
    source = Column(ColumnType.TEXT, "where the change is written down")
    factor = Column(
        ColumnType.NUMBER,
        "what earlier figures are multiplied by to be compared with later ones; empty for none",
    )
    factor_source = Column(ColumnType.TEXT, "where the factor comes from")


class Coverage(Table):
    """One row is one month that one supplier's feed covers, and the extract current for it."""

    name = "coverage"

    feed = Column(ColumnType.TEXT, "the extract specification", required=True)
    supplier = Column(ColumnType.TEXT, "who supplied it", required=True)
    month = Column(ColumnType.DATE, "first day of the month", required=True)
    extract_id = Column(
        ColumnType.TEXT, "the newest accepted extract with that month", required=True
    )


class StatedPlace(Table):
    """One row is one area or institution and one period that a file of counts or of places states.

    Of the rows that are current. Registers state neither, and stand with both empty.
    """

    name = "stated_place"

    feed = Column(ColumnType.TEXT, "the extract specification", required=True)
    supplier = Column(ColumnType.TEXT, "who supplied it", required=True)
    area_code = Column(ColumnType.TEXT, "code of the area, where the file gives one")
    organisation = Column(
        ColumnType.TEXT, "public reference of the school, college or service, where it gives one"
    )
    period = Column(ColumnType.TEXT, "the period or year as the file writes it")
    period_start = Column(ColumnType.DATE, "first day of the period, where the file gives it")


class BasisEnd(Table):
    """One row is one supplier's feed whose last basis has ended: nothing is expected after it."""

    name = "basis_end"

    feed = Column(ColumnType.TEXT, "the extract specification", required=True)
    supplier = Column(ColumnType.TEXT, "who supplied it", required=True)
    ended_on = Column(ColumnType.DATE, "the last day in force", required=True)


class FieldCompleteness(Table):
    """One row is how often one field was filled in one feed in one month."""

    name = "field_completeness"

    feed = Column(ColumnType.TEXT, "the extract specification", required=True)
    month = Column(ColumnType.DATE, "first day of the month", required=True)
    field = Column(ColumnType.TEXT, "column of the event table", required=True)
    filled = Column(ColumnType.BIG_INTEGER, "events with a usable value", "event", required=True)
    events = Column(ColumnType.BIG_INTEGER, "events", "event", required=True)
