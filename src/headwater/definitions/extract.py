"""One extract specification: what a partner's file looks like and what its columns become."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import Field

from headwater.definitions.model import Definition, Words
from headwater.definitions.refusing import about_a_person
from headwater.vocabulary.characteristics import Characteristic
from headwater.vocabulary.policies import DisclosurePolicy

LogicalType = Literal["string", "integer", "number", "boolean", "date", "timestamp"]
Target = Literal[
    "event",
    "area_lookup",
    "population",
    "population_ethnicity",
    "deprivation",
    "boundary",
    "basis",
    "series_break",
    "aggregate",
    "area_change",
    "place_name",
    "event_weight",
    "area_month_count",
]
FigureUnit = Literal["count", "percent", "per_1000", "per_100000", "other"]


class PersonField(Definition):
    """The mention of a person that an identifier column belongs to."""

    role: Literal["victim", "suspect", "patient"]
    field: Literal["given_name", "family_name", "birth_date", "sex", "postcode"]


class SyntheticMark(Definition):
    """How a generated row gives itself away: a prefix in one column."""

    column: Words
    prefix: Words


class AreaVintage(Definition):
    """The census year of a supplier's small-area codes, from one month on."""

    vintage: int
    from_month: date


class Marks(Definition):
    """What stands in a partner's file in the place of a figure, by what it says of it."""

    suppressed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    not_collected: tuple[str, ...] = ()

    @property
    def states(self) -> dict[str, str]:
        """The state that each mark says, in small letters."""
        return {
            mark.casefold(): state
            for state in ("suppressed", "missing", "not_collected")
            for mark in getattr(self, state)
        }


class ConsistencyRule(Definition):
    """Two moments of a row that cannot come in the other order; `later` is never before `earlier`.

    `key` names the rule, `words` say what is amiss in a row that does not keep it. Both names are
    of columns. A row that lacks one of the moments cannot break the rule.
    """

    key: Words
    words: Words
    earlier: Words
    later: Words


class DefinitionNote(Definition):
    """One way in which suppliers of a feed record differently; it travels with every number.

    `about` names what is recorded differently, `words` say how and what it does to a comparison.
    """

    about: Words
    words: Words


class DeclaredTotal(Definition):
    """A figure of a feed of counts, and the figures that it is made of, in the same row.

    `words` say what is amiss in a row that does not keep it. Where the parts are not all of it
    (`parts_of_more`), they are together never more than it.
    """

    words: Words
    total: Words
    parts: tuple[Words, ...] = Field(min_length=1)
    parts_of_more: bool = False


class InstitutionWatch(Definition):
    """A share of a figure among another by which an institution's return may be unlike others.

    `words` say what the share is. The rows of all groups together are read: a column that tells
    groups `apart` (with the words for it) keeps them apart, and only the groups in `only` where it
    names any; those in `added_up` are added up. `periods` are added up before anything is compared.
    """

    words: Words
    count: Words
    among: Words
    apart: dict[str, Words] = Field(default_factory=dict)
    only: tuple[Words, ...] = ()
    added_up: tuple[str, ...] = ()
    periods: int = Field(default=1, ge=1, le=36)


class SpecifiedColumn(Definition):
    """One column: its header in the partner's file, its checks, and what it becomes.

    A `figure` is a number of an aggregate feed, in that unit; `marks` may stand in its place.
    `place_words` says that the column tells the place in somebody's words: they are read to place
    the row, and are never kept. A column `may_be_absent_if` another one, by name, is there.
    """

    name: Words
    header: Words
    also_named: tuple[str, ...] = ()
    may_be_absent: bool = False
    may_be_absent_if: str | None = None
    logical_type: LogicalType
    required: bool = False
    unique: bool = False
    classification: Literal["public", "personal", "identifier"] = "public"
    description: Words
    becomes: str | None = None
    codelist: str | None = None
    date_formats: tuple[str, ...] = ()
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    person: PersonField | None = None
    area_vintages: tuple[AreaVintage, ...] = ()
    characteristic: Characteristic | None = None
    figure: FigureUnit | None = None
    marks: Marks = Marks()
    place_words: bool = False

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header under which the column is accepted."""
        return (self.header, *self.also_named)

    @property
    def kept(self) -> bool:
        """Whether anything of the column outlives intake."""
        return self.becomes is not None or self.person is not None

    @property
    def names_in_a_basis(self) -> frozenset[str]:
        """The names by which a basis may cover the column."""
        names = {self.name, self.becomes, self.person.field if self.person else None}
        # All that outlives the words is where they lie.
        names |= {"small_area_code"} if self.place_words else set()
        return frozenset(name for name in names if name)


class ExtractSpecification(Definition):
    """One partner feed. A signed one is received from the holder of a key that a basis names."""

    feed: Words
    name: Words
    version: Words
    purpose: Words
    usage: Words
    limitations: Words
    policy: DisclosurePolicy
    becomes: Target
    synthetic_mark: SyntheticMark | None = None
    supplier_column: str | None = None
    month_column: str | None = None
    constants: dict[str, str | int | float] = Field(default_factory=dict)
    refuses_columns: tuple[str, ...] = ()
    is_signed: bool = False
    consistency: tuple[ConsistencyRule, ...] = ()
    definition_notes: tuple[DefinitionNote, ...] = ()
    totals: tuple[DeclaredTotal, ...] = ()
    institutions: tuple[InstitutionWatch, ...] = ()
    columns: tuple[SpecifiedColumn, ...]

    def column(self, name: str) -> SpecifiedColumn:
        """The column of that name. Raises KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def references(self) -> tuple[SpecifiedColumn, ...]:
        """The columns in which a value may stand once only."""
        return tuple(column for column in self.columns if column.unique)

    @property
    def figures(self) -> tuple[SpecifiedColumn, ...]:
        """The columns that are figures of an aggregate feed."""
        return tuple(column for column in self.columns if column.figure)

    @property
    def place_words(self) -> SpecifiedColumn | None:
        """The column that tells the place in words, if the feed has one."""
        return next((column for column in self.columns if column.place_words), None)

    def refused_columns(self, headers: Iterable[str]) -> tuple[str, ...]:
        """The headers of columns about a person, which this feed must not bring at all.

        A file with any of them is to be refused whole: dropping the column would let the next
        export bring it again. The columns that the specification describes pass.
        """
        asked_for = {name.casefold() for column in self.columns for name in column.headers}
        others = [header for header in headers if header.strip().casefold() not in asked_for]
        return about_a_person(others, kinds=self.refuses_columns)
