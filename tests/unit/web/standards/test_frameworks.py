"""Framework files: those that ship are sound; a bad one says all that is wrong with it."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from tests.unit.web.standards.conftest import CAPACITY, LEVELS, SOUND, small

from headwater_web.standards.frameworks import CapacityFramework, LevelFramework, digest_of
from headwater_web.standards.reading import (
    FrameworkFault,
    framework_as_kept,
    frameworks,
    library,
    read_framework,
)

SHIPPED = {
    "five_cs_peer_review",
    "cultural_mapping",
    "serious_violence_duty_readiness",
    "domestic_abuse_act_readiness",
    "trauma_informed_maturity",
    "capacity_review",
    "equality_diversity_inclusion",
}


def written(folder: Path, document: dict[str, Any], name: str = "small.yaml") -> Path:
    path = folder / name
    path.write_text(yaml.safe_dump(document), encoding="utf-8")
    return path


def with_indicator(**changes: Any) -> dict[str, Any]:
    document = deepcopy(SOUND)
    document["standards"][0]["indicators"][0] |= changes
    return document


def faults_of(folder: Path, document: dict[str, Any]) -> tuple[str, ...]:
    with pytest.raises(FrameworkFault) as caught:
        read_framework(written(folder, document))
    return caught.value.problems


class TestShipped:
    def test_every_file_is_sound(self) -> None:
        assert library().faults == ()
        assert set(frameworks()) == SHIPPED

    def test_the_five_headings_are_there_with_questions_each(self) -> None:
        framework = frameworks()["five_cs_peer_review"]
        assert isinstance(framework, LevelFramework)
        assert [each.key for each in framework.standards] == [
            "collaboration",
            "co_production",
            "co_operation",
            "counter_narrative",
            "community_consensus",
        ]
        assert framework.assessed_by == "both"

    def test_only_cultural_mapping_is_compared_without_names(self) -> None:
        unnamed = {
            key
            for key, each in frameworks().items()
            if isinstance(each, LevelFramework) and each.compared_without_naming
        }
        assert unnamed == {"cultural_mapping"}

    def test_every_question_of_the_duty_names_its_basis(self) -> None:
        framework = frameworks()["serious_violence_duty_readiness"]
        assert isinstance(framework, LevelFramework)
        assert [each.key for each in framework.indicators if not each.basis] == []
        assert framework.met_from == "done"

    def test_no_review_is_overdue(self) -> None:
        today = timezone.localdate()
        assert [key for key, each in frameworks().items() if each.is_overdue(today)] == []

    def test_the_capacity_review_has_what_the_law_asks_for(self) -> None:
        framework = frameworks()["capacity_review"]
        assert isinstance(framework, CapacityFramework)
        assert {"needs_assessment", "strategy"} <= {
            each.key for each in framework.functions if each.required_by == "law"
        }


class TestBadFiles:
    @pytest.mark.parametrize(
        ("document", "words"),
        [
            (SOUND | {"title": " "}, "expected words that mean something"),
            (SOUND | {"purpose": "n/a"}, "expected words that mean something"),
            (SOUND | {"version": 0}, "greater than or equal to 1"),
            (SOUND | {"surprise": 1}, "not permitted"),
            (SOUND | {"shape": "round"}, "does not match any of the expected tags"),
            (SOUND | {"met_from": "more"}, "expected the key of a level"),
            (SOUND | {"levels": SOUND["levels"] * 2}, "found all, most, none, some more than once"),
            (SOUND | {"standards": SOUND["standards"] * 2}, "found first more than once"),
            (SOUND | {"standards": []}, "standards: found nothing; expected at least one"),
            (SOUND | {"levels": []}, "levels: found nothing; expected at least one"),
            (SOUND | {"levels": SOUND["levels"][:1]}, "found no words for nothing and words for"),
            (SOUND | {"next_review": date(2025, 1, 1)}, "not later than the last"),
            (SOUND | {"key": "other"}, "expected small, the name of the file"),
            (SOUND | {"key": "Not A Key"}, "pattern"),
            (with_indicator(descriptors={"none": "none"}), "found no words for some, most, all"),
            (
                with_indicator(descriptors=dict.fromkeys((*LEVELS, "extra"), "x")),
                "words for unknown extra",
            ),
            (with_indicator(key="light"), "found light more than once"),
            (SOUND | {"compared_without_naming": True, "assessed_by": "both"}, "assessed by self"),
            (CAPACITY | {"functions": CAPACITY["functions"] * 2}, "more than once"),
        ],
    )
    def test_it_is_refused_with_what_was_found_and_expected(
        self, tmp_path: Path, document: dict[str, Any], words: str
    ) -> None:
        problems = faults_of(tmp_path, document)
        assert words in "; ".join(problems)

    def test_all_faults_are_told_at_once(self, tmp_path: Path) -> None:
        document = with_indicator(question="", descriptors={}) | {"title": "", "version": 0}
        problems = faults_of(tmp_path, document)
        places = {problem.partition(":")[0].rpartition(".")[2] for problem in problems}
        assert places == {"title", "version", "question", "descriptors"}

    def test_three_levels_are_too_few_to_hide_in(self, tmp_path: Path) -> None:
        document = deepcopy(SOUND) | {"compared_without_naming": True}
        document["levels"] = document["levels"][:3]
        for indicator in document["standards"][0]["indicators"]:
            del indicator["descriptors"]["all"]
        assert "expected 4 levels or more" in "; ".join(faults_of(tmp_path, document))

    def test_the_fault_says_what_to_do_next(self, tmp_path: Path) -> None:
        with pytest.raises(FrameworkFault) as caught:
            read_framework(written(tmp_path, SOUND | {"title": ""}))
        assert "small.yaml" in caught.value.found
        assert "correct each field named" in caught.value.next_step

    @pytest.mark.parametrize("content", ["key: [", "just words", "", "- 1"])
    def test_what_is_no_framework_at_all_is_refused(self, tmp_path: Path, content: str) -> None:
        path = tmp_path / "small.yaml"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(FrameworkFault):
            read_framework(path)

    def test_a_bad_file_keeps_no_other_from_being_used(
        self, settings: Settings, tmp_path: Path, signed_in: Any
    ) -> None:
        use_only(settings, tmp_path, SOUND)
        written(tmp_path / "frameworks", SOUND | {"title": ""}, "broken.yaml")
        page = signed_in("grace").get("/standards/").text
        assert "Small framework" in page
        assert "A framework cannot be used" in page
        assert "A framework cannot be used" not in signed_in("ben").get("/standards/").text


def use_only(settings: Settings, folder: Path, *documents: dict[str, Any]) -> None:
    """Let the site use these frameworks and no others; the partnership stays the same."""
    (folder / "frameworks").mkdir(exist_ok=True)
    for document in documents:
        written(folder / "frameworks", document, f"{document['key']}.yaml")
    shipped = Path(settings.HEADWATER_DEFINITIONS) / "partnerships"
    (folder / "partnerships").symlink_to(shipped)
    settings.HEADWATER_DEFINITIONS = folder


class TestWording:
    def test_what_was_kept_is_what_was_read(self) -> None:
        framework = small()
        content = framework.model_dump_json()
        assert framework_as_kept(content) == framework

    @pytest.mark.parametrize(
        ("changes", "is_same"),
        [
            ({}, True),
            ({"version": 2}, True),
            ({"title": "Another title"}, True),
            ({"levels": [each | {"meaning": "New."} for each in SOUND["levels"]]}, False),
        ],
    )
    def test_the_digest_is_of_the_question_and_its_ladder(
        self, changes: dict[str, Any], is_same: bool
    ) -> None:
        before, after = small(), small(**changes)
        digests = [each.wording_digest(each.indicators[0]) for each in (before, after)]
        assert (digests[0] == digests[1]) is is_same

    def test_the_order_of_keys_does_not_matter(self) -> None:
        assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})


@pytest.mark.parametrize("key", sorted(SHIPPED))
def test_a_framework_can_be_read_on_the_site(key: str, signed_in: Any) -> None:
    client: Client = signed_in("ben")
    framework = frameworks()[key]
    page = client.get(f"/standards/frameworks/{key}/")
    assert page.status_code == 200
    assert framework.title in page.text


def test_an_overdue_review_is_said_on_the_page(
    settings: Settings, tmp_path: Path, signed_in: Any
) -> None:
    old = {"reviewed_on": date(2020, 1, 1), "next_review": date(2021, 1, 1)}
    use_only(settings, tmp_path, SOUND | old)
    page = signed_in("ben").get("/standards/frameworks/small/").text
    assert "should have been looked at again by 1 January 2021" in page
