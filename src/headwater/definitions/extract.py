"""One extract specification: what a partner's file looks like and what its columns become.

The file is a data contract in the Open Data Contract Standard (ODCS) v3. What the standard has no
word for stands in its `customProperties`; they are read here and nowhere else.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from headwater.definitions.model import Definition, Words
from headwater.definitions.refusing import about_a_person
from headwater.tables.aggregates import GROUPS, AggregateRow
from headwater.vocabulary.characteristics import Characteristic
from headwater.vocabulary.counts import counted
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


class _Odcs(BaseModel):
    """Parts of the standard that are read; the rest of the standard is allowed and ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _CustomProperty(_Odcs):
    property: str
    value: Any


class _Options(_Odcs):
    pattern: str | None = None
    format: str | None = None
    minimum: float | None = None
    maximum: float | None = None


class _Property(_Odcs):
    name: str
    physicalName: str  # noqa: N815 -- the standard's own spelling
    logicalType: LogicalType  # noqa: N815
    description: str
    required: bool = False
    unique: bool = False
    classification: str = "public"
    logicalTypeOptions: _Options = _Options()  # noqa: N815
    customProperties: tuple[_CustomProperty, ...] = ()  # noqa: N815


class _Schema(_Odcs):
    name: str
    properties: tuple[_Property, ...] = Field(min_length=1)


class _Description(_Odcs):
    purpose: str
    usage: str
    limitations: str


class _Contract(_Odcs):
    apiVersion: str = Field(pattern=r"^v3\.")  # noqa: N815
    kind: Literal["DataContract"]
    id: str
    name: str
    version: str
    status: str
    description: _Description
    customProperties: tuple[_CustomProperty, ...]  # noqa: N815
    schema_: tuple[_Schema, ...] = Field(alias="schema", min_length=1, max_length=1)


_CONTRACT_WORDS = {
    "disclosurePolicy": "policy",
    "becomes": "becomes",
    "syntheticMark": "synthetic_mark",
    "supplierColumn": "supplier_column",
    "monthColumn": "month_column",
    "constants": "constants",
    "refusesColumns": "refuses_columns",
    "signed": "is_signed",
    "consistency": "consistency",
    "definitionNotes": "definition_notes",
    "totals": "totals",
    "institutions": "institutions",
}
_MARK_WORDS = {
    "suppressedMarks": "suppressed",
    "missingMarks": "missing",
    "notCollectedMarks": "not_collected",
}
_COLUMN_WORDS = {
    "alsoNamed": "also_named",
    "mayBeAbsent": "may_be_absent",
    "mayBeAbsentIf": "may_be_absent_if",
    "becomes": "becomes",
    "codelist": "codelist",
    "dateFormats": "date_formats",
    "person": "person",
    "areaVintages": "area_vintages",
    "characteristic": "characteristic",
    "figure": "figure",
    "placeWords": "place_words",
}


def specification_from_odcs(document: object) -> ExtractSpecification:
    """The specification that an ODCS document describes.

    Raises pydantic.ValidationError or ValueError when the document does not hold together.
    """
    contract = _Contract.model_validate(document)
    stated, marks = _parted(contract.customProperties)
    specification = ExtractSpecification.model_validate(
        {
            "feed": contract.id,
            "name": contract.name,
            "version": contract.version,
            **contract.description.model_dump(),
            **_renamed(stated, _CONTRACT_WORDS),
            "columns": [_column(each, marks) for each in contract.schema_[0].properties],
        }
    )
    _check_columns_named(specification)
    return specification


def _parted(
    stated: tuple[_CustomProperty, ...],
) -> tuple[tuple[_CustomProperty, ...], dict[str, Any]]:
    """What a contract states of itself, and the marks that it states for all of its figures."""
    marks = tuple(item for item in stated if item.property in _MARK_WORDS)
    others = tuple(item for item in stated if item.property not in _MARK_WORDS)
    return others, _renamed(marks, _MARK_WORDS)


def _renamed(stated: tuple[_CustomProperty, ...], words: dict[str, str]) -> dict[str, Any]:
    unknown = [item.property for item in stated if item.property not in words]
    if unknown:
        raise ValueError(f"found customProperties {unknown}; expected some of {sorted(words)}")
    return {words[item.property]: item.value for item in stated}


def _column(stated: _Property, marks: dict[str, Any]) -> dict[str, Any]:
    options = stated.logicalTypeOptions
    column: dict[str, Any] = {
        "name": stated.name,
        "header": stated.physicalName,
        "logical_type": stated.logicalType,
        "required": stated.required,
        "unique": stated.unique,
        "classification": stated.classification,
        "description": stated.description,
        "pattern": options.pattern,
        "minimum": options.minimum,
        "maximum": options.maximum,
        **_renamed(stated.customProperties, _COLUMN_WORDS),
    }
    if options.format and "date_formats" not in column:
        column["date_formats"] = (options.format,)
    if "figure" in column:
        column["marks"] = marks
    return column


