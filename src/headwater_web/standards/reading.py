"""Reading frameworks: from their files as they are now, and from what was kept when first used."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from headwater.vocabulary.faults import ExitCode, Fault
from headwater_web.standards.frameworks import CapacityFramework, Framework, LevelFramework
from headwater_web.ui.definition_files import definition_path, read_yaml

FOLDER = "frameworks"
_MODEL: TypeAdapter[Framework] = TypeAdapter(
    Annotated[LevelFramework | CapacityFramework, Field(discriminator="shape")]
)


class FrameworkFault(Fault):
    """A framework's file does not hold together. `problems` has one line for each fault."""

    exit_code = ExitCode.DEFINITION

    def __init__(self, *, name: str, problems: tuple[str, ...]) -> None:
        super().__init__(
            found=f"{FOLDER}/{name} does not hold together: {'; '.join(problems)}.",
            expected="a framework with every field filled as the other frameworks have it.",
            next_step="correct each field named, and load the page again.",
        )
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Library:
    """The frameworks that can be used, by key in the order of titles, and the faults of others."""

    frameworks: dict[str, Framework]
    faults: tuple[FrameworkFault, ...]


def library() -> Library:
    """Every framework as its file says it now. A file with faults keeps none from being used."""
    found: list[Framework] = []
    faults: list[FrameworkFault] = []
    for path in sorted(definition_path(FOLDER).glob("*.yaml")):
        try:
            found.append(_unchanged(path, path.stat().st_mtime_ns))
        except FrameworkFault as fault:
            faults.append(fault)
    by_title = sorted(found, key=lambda each: each.title)
    return Library({each.key: each for each in by_title}, tuple(faults))


def frameworks() -> dict[str, Framework]:
    """Every framework that can be used, by key."""
    return library().frameworks


def capabilities() -> dict[str, str]:
    """The kinds of work that organisations can lend each other: titles by key."""
    return {
        each.key: each.title
        for framework in frameworks().values()
        if isinstance(framework, CapacityFramework)
        for each in framework.capabilities
    }


def read_framework(path: Path) -> Framework:
    """One framework from its file. Raises FrameworkFault with every problem of the file."""
    try:
        document = read_yaml(path)
    except (yaml.YAMLError, UnicodeDecodeError):
        raise FrameworkFault(name=path.name, problems=("found no YAML; expected YAML",)) from None
    try:
        framework = framework_from(document)
    except ValidationError as error:
        raise FrameworkFault(name=path.name, problems=_problems(error)) from None
    if framework.key != path.stem:
        problem = f"found the key {framework.key}; expected {path.stem}, the name of the file"
        raise FrameworkFault(name=path.name, problems=(problem,))
    return framework


def framework_from(document: Any) -> Framework:
    """A framework from a document. Raises pydantic's ValidationError."""
    return _MODEL.validate_python(document, context={"levels": _level_keys(document)})


@lru_cache(maxsize=64)
def framework_as_kept(content: str) -> Framework:
    """A framework from the text that was kept when it was first used."""
    return framework_from(json.loads(content))


@lru_cache(maxsize=32)
def _unchanged(path: Path, _changed_ns: int) -> Framework:
    return read_framework(path)


def _level_keys(document: Any) -> list[str]:
    """The keys of the levels, as far as they can be read: faults are told by the model."""
    levels = document.get("levels") if isinstance(document, dict) else None
    known = [level for level in levels or [] if isinstance(level, dict)]
    return [str(level["key"]) for level in known if "key" in level]


def _problems(error: ValidationError) -> tuple[str, ...]:
    return tuple(
        # The first part of a place is the framework's shape, which is no field.
        f"{'.'.join(str(part) for part in problem['loc'][1:]) or 'as a whole'}: "
        f"{problem['msg'].removeprefix('Value error, ')}"
        for problem in error.errors(include_url=False, include_input=False)
    )
