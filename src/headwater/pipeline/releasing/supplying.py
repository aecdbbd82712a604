"""What each supplier of one feed sends, item by item: what one records and another does not."""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from headwater.definitions.basis import Basis
from headwater.definitions.codelist import Codelist
from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.released.quality import DefinitionNote
from headwater.released.supplied import SuppliedBy, SuppliedFeed, SuppliedItem

Item = tuple[str | None, str]
"""A value of the feed's indicator, where it has one, and a figure."""


def supplied_by_each(
    rows: pa.Table,
    *,
    specifications: Mapping[str, ExtractSpecification],
    codelists: Mapping[str, Codelist],
    bases: Sequence[Basis],
) -> tuple[SuppliedFeed, ...]:
    """Every feed of counts that has several suppliers, by title.

    `rows` are those of `ITEMS_SUPPLIED`. The items are what the specification asks for, so that
    what nobody sends is there as well.
    """
    found: dict[str, dict[str, dict[Item, SuppliedBy]]] = {}
    names = {(basis.feed, basis.supplier): basis.supplier_name for basis in bases}
    for row in rows.to_pylist():
        feed, supplier = row["feed"], names.get((row["feed"], row["supplier"]), row["supplier"])
        sent = found.setdefault(feed, {}).setdefault(supplier, {})
        sent[row["indicator"], row["figure"]] = SuppliedBy(
            supplier, row["first_on"], row["last_on"]
        )
    feeds = [
        _feed(specifications[feed], codelists, by_supplier)
        for feed, by_supplier in found.items()
        if len(by_supplier) > 1 and feed in specifications
    ]
    return tuple(sorted(feeds, key=lambda feed: feed.title))


def _feed(
    specification: ExtractSpecification,
    codelists: Mapping[str, Codelist],
    sent: Mapping[str, Mapping[Item, SuppliedBy]],
) -> SuppliedFeed:
    suppliers = tuple(sorted(sent))
    return SuppliedFeed(
        feed=specification.feed,
        title=specification.name,
        suppliers=suppliers,
        items=tuple(
            SuppliedItem(
                title, tuple(sent[each].get(item) or SuppliedBy(each) for each in suppliers)
            )
            for item, title in _items(specification, codelists, set().union(*sent.values())).items()
        ),
        notes=tuple(
            DefinitionNote(note.about, note.words) for note in specification.definition_notes
        ),
    )


def _items(
    specification: ExtractSpecification, codelists: Mapping[str, Codelist], sent: set[Item]
) -> dict[Item, str]:
    """What the specification asks for, in words, in its order.

    A required figure is asked of every indicator. One that is not, such as of how many a count is,
    belongs to some indicators, and nothing but the files says to which: it is an item of those
    with which somebody sends it, and one by itself where nobody does.
    """
    asked: dict[Item, str] = {}
    for indicator, words in _indicators(specification, codelists).items():
        for figure in specification.figures:
            item = (indicator, figure.becomes or figure.name)
            if figure.required or item in sent:
                asked[item] = f"{words}: {_described(figure)}" if words else _described(figure)
    there = {name for _, name in asked}
    never = [each for each in specification.figures if (each.becomes or each.name) not in there]
    return asked | {(None, each.becomes or each.name): _described(each) for each in never}


def _described(figure: SpecifiedColumn) -> str:
    return figure.description.rstrip(".")


def _indicators(
    specification: ExtractSpecification, codelists: Mapping[str, Codelist]
) -> dict[str | None, str]:
    """The values of the column that says what is counted, and their words; or none of it."""
    for column in specification.columns:
        if column.becomes == "indicator" and column.codelist:
            codes = codelists[column.codelist].codes
            return {code.value: code.label for code in reversed(codes) if code.value}
    return {None: ""}
