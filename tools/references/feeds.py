"""The page of feeds: what each partner's file must hold."""

from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.definitions.library import Library


def page(library: Library) -> str:
    """Every extract specification."""
    parts = [
        "# Feeds",
        "",
        "What each partner's file must hold. The specifications themselves are in",
        "`definitions/extracts/`, in the Open Data Contract Standard.",
        "",
    ]
    for feed, specification in library.extracts().items():
        parts += _feed(feed, specification)
    return "\n".join(parts)


def _feed(feed: str, specification: ExtractSpecification) -> list[str]:
    return [
        f"## {specification.name} (`{feed}`)",
        "",
        f"Version {specification.version}. Disclosure policy `{specification.policy.value}`.",
        "",
        "| header | type | required | class | meaning |",
        "|---|---|---|---|---|",
        *(_column(column) for column in specification.columns),
        "",
    ]


def _column(column: SpecifiedColumn) -> str:
    required = "yes" if column.required else ""
    return (
        f"| {column.header} | {column.logical_type} | {required} "
        f"| {column.classification} | {column.description} |"
    )
