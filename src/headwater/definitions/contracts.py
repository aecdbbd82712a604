"""An extract specification as its file states it.

The file is a data contract in the Open Data Contract Standard (ODCS) v3. What the standard has no
word for stands in its `customProperties`; they are read here and nowhere else.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from headwater.definitions.extract import ExtractSpecification, LogicalType
from headwater.definitions.sound_extracts import check_specification


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
    check_specification(specification)
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
