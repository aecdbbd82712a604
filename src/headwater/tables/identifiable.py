"""Rows that identify people. Seen by intake and linkage alone; always encrypted at rest."""

from headwater.tables.schema import Column, ColumnType, Table


class IdentifiedPerson(Table):
    """One row is one mention of one person in one accepted row of one extract."""

    name = "identified_person"

    event_id = Column(ColumnType.TEXT, "the event in which the person is mentioned", required=True)
    extract_id = Column(ColumnType.TEXT, "the accepted file", required=True)
    row_number = Column(ColumnType.BIG_INTEGER, "the row in that file", "row", required=True)
    feed = Column(ColumnType.TEXT, "the extract specification", required=True)
    role = Column(ColumnType.TEXT, "victim, suspect or patient", required=True)
    given_name = Column(ColumnType.TEXT, "given name as recorded")
    family_name = Column(ColumnType.TEXT, "family name as recorded")
    birth_date = Column(ColumnType.DATE, "date of birth as recorded")
    sex = Column(ColumnType.TEXT, "female, male or other")
    postcode = Column(ColumnType.TEXT, "postcode of residence as recorded")
