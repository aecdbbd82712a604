"""Mentions of people, put into one spelling so that the same person looks the same."""

import duckdb
import pyarrow as pa

from headwater.tables.identifiable import IdentifiedPerson

ROLES_OF_PEOPLE_HARMED = ("victim", "patient")
"""Only people harmed are linked. No question here needs suspects to be, so they are not."""

_SPELL_NAME = "nullif(regexp_replace(lower(strip_accents({column})), '[^a-z]', '', 'g'), '')"
_SPELL_POSTCODE = "nullif(regexp_replace(upper(postcode), '[^A-Z0-9]', '', 'g'), '')"

# The oldest dates are what systems write when a date of birth was not asked.
_SPELL_MENTIONS = """
    CREATE TABLE mention AS
    WITH spelt AS (
        SELECT people.event_id, role, row_number, occurred_at,
            {given_name} AS given_name,
            {family_name} AS family_name,
            CASE WHEN birth_date > DATE '1900-01-01' THEN strftime(birth_date, '%Y-%m-%d') END
                AS birth_date,
            CASE WHEN sex IN ('female', 'male') THEN sex END AS sex,
            {postcode} AS postcode
        FROM people LEFT JOIN event ON event.event_id = people.event_id
        WHERE role IN {roles}
    ),
    usable AS (
        SELECT * FROM spelt
        WHERE (given_name IS NOT NULL)::INT + (family_name IS NOT NULL)::INT
            + (birth_date IS NOT NULL)::INT >= 2
    )
    SELECT
        row_number() OVER (ORDER BY event_id, role, row_number, given_name, family_name,
            birth_date, sex, postcode) AS mention_number,
        event_id, given_name, family_name, birth_date, sex, postcode, occurred_at,
        left(given_name, 1) AS given_initial,
        left(family_name, 1) AS family_initial,
        left(birth_date, 4) AS birth_year,
        substr(birth_date, 6) AS birth_day,
        postcode[:-3] AS postcode_sector,
        occurred_at::DATE AS day,
        (occurred_at + INTERVAL 12 HOUR)::DATE AS night
    FROM usable
    ORDER BY mention_number
"""


def spell_mentions(
    connection: duckdb.DuckDBPyConnection, people: pa.Table, events: pa.Table
) -> int:
    """Fill the table `mention` with the people harmed who can be linked; how many there are.

    A mention can be linked when it has at least two of given name, family name and birth date.
    Numbers follow from the contents alone, so that the order of the rows never matters. `day` and
    `night` cut time into days in two ways: what lies within twelve hours agrees on one of them.
    The events stay at hand as `event`, by id, feed and time.
    """
    connection.register("people", people.select(list(IdentifiedPerson.columns())))
    connection.register("event", events.select(["event_id", "feed", "occurred_at"]))
    statement = _SPELL_MENTIONS.format(
        given_name=_SPELL_NAME.format(column="given_name"),
        family_name=_SPELL_NAME.format(column="family_name"),
        postcode=_SPELL_POSTCODE,
        roles=ROLES_OF_PEOPLE_HARMED,
    )
    connection.execute(statement).fetchall()
    connection.unregister("people")
    counted = connection.execute("SELECT count(*) FROM mention").fetchall()
    return int(counted[0][0])