def _check_columns_named(specification: ExtractSpecification) -> None:
    names = {column.name for column in specification.columns}
    mark = specification.synthetic_mark
    pointers = (
        specification.month_column,
        specification.supplier_column,
        mark.column if mark else None,
        *(column.may_be_absent_if for column in specification.columns),
    )
    absent = sorted({name for name in pointers if name and name not in names})
    if absent:
        raise ValueError(
            f"found columns {absent} named but not described; expected {sorted(names)}"
        )
    if specification.becomes == "event":
        _check_month(specification)
    if specification.becomes == "aggregate":
        _check_figures(specification)
    if specification.refuses_columns:
        _check_nobody_is_named(specification)
    for rule in specification.consistency:
        _check_rule(specification, rule)
    _check_place_words(specification)
    _check_what_is_compared(specification)
    for column in specification.columns:
        _check_column(column)


def _check_month(specification: ExtractSpecification) -> None:
    month = specification.month_column
    if month is None or not specification.column(month).date_formats:
        raise ValueError(f"found monthColumn {month!r}; expected a date or timestamp of the event")


def _check_figures(specification: ExtractSpecification) -> None:
    about = AggregateRow.columns()
    for column in specification.columns:
        is_about = column.becomes is None or column.becomes in about
        if is_about is (column.figure is not None):
            raise ValueError(
                f"found column {column.name!r} becoming {column.becomes!r}; expected a column of "
                "aggregate, or a figure with its unit"
            )
    if not specification.figures:
        raise ValueError("found no figure; expected at least one column with a figure")


def _check_nobody_is_named(specification: ExtractSpecification) -> None:
    named = [column.name for column in specification.columns if column.classification != "public"]
    if named:
        raise ValueError(f"found columns {named} about people in a feed that refuses such columns")


def _check_place_words(specification: ExtractSpecification) -> None:
    """Words about a place are text that nobody keeps, in one column of a feed of events."""
    named = [column for column in specification.columns if column.place_words]
    if len(named) > 1 or (named and specification.becomes != "event"):
        raise ValueError(
            f"found placeWords in {counted(len(named), 'column')} of {specification.becomes!r} "
            "rows; expected at most one, and only where a row is an event"
        )
    for column in named:
        is_kept = column.becomes or column.person or column.unique or column.codelist is not None
        if column.logical_type != "string" or column.classification != "identifier" or is_kept:
            raise ValueError(
                f"found placeWords in column {column.name!r}; expected a text classified "
                "identifier that becomes nothing: the words are read and then dropped"
            )


def _check_what_is_compared(specification: ExtractSpecification) -> None:
    """Totals and what institutions are watched for are figures; what they stand by are groups."""
    figures = {column.becomes or column.name for column in specification.figures}
    named = {name for each in specification.totals for name in (each.total, *each.parts)}
    named |= {name for each in specification.institutions for name in (each.count, each.among)}
    groups = {name for each in specification.institutions for name in (*each.apart, *each.added_up)}
    absent = sorted((named - figures) | (groups - set(GROUPS)))
    if absent:
        raise ValueError(
            f"found {absent} in totals or institutions; expected figures of {sorted(figures)} and "
            f"groups of {sorted(GROUPS)}"
        )
    named_by = [each for each in specification.columns if each.becomes == "organisation"]
    if specification.institutions and not all(each.pattern for each in named_by):
        raise ValueError(
            "found institutions named by a column without a pattern; expected one, since their "
            "references are released and somebody's words must not be"
        )


def _check_rule(specification: ExtractSpecification, rule: ConsistencyRule) -> None:
    moments = {column.name for column in specification.columns if column.date_formats}
    absent = sorted({rule.earlier, rule.later} - moments)
    if absent or specification.becomes != "event":
        raise ValueError(
            f"found consistency {rule.key!r} over {absent or specification.becomes!r}; expected "
            f"two dates or timestamps of an event, of {sorted(moments)}"
        )


def _check_column(column: SpecifiedColumn) -> None:
    if column.classification == "identifier" and column.becomes:
        raise ValueError(
            f"found column {column.name!r} classified identifier and becoming {column.becomes!r}; "
            "expected identifiers to go to a person only"
        )
    if column.logical_type in {"date", "timestamp"} and not column.date_formats:
        raise ValueError(f"found column {column.name!r} without dateFormats; expected at least one")
