"""Finds and loads the definitions folder; an error names the file and the field.

>>> from pathlib import Path
>>> library = Library(Path("definitions"))          # doctest: +SKIP
>>> library.extract("police_uk_street").policy      # doctest: +SKIP
<DisclosurePolicy.OPEN: 'open'>
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from headwater.definitions.basis import Basis, basis_from_cells
from headwater.definitions.codelist import Code, Codelist
from headwater.definitions.contracts import specification_from_odcs
from headwater.definitions.extract import ExtractSpecification
from headwater.definitions.factor import FactorsOfLevel, Holders, factor_faults
from headwater.definitions.lens import Lenses, lens_faults
from headwater.definitions.measure import Measure
from headwater.definitions.model import Definition
from headwater.definitions.partnership import Partnership
from headwater.definitions.places import PlacesAsked
from headwater.definitions.scope import Scope
from headwater.definitions.standard import DataStandard
from headwater.definitions.subject import Subject
from headwater.definitions.weights import WeightsInUse
from headwater.vocabulary.factors import FactorLevel
from headwater.vocabulary.faults import ExitCode, Fault

Loaded = TypeVar("Loaded")
Modelled = TypeVar("Modelled", bound=Definition)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _AsAsked(Mapping[str, Loaded]):
    """Definitions by name. Reading all takes longer than judging a small file by one of them."""

    def __init__(self, names: Iterable[str], read: Callable[[str], Loaded]) -> None:
        self._names = dict.fromkeys(names)
        self._read = cache(read)

    def __getitem__(self, name: str) -> Loaded:
        if name not in self._names:
            raise KeyError(name)
        return self._read(name)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class DefinitionFault(Fault):
    """A definition is absent or does not hold together."""

    exit_code = ExitCode.DEFINITION


@dataclass(frozen=True, slots=True)
class Library:
    """The definitions under one folder."""

    root: Path

    def partnership(self, key: str) -> Partnership:
        """The partnership of that key."""
        return self._read(self._partnership_folder(key) / "partnership.yaml", _model(Partnership))

    def places(self, key: str) -> PlacesAsked | None:
        """What the partnership of that key asks of small areas; None where it asks nothing."""
        path = self._partnership_folder(key) / "places.yaml"
        return self._read(path, _model(PlacesAsked)) if path.is_file() else None

    def weights(self, key: str) -> WeightsInUse | None:
        """Which scales the partnership of that key weighs offences by; None where by none."""
        path = self._partnership_folder(key) / "weights.yaml"
        return self._read(path, _model(WeightsInUse)) if path.is_file() else None

    def scope(self, key: str) -> Scope:
        """The scope of serious violence of that key."""
        return self._read(self.root / "scopes" / f"{key}.yaml", _model(Scope))

    def standard(self) -> DataStandard:
        """The data standard that is handed to others."""
        return self._read(self.root / "standards" / "minimum.yaml", _model(DataStandard))

    def measure(self, measure: str) -> Measure:
        """The measure of that name."""
        return self._read(self.root / "measures" / f"{measure}.yaml", _model(Measure))

    def measures(self) -> tuple[Measure, ...]:
        """Every measure, by name."""
        return tuple(self.measure(name) for name in self._names("measures", "yaml"))

    def subject(self, subject: str) -> Subject:
        """The subject of that name. It is not yet held against the measures."""
        return self._read(self.root / "subjects" / f"{subject}.yaml", _model(Subject))

    def subjects(self, partnership: str) -> tuple[Subject, ...]:
        """Every subject of a partnership, by name, each held against the measures.

        Raises DefinitionFault for one that names a measure or a breakdown that is not there.
        """
        measures = {each.measure: each for each in self.measures()}
        found = [self.subject(name) for name in self._names("subjects", "yaml")]
        for each in found:
            if faults := each.faults(measures):
                path = self.root / "subjects" / f"{each.subject}.yaml"
                raise _unsound(path, "; ".join(faults))
        return tuple(each for each in found if partnership in (each.only_for or (partnership,)))

    def factors(self) -> tuple[tuple[FactorsOfLevel, ...], Holders | None]:
        """Risk and protective factors, near ones first, and in whose gift they lie; or neither.

        Raises DefinitionFault where they name a measure, holder or factor that there is not.
        """
        folder = self.root / "factors"
        if not folder.is_dir():
            return (), None
        read = [
            self._read(folder / f"{name}.yaml", _model(FactorsOfLevel))
            for name in self._names("factors", "yaml")
        ]
        levels = tuple(sorted(read, key=lambda each: list(FactorLevel).index(each.level)))
        holders = self._read(self.root / "holders.yaml", _model(Holders))
        if faults := factor_faults(levels, holders, measures=self._measure_names()):
            raise _unsound(self.root / "holders.yaml", "; ".join(faults))
        return levels, holders

    def lenses(self) -> Lenses | None:
        """Groups through which measures are read, where there are any.

        Raises DefinitionFault where they name a measure that there is not.
        """
        path = self.root / "lenses.yaml"
        if not path.is_file():
            return None
        lenses = self._read(path, _model(Lenses))
        if faults := lens_faults(lenses, measures=self._measure_names()):
            raise _unsound(path, "; ".join(faults))
        return lenses

    def _measure_names(self) -> frozenset[str]:
        return frozenset(self._names("measures", "yaml"))

    def extract(self, feed: str) -> ExtractSpecification:
        """The extract specification of one feed."""
        return self._read(self.root / "extracts" / f"{feed}.yaml", specification_from_odcs)

    def extracts(self) -> dict[str, ExtractSpecification]:
        """Every extract specification, by feed."""
        return {feed: self.extract(feed) for feed in self._names("extracts", "yaml")}

    def codelist(self, name: str) -> Codelist:
        """The codelist of that name."""
        return _codelist(self.root / "codelists" / f"{name}.csv", name)

    def codelists(self) -> dict[str, Codelist]:
        """Every codelist, by name."""
        return {name: self.codelist(name) for name in self._names("codelists", "csv")}

    def extracts_as_asked(self) -> Mapping[str, ExtractSpecification]:
        """Every extract specification, by feed; each is read when it is asked for."""
        return _AsAsked(self._names("extracts", "yaml"), self.extract)

    def codelists_as_asked(self) -> Mapping[str, Codelist]:
        """Every codelist, by name; each is read when it is asked for."""
        return _AsAsked(self._names("codelists", "csv"), self.codelist)

    def bases(self, partnership: str) -> tuple[Basis, ...]:
        """The bases that ship with a partnership: those of open data, and of its own register."""
        path = self._partnership_folder(partnership) / "bases.csv"
        return tuple(_basis(path, number, row) for number, row in enumerate(_rows(path), start=1))

    def gazetteer(self, partnership: str) -> Path | None:
        """The file of names of places that ships with a partnership, if there is one."""
        path = self._partnership_folder(partnership) / "gazetteer.csv"
        return path if path.is_file() else None

    def _partnership_folder(self, key: str) -> Path:
        return self.root / "partnerships" / key

    def _names(self, folder: str, suffix: str) -> list[str]:
        return sorted(path.stem for path in (self.root / folder).glob(f"*.{suffix}"))

    def _read(self, path: Path, build: Callable[[object], Loaded]) -> Loaded:
        text = _text(path)
        try:
            # A safe loader, the one written in C where it is built: ten times faster to start.
            return build(yaml.load(text, Loader=_Loader))  # noqa: S506
        except yaml.YAMLError as error:
            raise _not_yaml(path, error) from None
        except ValidationError as error:
            raise _not_valid(path, error) from None
        except ValueError as error:
            raise _unsound(path, str(error)) from None


def _model(kind: type[Modelled]) -> Callable[[object], Modelled]:
    return kind.model_validate


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        known = sorted(other.stem for other in path.parent.glob(f"*{path.suffix}"))
        raise DefinitionFault(
            found=f"There is no definition {path.parent.name}/{path.name}.",
            expected=f"one of: {', '.join(known) or 'none is there yet'}.",
            next_step="check the name, or add the file.",
        ) from None
    except UnicodeDecodeError:
        raise _unsound(path, "found bytes that are not UTF-8; expected UTF-8 text") from None


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(_text(path).splitlines()))


def _codelist(path: Path, name: str) -> Codelist:
    rows = _rows(path)
    missing = {"code", "label", "value"} - set(rows[0] if rows else ())
    if missing:
        raise _unsound(path, f"found no column {', '.join(sorted(missing))}; expected all three")
    codes = tuple(Code(row["code"], row["label"], row["value"] or None) for row in rows)
    return Codelist(name, codes)


def _basis(path: Path, number: int, row: dict[str, str]) -> Basis:
    try:
        return basis_from_cells(dict(row))
    except ValidationError as error:
        raise _not_valid(path, error, within=f"row {number}, ") from None


def _not_yaml(path: Path, error: yaml.YAMLError) -> DefinitionFault:
    mark = getattr(error, "problem_mark", None)
    where = f" near line {mark.line + 1}" if mark else ""
    return DefinitionFault(
        found=f"{path.parent.name}/{path.name} is not YAML{where}.",
        expected="a YAML document.",
        next_step="correct that line; quote text that holds a colon.",
    )


def _not_valid(path: Path, error: ValidationError, within: str = "") -> DefinitionFault:
    problems = [
        f"{within}{'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}"
        for problem in error.errors(include_url=False, include_input=False)
    ]
    return _unsound(path, "; ".join(problems))


def _unsound(path: Path, problem: str) -> DefinitionFault:
    return DefinitionFault(
        found=f"{path.parent.name}/{path.name} does not hold together: {problem}.",
        expected="a definition with every field filled as described in the reference.",
        next_step="correct the named field and run the command again.",
    )
