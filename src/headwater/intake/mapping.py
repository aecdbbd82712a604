"""What a mapping makes of a file: headers renamed, values read as codes, repairs not made.

A mapping says how one supplier's files of one feed differ from the specification. It is applied by
itself, only where a file calls for it, and everything that it did is listed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from headwater.definitions.codelist import Codelist
from headwater.definitions.extract import ExtractSpecification
from headwater.definitions.refusing import scores_of_childhoods
from headwater.exchange import messages
from headwater.intake.faults import MappingAmiss
from headwater.intake.headers import plain_name
from headwater.intake.reading import Source, literal
from headwater.intake.tabular.repairs import (
    OF_A_MAPPING,
    REFUSABLE,
    Repair,
    RepairKind,
    refused_kinds,
)
from headwater.vocabulary.counts import counted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_SAID = 2_000
LONGEST_SAID = 500
Codes = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class InUse:
    """What of a mapping is used on a file, and the repairs that are not made.

    `stated_without` says that the mapping itself names such repairs.
    """

    version: int | None = None
    renames: Mapping[str, str] = field(default_factory=dict)
    codes: Codes = field(default_factory=dict)
    without: frozenset[RepairKind] = frozenset()
    stated_without: bool = False

    @property
    def version_used(self) -> int | None:
        """The version of the mapping, where anything in the file was read otherwise for it."""
        return self.version if self.renames or self.codes or self.stated_without else None

    @property
    def digest(self) -> str:
        """What tells apart two readings of the same file; empty for the file read as it stands.

        >>> InUse().digest, len(InUse(renames={"Call No": "Call Reference"}).digest)
        ('', 64)
        """
        stated = {
            "renames": {plain_name(found): name for found, name in self.renames.items()},
            "codes": {name: dict(codes) for name, codes in self.codes.items()},
            "without": sorted(self.without - OF_A_MAPPING),
        }
        if not any(stated.values()):
            return ""
        return hashlib.sha256(json.dumps(stated, sort_keys=True).encode()).hexdigest()

    def kept_to(self, renames: Mapping[str, str]) -> InUse:
        """With those renames alone that the header called for."""
        return replace(self, renames=renames)


def in_use(mapping: messages.Mapping | None, *, without: Iterable[str]) -> InUse:
    """What of `mapping` is used when a caller does `without` some repairs.

    Raises ValueError where a name is no repair, or none that can be done without.
    """
    refused = refused_kinds((*without, *(mapping.without if mapping else ())))
    if mapping is None:
        return InUse(without=refused)
    return InUse(
        version=mapping.version or None,
        renames={} if RepairKind.RENAMED_COLUMNS in refused else mapping.renames,
        codes={} if RepairKind.MAPPED_CODES in refused else mapping.codes,
        without=refused,
        stated_without=bool(mapping.without),
    )


def codes_met(
    connection: DuckDBPyConnection, source: Source, specification: ExtractSpecification, used: InUse
) -> tuple[InUse, tuple[Repair, ...]]:
    """The codes of a mapping that the file calls for, and how many cells of each column do.

    `connection` holds the view `raw_rows` of the rows as they stand.
    """
    wanted = [
        (name, found)
        for name, codes in used.codes.items()
        if name in source.matched.positions
        for found in codes
    ]
    if not wanted:
        return replace(used, codes={}), ()
    cells = source.cells_as_found(specification)
    counts = ", ".join(f"count_if(({cells[name]}) = {literal(found)})" for name, found in wanted)
    row = connection.execute(f"SELECT {counts} FROM raw_rows").fetchall()[0]
    met: dict[str, dict[str, str]] = {}
    cells_met: dict[str, int] = {}
    for (name, found), count in zip(wanted, row, strict=True):
        if count:
            met.setdefault(name, {})[found] = used.codes[name][found]
            cells_met[name] = cells_met.get(name, 0) + count
    return replace(used, codes=met), tuple(_read_as_codes(*each) for each in cells_met.items())


def _read_as_codes(name: str, count: int) -> Repair:
    words = f"{counted(count, 'value was', 'values were')} read as the codes that the mapping says."
    return Repair(RepairKind.MAPPED_CODES, words, count, columns=(name,))


def with_version(repairs: Iterable[Repair], version: int | None) -> tuple[Repair, ...]:
    """The repairs, with those of a mapping saying which version it was."""
    if version is None:
        return tuple(repairs)
    said = f"mapping {version}"
    return tuple(
        replace(each, words=each.words.replace("the mapping", said))
        if each.kind in OF_A_MAPPING
        else each
        for each in repairs
    )


def check_mapping(
    mapping: messages.Mapping,
    specification: ExtractSpecification,
    codelists: Mapping[str, Codelist],
) -> None:
    """Raise MappingAmiss, naming everything at once, unless the mapping fits the specification."""
    amiss = [
        *_amiss_in_renames(mapping.renames, specification),
        *_amiss_in_codes(mapping.codes, specification, codelists),
    ]
    if too_large := _too_large(mapping):
        amiss = [too_large]
    if unknown := sorted(set(mapping.without) - REFUSABLE):
        amiss.append(f"there is no repair {', '.join(unknown)} to do without")
    if amiss:
        raise MappingAmiss(
            found=f"The mapping does not fit {specification.feed}: {'; '.join(amiss[:12])}.",
            expected="headers, columns, codes and repairs that the specification has.",
            next_step="correct the mapping, then keep it again.",
        )


def _too_large(mapping: messages.Mapping) -> str | None:
    """What is said of a mapping that no person made."""
    words = [*mapping.renames.items()]
    words += [item for codes in mapping.codes.values() for item in codes.items()]
    if len(words) > MOST_SAID:
        return f"it says {counted(len(words), 'thing')}, and may say {MOST_SAID:,}"
    longest = max((len(word) for pair in words for word in pair), default=0)
    return f"a word in it is longer than {LONGEST_SAID}" if longest > LONGEST_SAID else None


def _amiss_in_renames(
    renames: Mapping[str, str], specification: ExtractSpecification
) -> Iterable[str]:
    known = {
        plain_name(header): column.name
        for column in specification.columns
        for header in column.headers
    }
    taken: set[str] = set()
    for found, specified in renames.items():
        column = known.get(plain_name(specified))
        if column is None:
            yield f"no column has the header {specified!r}"
        elif column in taken:
            yield f"two headers stand for {specified!r}"
        elif plain_name(found) in known:
            yield f"{found!r} is a header of the feed itself"
        elif (
            not plain_name(found)
            or specification.refused_columns([found])
            or scores_of_childhoods([found])
        ):
            yield f"{found[:60]!r} cannot stand for a column"
        taken |= {column} if column else set()


def _amiss_in_codes(
    codes: Codes, specification: ExtractSpecification, codelists: Mapping[str, Codelist]
) -> Iterable[str]:
    coded = {column.name: column.codelist for column in specification.columns if column.codelist}
    for name, wanted in codes.items():
        if name not in coded:
            yield f"{name!r} is no column with a codelist"
            continue
        listed = codelists[coded[name]].values
        if unknown := sorted({code for code in wanted.values() if code not in listed}):
            yield f"the codelist of {name!r} has no {', '.join(unknown[:5])}"
        if sound := sorted(found for found in wanted if found in listed):
            yield f"{', '.join(sound[:5])} of {name!r} are codes as they are"
        if any(found != found.strip() or not found for found in wanted):
            yield f"a value of {name!r} is blank or begins or ends with a space"
