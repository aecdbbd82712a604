"""The data standard as it is handed over: definitions as they are, and lists that anybody reads.

The folder that is handed over is one that the specification reader reads, so a file is judged by
it exactly as by our own definitions.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from headwater.definitions.codelist import Codelist
from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.definitions.library import DefinitionFault, Library
from headwater.definitions.standard import DataStandard
from headwater.released.standard import HandedOver, Standard, StandardFeed, StandardField
from headwater.vocabulary.characteristics import characteristic_held_in
from headwater.vocabulary.spreadsheets import as_words

FIELDS = (
    *("feed", "feed_version", "in_minimum_dataset", "name", "header", "also_named", "meaning"),
    *("type", "is_minimum", "is_required", "is_unique", "classification", "codelist", "limits"),
    "characteristic",
)
CODES = ("codelist", "code", "label", "value")


def handed_over(library: Library) -> HandedOver:
    """The standard of a library. Raises DefinitionFault where a definition does not hold together.

    Signed feeds are not in it: their files are made by the tool, at a partner's desk.
    """
    stated = library.standard()
    specifications = {feed: each for feed, each in library.extracts().items() if not each.is_signed}
    if unknown := sorted(set(stated.feeds) - specifications.keys()):
        raise DefinitionFault(
            found=f"standards/minimum.yaml names {', '.join(unknown)}.",
            expected="feeds that have a specification and are not signed.",
            next_step="correct the name, or add the specification.",
        )
    codelists = {
        name: library.codelist(name)
        for each in specifications.values()
        for name in codelists_of(each)
    }
    definitions = _definitions(library.root, specifications, sorted(codelists))
    feeds = tuple(
        _feed(each, in_minimum=feed in stated.feeds, content=definitions[_extract(feed)])
        for feed, each in _minimum_first(specifications, stated)
    )
    digests = _digests(definitions)
    standard = Standard(
        version=stated.version,
        title=stated.title,
        issued_on=stated.issued_on.isoformat(),
        sha256=hashlib.sha256(digests).hexdigest(),
        feeds=feeds,
    )
    lists = dict(_lists(feeds, codelists))
    return HandedOver(
        standard,
        {
            "README.txt": _readme(standard).encode(),
            "SHA256SUMS": _digests(definitions | lists),
            **definitions,
            **lists,
        },
    )


def codelists_of(specification: ExtractSpecification) -> tuple[str, ...]:
    """The codelists that a feed's fields name, in the order of the fields."""
    named = (column.codelist for column in specification.columns if column.codelist)
    return tuple(dict.fromkeys(named))


def _definitions(root: Path, feeds: Iterable[str], codelists: Iterable[str]) -> dict[str, bytes]:
    """Every definition as it lies in the library, by its path there."""
    paths = [
        "standards/minimum.yaml",
        *map(_extract, feeds),
        *(f"codelists/{name}.csv" for name in codelists),
    ]
    return {path: (root / path).read_bytes() for path in paths}


def _extract(feed: str) -> str:
    return f"extracts/{feed}.yaml"


def _minimum_first(
    specifications: dict[str, ExtractSpecification], stated: DataStandard
) -> Iterator[tuple[str, ExtractSpecification]]:
    """The feeds of the minimum in its own order, then the others by name."""
    for feed in stated.feeds:
        yield feed, specifications[feed]
    for feed in sorted(specifications.keys() - set(stated.feeds)):
        yield feed, specifications[feed]


def _feed(specification: ExtractSpecification, *, in_minimum: bool, content: bytes) -> StandardFeed:
    return StandardFeed(
        feed=specification.feed,
        title=specification.name,
        version=specification.version,
        purpose=specification.purpose,
        usage=specification.usage,
        limitations=specification.limitations,
        in_minimum=in_minimum,
        fields=tuple(_field(column) for column in specification.columns),
        codelists=codelists_of(specification),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _field(column: SpecifiedColumn) -> StandardField:
    return StandardField(
        name=column.name,
        header=column.header,
        also_named=column.also_named,
        meaning=column.description,
        type=column.logical_type,
        is_minimum=not column.may_be_absent and column.may_be_absent_if is None,
        is_required=column.required,
        is_unique=column.unique,
        classification=column.classification,
        codelist=column.codelist or "",
        limits="; ".join(_limits(column)),
        characteristic=_characteristic(column),
    )


def _characteristic(column: SpecifiedColumn) -> str:
    found = column.characteristic or characteristic_held_in(column.becomes)
    return found.value if found else ""


def _limits(column: SpecifiedColumn) -> Iterator[str]:
    if column.may_be_absent_if:
        yield f"may be absent where {column.may_be_absent_if} is there"
    if column.pattern:
        yield f"form {column.pattern}"
    if column.minimum is not None:
        yield f"at least {column.minimum:g}"
    if column.maximum is not None:
        yield f"at most {column.maximum:g}"
    if column.date_formats:
        yield f"written as {', '.join(column.date_formats)}"
    if marks := sorted(column.marks.states):
        yield f"or a mark in its place: {' '.join(marks)}"


def _lists(
    feeds: Iterable[StandardFeed], codelists: dict[str, Codelist]
) -> Iterator[tuple[str, bytes]]:
    """Lists for people and spreadsheets: all fields, and fields and codes feed by feed."""
    every = tuple(feeds)
    yield "fields.csv", _csv(FIELDS, (row for each in every for row in _rows(each)))
    for each in every:
        yield f"fields/{each.feed}.csv", _csv(FIELDS, _rows(each))
        if each.codelists:
            own = (codelists[name] for name in each.codelists)
            yield f"codes/{each.feed}.csv", _csv(CODES, _codes(own))


def _rows(feed: StandardFeed) -> Iterator[tuple[str, ...]]:
    for field in feed.fields:
        yield (
            *(feed.feed, feed.version, _yes(feed.in_minimum), field.name, field.header),
            *("; ".join(field.also_named), field.meaning, field.type, _yes(field.is_minimum)),
            *(_yes(field.is_required), _yes(field.is_unique), field.classification),
            *(field.codelist, field.limits, field.characteristic),
        )


def _codes(codelists: Iterable[Codelist]) -> Iterator[tuple[str, ...]]:
    for codelist in codelists:
        for code in codelist.codes:
            yield codelist.name, code.code, code.label, code.value or ""


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _csv(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([as_words(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _digests(files: dict[str, bytes]) -> bytes:
    """The SHA-256 of every file by name, in the form that `sha256sum --check` reads."""
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()


def _readme(standard: Standard) -> str:
    minimum = "\n".join(
        f"- {each.feed} {each.version}: {each.title}" for each in standard.feeds if each.in_minimum
    )
    return f"""{standard.title}, version {standard.version}, {standard.issued_on}
Digest of its definitions (SHA-256): {standard.sha256}

extracts/    what a file of each feed holds (Open Data Contract Standard, YAML)
codelists/   the codes that the fields name
fields.csv   every field of every feed in one list; fields/ and codes/ have them feed by feed
SHA256SUMS   the digest of each file: sha256sum --check SHA256SUMS

The minimum dataset:
{minimum}

Of each feed the minimum are the fields marked is_minimum: a file without one of them does not pass.

To check a file, with Headwater installed and no connection, key or agreement needed:
    headwater standard check --standard THIS_FOLDER --feed FEED FILE
It says that the file passes, or each reason why not with the id of the rule. It keeps nothing.
"""
