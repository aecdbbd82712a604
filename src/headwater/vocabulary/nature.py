"""Whether data describe real events or were generated."""

from enum import StrEnum


class Nature(StrEnum):
    """The nature of a file, a home or a release. One home holds one nature."""

    SYNTHETIC = "synthetic"
    REAL = "real"
