"""The data standard of a release: what each file must hold, to read and to hand over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StandardField:
    """One field of a feed.

    `name` is our key and `header` what stands in the file; `also_named` are other headers that
    are accepted. `is_minimum` says that a file without it does not pass; `is_required` that every
    row fills it. `limits` are what a value keeps to, in words; `characteristic` is that of a
    person, empty where it holds none.
    """

    name: str
    header: str
    also_named: tuple[str, ...]
    meaning: str
    type: str
    is_minimum: bool
    is_required: bool
    is_unique: bool
    classification: str
    codelist: str
    limits: str
    characteristic: str


@dataclass(frozen=True, slots=True)
class StandardFeed:
    """One feed, its fields in the order of its specification, and the digest of that file."""

    feed: str
    title: str
    version: str
    purpose: str
    usage: str
    limitations: str
    in_minimum: bool
    fields: tuple[StandardField, ...]
    codelists: tuple[str, ...]
    sha256: str

    @property
    def minimum(self) -> int:
        """How many of the fields are the minimum."""
        return sum(field.is_minimum for field in self.fields)


@dataclass(frozen=True, slots=True)
class Standard:
    """The standard as a whole. `sha256` is over every file that is handed over, by name."""

    version: str
    title: str
    issued_on: str
    sha256: str
    feeds: tuple[StandardFeed, ...]

    def feed(self, name: str) -> StandardFeed | None:
        """The feed of that name, if the standard has it."""
        return next((each for each in self.feeds if each.feed == name), None)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The standard with the files that are handed over, each by its path within the folder."""

    standard: Standard
    files: dict[str, bytes]
