"""What each feed is asked for, as its specification and its codelists say."""

from collections.abc import Iterator, Mapping

from headwater.analyses.quality import AskedOf
from headwater.definitions.codelist import Codelist
from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn

UNSTATED = frozenset({"not_stated", "not_recorded"})
"""Values of codelists that answer nothing; of events the second is an empty cell."""
_NO_FIELDS = frozenset({"reference"})


def asked_of(
    specifications: Mapping[str, ExtractSpecification], codelists: Mapping[str, Codelist]
) -> tuple[AskedOf, ...]:
    """What each feed of events is asked for."""
    return tuple(
        AskedOf(
            feed=feed,
            fields=tuple(sorted(set(fields_of(specification).values()))),
            unstated=tuple(sorted(unstated_of(specification, codelists))),
            rules=tuple(sorted(rules_of(specification))),
        )
        for feed, specification in specifications.items()
        if specification.becomes == "event"
    )


def fields_of(specification: ExtractSpecification) -> dict[str, str]:
    """The field that each column of the file becomes, by the column's name."""
    return {column.name: field for column, field in _filling(specification)}


def unstated_of(
    specification: ExtractSpecification, codelists: Mapping[str, Codelist]
) -> frozenset[str]:
    """The fields whose codelists can say that somebody was asked and did not answer."""
    return frozenset(
        field
        for column, field in _filling(specification)
        if column.codelist and UNSTATED & set(codelists[column.codelist].values.values())
    )


def needed_of(specification: ExtractSpecification) -> frozenset[str]:
    """The fields without which a row is rejected."""
    month = specification.month_column
    return frozenset(
        field
        for column, field in _filling(specification)
        if column.required or column.name == month
    )


def rules_of(specification: ExtractSpecification) -> frozenset[str]:
    """The keys of the feed's consistency rules."""
    return frozenset(rule.key for rule in specification.consistency)


def _filling(specification: ExtractSpecification) -> Iterator[tuple[SpecifiedColumn, str]]:
    for column in specification.columns:
        if column.becomes and column.becomes not in _NO_FIELDS:
            yield column, column.becomes
