"""What definitions say of places and people, which every release repeats."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from headwater.vocabulary.wording import doubtful_words

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("measures", "factors", "subjects", "scopes", "holders.yaml", "lenses.yaml")
NOT_OURS = {"sources", "source"}
"""Titles of other people's work are theirs."""


def words_of(value: Any, key: str = "") -> Iterator[str]:
    """Every text of a definition but titles of sources."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in NOT_OURS:
                yield from words_of(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from words_of(part, key)
    elif isinstance(value, str):
        yield value


def test_words_are_read_from_every_depth_but_not_from_sources() -> None:
    definition = {"a": [{"words": "one"}], "sources": ["a gang study"], "b": {"c": "two"}}
    assert list(words_of(definition)) == ["one", "two"]


@pytest.mark.parametrize("name", FOLDERS)
def test_no_definition_speaks_of_people_or_places_as_nobody_should(name: str) -> None:
    place = ROOT / "definitions" / name
    files = sorted(place.rglob("*.yaml")) if place.is_dir() else [place]
    texts = [
        text
        for file in files
        for text in words_of(yaml.safe_load(file.read_text(encoding="utf-8")))
    ]
    assert texts
    assert [(found.words, text) for text in texts for found in doubtful_words(text)] == []
