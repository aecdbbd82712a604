"""Events: what partners count, without anything that identifies a person."""

from headwater.tables.schema import Column, ColumnType, Table


class Event(Table):
    """One row is one incident, attendance, admission or call-out, counted once in one feed."""

    name = "event"

    event_id = Column(
        ColumnType.TEXT,
        "what linkage knows it by, in feeds that name people: the feed and a one-way digest of the "
        "supplier's reference, or the extract and row number",
    )
    feed = Column(ColumnType.TEXT, "the extract specification it came through", required=True)
    supplier = Column(ColumnType.TEXT, "who supplied it", required=True)
    extract_id = Column(ColumnType.TEXT, "the accepted file it came in", required=True)
    row_number = Column(
        ColumnType.BIG_INTEGER, "its row in that file, header excluded", "row", required=True
    )
    month = Column(ColumnType.DATE, "first day of the month in which it happened", required=True)
    occurred_at = Column(ColumnType.TIMESTAMP, "local date and time, where the feed gives them")
    offence_code = Column(ColumnType.TEXT, "Home Office offence code such as 5/1")
    crime_type = Column(ColumnType.TEXT, "police.uk category, as published")
    diagnosis_code = Column(ColumnType.TEXT, "ICD-10 code of the external cause")
    assault_method = Column(ColumnType.TEXT, "how the injury was done, in the feed's codelist")
    place_type = Column(ColumnType.TEXT, "public, home, licensed, school, transport or other")
    small_area_code = Column(ColumnType.TEXT, "small area as the file states it")
    weapon = Column(ColumnType.BOOLEAN, "a weapon was used or threatened")
    knife = Column(ColumnType.BOOLEAN, "the weapon was a knife or sharp instrument")
    domestic = Column(ColumnType.BOOLEAN, "recorded as domestic abuse")
    alcohol = Column(ColumnType.BOOLEAN, "alcohol was recorded as involved")
    county_lines = Column(ColumnType.BOOLEAN, "assessed as linked to county lines")
    age = Column(ColumnType.SMALL_INTEGER, "age of the person harmed or dealt with", "years")
    sex = Column(ColumnType.TEXT, "female, male or other, of that person")
    ethnicity = Column(
        ColumnType.TEXT, "white, mixed, asian, black, other or not_stated, of that person"
    )
    officer_ethnicity = Column(ColumnType.TEXT, "the same as ethnicity, as an officer saw it")
    age_range = Column(ColumnType.TEXT, "ages of that person where the feed gives a range only")
    substances_asked = Column(ColumnType.BOOLEAN, "staff asked about alcohol and drugs")
    drugs = Column(ColumnType.BOOLEAN, "drugs were recorded as involved")
    search_object = Column(ColumnType.TEXT, "what a search looked for, as published")
    outcome = Column(ColumnType.TEXT, "what came of it, in the feed's codelist")
    worded_district_code = Column(
        ColumnType.TEXT,
        "district that words about the place name, where they are sure of no small area",
    )
    place_band = Column(
        ColumnType.TEXT,
        "high, medium, low or none: how sure a place told in words is; empty where a code told it",
    )
    inconsistencies = Column(
        ColumnType.TEXT, "keys of the feed's consistency rules that the row breaks, divided by |"
    )


class PlacedEvent(Event):
    """One row is one event with the place that the area lookups give it."""

    name = "placed_event"

    location_state = Column(
        ColumnType.TEXT, "inside, outside_partnership, no_location or unknown_area", required=True
    )
    district_code = Column(ColumnType.TEXT, "its district, only when inside")
    small_area_vintage = Column(ColumnType.SMALL_INTEGER, "census year of the small-area code")


class EventLink(Table):
    """One row is one event with the keys that linkage gave to its person and its incident."""

    name = "event_link"

    event_id = Column(ColumnType.TEXT, "the event", required=True)
    person_key = Column(ColumnType.TEXT, "keyed pseudonym of the person harmed, if linked")
    incident_key = Column(ColumnType.TEXT, "key shared by events that are one incident")
