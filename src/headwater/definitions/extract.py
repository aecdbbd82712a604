"""One extract specification: what a partner's file looks like and what its columns become.

The file is a data contract in the Open Data Contract Standard (ODCS) v3. What the standard has no
word for stands in its `customProperties`; they are read here and nowhere else.
"""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from headwater.definitions.model import Definition, Words
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
]


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


class SpecifiedColumn(Definition):
    """One column: its header in the partner's file, its checks, and what it becomes."""

    name: Words
    header: Words
    also_named: tuple[str, ...] = ()
    may_be_absent: bool = False
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
        return frozenset(name for name in names if name)


class ExtractSpecification(Definition):
    """One partner feed."""

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
}
_COLUMN_WORDS = {
    "alsoNamed": "also_named",
    "mayBeAbsent": "may_be_absent",
    "becomes": "becomes",
    "codelist": "codelist",
    "dateFormats": "date_formats",
    "person": "person",
    "areaVintages": "area_vintages",
}


def specification_from_odcs(document: object) -> ExtractSpecification:
    """The specification that an ODCS document describes.

    Raises pydantic.ValidationError or ValueError when the document does not hold together.
    """
    contract = _Contract.model_validate(document)
    specification = ExtractSpecification.model_validate(
        {
            "feed": contract.id,
            "name": contract.name,
            "version": contract.version,
            **contract.description.model_dump(),
            **_renamed(contract.customProperties, _CONTRACT_WORDS),
            "columns": [_column(stated) for stated in contract.schema_[0].properties],
        }
    )
    _check_columns_named(specification)
    return specification


def _renamed(stated: tuple[_CustomProperty, ...], words: dict[str, str]) -> dict[str, Any]:
    unknown = [item.property for item in stated if item.property not in words]
    if unknown:
        raise ValueError(f"found customProperties {unknown}; expected some of {sorted(words)}")
    return {words[item.property]: item.value for item in stated}


def _column(stated: _Property) -> dict[str, Any]:
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
    return column


def _check_columns_named(specification: ExtractSpecification) -> None:
    names = {column.name for column in specification.columns}
    mark = specification.synthetic_mark
    pointers = (
        specification.month_column,
        specification.supplier_column,
        mark.column if mark else None,
    )
    absent = sorted({name for name in pointers if name and name not in names})
    if absent:
        raise ValueError(
            f"found columns {absent} named but not described; expected {sorted(names)}"
        )
    if specification.becomes == "event":
        _check_month(specification)
    for column in specification.columns:
        _check_column(column)


def _check_month(specification: ExtractSpecification) -> None:
    month = specification.month_column
    if month is None or not specification.column(month).date_formats:
        raise ValueError(f"found monthColumn {month!r}; expected a date or timestamp of the event")


def _check_column(column: SpecifiedColumn) -> None:
    if column.classification == "identifier" and column.becomes:
        raise ValueError(
            f"found column {column.name!r} classified identifier and becoming {column.becomes!r}; "
            "expected identifiers to go to a person only"
        )
    if column.logical_type in {"date", "timestamp"} and not column.date_formats:
        raise ValueError(f"found column {column.name!r} without dateFormats; expected at least one")
