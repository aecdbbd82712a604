"""The data standard that is handed to others: its version, and the feeds that are its minimum."""

from datetime import date

from pydantic import Field

from headwater.definitions.model import Definition, Words


class DataStandard(Definition):
    """One version of the standard. Other feeds have field lists too, and may be left out."""

    key: Words
    version: Words
    title: Words
    issued_on: date
    feeds: tuple[Words, ...] = Field(min_length=1)
