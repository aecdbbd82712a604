"""The groups that an assessment must think of: nine by law, and those a partnership adds.

The nine are the protected characteristics of the Equality Act 2010, section 4. What a partnership
adds is data of its own: `groups` in its `equality.yaml`.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.ui.definition_files import partnership_path, read_yaml

FILE = "equality.yaml"
PROTECTED: dict[str, Promise] = {
    "age": _("Age"),
    "disability": _("Disability"),
    "gender_reassignment": _("Gender reassignment"),
    "marriage_and_civil_partnership": _("Marriage and civil partnership"),
    "pregnancy_and_maternity": _("Pregnancy and maternity"),
    "race": _("Race"),
    "religion_or_belief": _("Religion or belief"),
    "sex": _("Sex"),
    "sexual_orientation": _("Sexual orientation"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """People who share something that a decision can weigh on."""

    key: str
    name: str
    is_protected: bool


def groups() -> tuple[Group, ...]:
    """Every group that an assessment must think of: those of the law first."""
    by_law = [Group(key, str(name), True) for key, name in PROTECTED.items()]
    return (*by_law, *(Group(key, name, False) for key, name in _added()))


def group_with(key: str) -> Group | None:
    """The group with that key, if there is one."""
    return next((group for group in groups() if group.key == key), None)


def _added() -> tuple[tuple[str, str], ...]:
    path = partnership_path(FILE)
    return _read(path, path.stat().st_mtime_ns) if path.exists() else ()


@lru_cache(maxsize=4)
def _read(path: Path, _changed_ns: int) -> tuple[tuple[str, str], ...]:
    said = read_yaml(path) or {}
    return tuple((each["key"], each["name"]) for each in said.get("groups", ()))
