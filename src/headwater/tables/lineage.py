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
    """One row is one change in how a feed was recorded: no comparison is made across it."""

    name = "series_break"

    feed = Column(ColumnType.TEXT, "the feed whose recording changed", required=True)
    offence_code = Column(
        ColumnType.TEXT, "the offence code that changed; empty where the whole feed did"
    )
    month = Column(ColumnType.DATE, "first month recorded in the new way", required=True)
    reason = Column(ColumnType.TEXT, "what changed, in one plain sentence", required=True)


class Coverage(Table):
    """One row is one month that one supplier's feed covers, and the extract current for it."""

    name = "coverage"

    feed = Column(ColumnType.TEXT, "the extract specification", required=True)
    supplier = Column(ColumnType.TEXT, "who supplied it", required=True)
    month = Column(ColumnType.DATE, "first day of the month", required=True)
    extract_id = Column(
        ColumnType.TEXT, "the newest accepted extract with that month", required=True
    )


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
