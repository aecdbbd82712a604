"""What the demonstration shows of the needs assessment."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from django.conf import settings as configured
from django.utils import timezone

from headwater.exchange.spool import Spool
from headwater.released.words import day_words
from headwater_web.accounts.models import Person
from headwater_web.needs import outline
from headwater_web.needs.api import NeedsStaff, stage_edition, stage_needs
from headwater_web.needs.models import Comment, Consultation, EditionPage
from headwater_web.needs.queries.drafts import draft
from headwater_web.needs.queries.missing import missing_from
from headwater_web.ui.definition_files import partnership_path

pytestmark = pytest.mark.django_db
FILE = "needs_assessment.yaml"
ELSEWHERE = {"figure", "finding", "quotation", "card", "gap", "theme"}
"""Kinds of blocks whose words or pictures are kept by others."""


@pytest.fixture
def staff(cast: dict[str, Person]) -> NeedsStaff:
    """Who does what."""
    return NeedsStaff(writer=cast["amara"], manager=cast["grace"], partner=cast["ben"])


def test_a_draft_with_words_comments_and_something_to_mend(root: Path, staff: NeedsStaff) -> None:
    path, today = partnership_path(FILE), timezone.localdate()
    stage_needs(path, staff=staff, today=today)
    stage_needs(path, staff=staff, today=today)
    assert EditionPage.objects.count() == 1
    found = draft("SN-1")
    assert found is not None
    assert found.without_module == ()
    assert {each.cut for each in found.modules} == {"public", "partner", "full"}
    said = [each.words for each in missing_from(found)]
    assert any("typed by hand" in each for each in said)
    assert Comment.objects.count() == 2
    assert Consultation.objects.filter(closed_on=None).count() == 1


@pytest.fixture
def words_without_numbers(tmp_path: Path) -> Path:
    """The same file with the numbers of this test's release, and nothing that lies elsewhere."""
    path = tmp_path / FILE
    text = re.sub(r"\[\[\w+ \|", "[[knife_crime |", partnership_path(FILE).read_text("utf-8"))
    said = yaml.safe_load(text)
    for module in said["demonstration"]["modules"]:
        module["words"] = [block for block in module["words"] if not ELSEWHERE & block.keys()]
    path.write_text(yaml.safe_dump(said, sort_keys=False), "utf-8")
    return path


def test_the_first_edition_is_signed_and_handed_over_once(
    root: Path,
    staff: NeedsStaff,
    cast: dict[str, Person],
    words_without_numbers: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = yaml.safe_load(words_without_numbers.read_text("utf-8"))
    monkeypatch.setattr(outline, "partnership_definition", lambda *_parts, **_more: said)
    asked = stage_edition(words_without_numbers, staff=staff, director=cast["chioma"])
    assert asked is not None
    assert asked.edition_id == "SN-1-v1"
    again = stage_edition(words_without_numbers, staff=staff, director=cast["chioma"])
    assert again is None
    (request,) = Spool(configured.HEADWATER_EXCHANGE).waiting_editions()
    keys = {each.key for each in request.content.modules}
    assert "health" not in keys
    assert {"weapons", "district-z07000001", "annex"} <= keys
    assert len(request.content.signed_off) == 2


def test_words_that_were_written_earlier_say_that_their_numbers_moved(
    root: Path, staff: NeedsStaff, words_without_numbers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = yaml.safe_load(words_without_numbers.read_text("utf-8"))
    monkeypatch.setattr(outline, "partnership_definition", lambda *_parts, **_more: said)
    stage_needs(words_without_numbers, staff=staff, today=timezone.localdate())
    found = draft("SN-1")
    assert found is not None
    moved = {each.page.slug: each.moved for each in found.shown if each.moved}
    assert moved.keys() == {"trends"}
    parts = [
        part
        for each in found.shown
        for text in each.shown.texts
        for part in text.parts
        if part.then
    ]
    assert ("2024", "2025") in {(part.then, part.words) for part in parts}
    assert {part.then_on for part in parts} == {
        day_words(timezone.localdate(timezone.now() - timedelta(days=300)))
    }
    assert any("A number moved since" in each.words for each in missing_from(found))


def test_nothing_is_asked_before_the_first_release(
    staff: NeedsStaff, cast: dict[str, Person]
) -> None:
    path = partnership_path(FILE)
    assert stage_edition(path, staff=staff, director=cast["chioma"]) is None
    assert not EditionPage.objects.exists()
