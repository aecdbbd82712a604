"""The demonstration's evidence, and each partnership's own lists."""

from pathlib import Path

import pytest
import yaml
from tests.unit.web.evidence.conftest import today
from tests.unit.web.placing import place_once

from headwater_web.accounts.models import Person
from headwater_web.audit.models import AuditEvent
from headwater_web.evidence.api import (
    EvidenceStaff,
    cards_for,
    evidence_lists,
    open_gaps,
    stage_evidence,
    studies_since,
)
from headwater_web.evidence.models import Card, Gap, Study
from headwater_web.evidence.queries.studies import all_studies, followed_studies
from headwater_web.ui.definition_files import definition_path, partnership_path


@pytest.fixture
def staff(cast: dict[str, Person]) -> EvidenceStaff:
    return EvidenceStaff(analyst=cast["amara"], manager=cast["grace"])


@pytest.fixture
def staged(staff: EvidenceStaff) -> None:
    path = partnership_path("evidence.yaml")
    place_once("evidence", lambda: stage_evidence(path, staff=staff, today=today()))


@pytest.mark.usefixtures("staged")
class TestStaging:
    """Everything is there once, and passes through the same checks as on the site."""

    def test_twice_changes_nothing(self, staff: EvidenceStaff) -> None:
        before = AuditEvent.objects.count()
        stage_evidence(partnership_path("evidence.yaml"), staff=staff, today=today())
        assert AuditEvent.objects.count() == before

    def test_cards_one_of_them_a_draft_and_one_overdue(self) -> None:
        told = cards_for(today=today())
        assert (len(told), Card.objects.count()) == (9, 10)
        assert sum(each.is_overdue for each in told) == 1

    def test_the_published_number_stands_as_it_was_published(self) -> None:
        (told,) = [each for each in cards_for(today=today()) if each.key.endswith("admissions")]
        assert told.number == "0.58 (95% interval 0.49 to 0.69)"

    def test_a_null_one_a_late_one_and_one_without_ethics(self) -> None:
        told = studies_since(today().replace(year=2000), today=today())
        assert len(told) == 5
        assert [each.result for each in told].count("It found no difference") == 1
        assert sum(each.is_late for each in told) == 1
        assert sum(each.lacks_ethics for each in told) == 1

    def test_each_summary_that_was_published_has_outcomes(self) -> None:
        shared = [each for each in followed_studies(all_studies(), today()) if each.shared]
        assert len(shared) == 2
        assert all(each.shown_outcomes for each in shared)

    def test_gaps_the_oldest_first(self) -> None:
        told = open_gaps(today=today())
        assert (len(told), Gap.objects.count()) == (3, 6)
        assert [each.months_known for each in told] == sorted(
            (each.months_known for each in told), reverse=True
        )


class TestLists:
    """What a partnership says of evidence, and what holds where it says nothing."""

    def test_every_partnership_with_a_file(self) -> None:
        paths = sorted(definition_path("partnerships").glob("*/evidence.yaml"))
        assert len(paths) >= 2
        for path in paths:
            assert yaml.safe_load(path.read_text("utf-8"))["stalled_after_months"] > 0

    def test_what_is_bought(self) -> None:
        lists = evidence_lists()
        assert lists.stalled_after_months == 6
        assert "Coaches in police custody" in [each.intervention for each in lists.bought]

    def test_no_file_no_demonstration(self, staff: EvidenceStaff, tmp_path: Path) -> None:
        stage_evidence(tmp_path / "evidence.yaml", staff=staff, today=today())
        assert not Study.objects.exists()
