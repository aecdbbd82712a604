"""What an agreement, an assessment and a request may name: the definitions' own lists."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from headwater_web.ui.definition_files import definition_path, partnership_definition, read_yaml

FOLDER = "agreements"
FILE = "rules.yaml"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be named. `regime` and `carries_care` are of bases and powers alone."""

    key: str
    title: str
    regime: str = ""
    carries_care: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """One question of an impact assessment, and the step that it belongs to."""

    key: str
    step: str
    words: str


@dataclass(frozen=True, slots=True)
class Rules:
    """Every list of one file of rules."""

    version: int
    purposes: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    regimes: tuple[Choice, ...]
    lawful_bases: tuple[Choice, ...]
    special_category_conditions: tuple[Choice, ...]
    powers: tuple[Choice, ...]
    care_feeds: frozenset[str]
    care_bodies: frozenset[str]
    frequencies: tuple[Choice, ...]
    barriers: tuple[Choice, ...]
    warn_days: tuple[int, ...]
    longest_access_hours: int
    assessment_questions: tuple[Question, ...]

    def title(self, listed: str, key: str) -> str:
        """What a key of one of the lists is called; the key where it is not listed any more."""
        return next((each.title for each in getattr(self, listed) if each.key == key), key)

    def choices(self, listed: str) -> list[tuple[str, str]]:
        """Keys and titles of one of the lists."""
        return [(each.key, each.title) for each in getattr(self, listed)]


def rules() -> Rules:
    """The rules of this installation."""
    return _read(definition_path(FOLDER, FILE))


@lru_cache(maxsize=4)
def _read(path: Path) -> Rules:
    found: dict[str, Any] = read_yaml(path)
    listed = (
        "purposes",
        "levels",
        "regimes",
        "lawful_bases",
        "special_category_conditions",
        "powers",
        "frequencies",
        "barriers",
    )
    return Rules(
        **{
            **found,
            **{name: tuple(Choice(**each) for each in found[name]) for name in listed},
            "care_feeds": frozenset(found["care_feeds"]),
            "care_bodies": frozenset(found["care_bodies"]),
            "warn_days": tuple(sorted(found["warn_days"], reverse=True)),
            "assessment_questions": tuple(
                Question(**each) for each in found["assessment_questions"]
            ),
        }
    )


def is_care(feed: str, supplier: str) -> bool:
    """Whether section 16 keeps out personal information of this feed from this supplier."""
    known = rules()
    return feed in known.care_feeds or _kind_of(supplier) in known.care_bodies


def _kind_of(supplier: str) -> str:
    bodies = partnership_definition("partnership.yaml")["bodies"]
    return next((str(each["kind"]) for each in bodies if each["key"] == supplier), "")
