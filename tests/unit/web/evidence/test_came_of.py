"""What came of a study is what its thread leads to, and is credited to no other."""

from tests.unit.web.evidence.conftest import Desk

from headwater_web.evidence.models import GapEventKind, Study
from headwater_web.evidence.queries.came_of import CameOf, came_of
from headwater_web.thread.api import LinkKind, Thing, link


def tie(earlier: str, later: str, kind: LinkKind = LinkKind.LED_TO) -> None:
    link(by=None, earlier=earlier, later=later, kind=kind)


def found(desk: Desk, *studies: Study) -> tuple[CameOf, ...]:
    return came_of(desk.cast["dev"], [desk.followed(each) for each in studies])


class TestWhatCameOfIt:
    """Findings and recommendations lie on the way to an action."""

    def test_an_action_by_way_of_a_finding(self, desk: Desk, things: dict[str, Thing]) -> None:
        study = desk.study()
        tie(study.reference, "F-1")
        tie("F-1", "R-1")
        tie("R-1", "A-1", LinkKind.CARRIED_OUT_BY)
        (consequences,) = found(desk, study)
        (change,) = consequences.changes
        assert change.thing.reference == "A-1"
        assert [each.reference for each in change.through] == ["F-1", "R-1"]
        assert [each.reference for each in consequences.findings] == ["F-1"]

    def test_a_finding_alone_changed_nothing(self, desk: Desk, things: dict[str, Thing]) -> None:
        study = desk.study()
        tie(study.reference, "F-1")
        (consequences,) = found(desk, study)
        assert not consequences.changed_something

    def test_each_study_has_its_own(self, desk: Desk, things: dict[str, Thing]) -> None:
        one, other = desk.study("One"), desk.study("Other")
        tie(one.reference, "A-1")
        tie(other.reference, "A-2")
        first, second = found(desk, one, other)
        assert [each.thing.reference for each in first.changes] == ["A-1"]
        assert [each.thing.reference for each in second.changes] == ["A-2"]

    def test_nothing_is_credited_through_another_study(
        self, desk: Desk, things: dict[str, Thing]
    ) -> None:
        one, other, gap = desk.study("One"), desk.study("Other"), desk.gap()
        tie(one.reference, gap.reference)
        desk.became(gap, GapEventKind.TAKEN_UP, reference=other.reference)
        tie(other.reference, "A-1")
        assert [each.changed_something for each in found(desk, one, other)] == [False, True]

    def test_what_may_not_be_seen_is_not_passed_through(
        self, desk: Desk, things: dict[str, Thing]
    ) -> None:
        study = desk.study()
        tie(study.reference, "R-1")
        tie("R-1", "A-1")
        del things["R-1"]
        (consequences,) = found(desk, study)
        assert consequences.changes == ()

    def test_a_circle_ends(self, desk: Desk, things: dict[str, Thing]) -> None:
        study = desk.study()
        tie(study.reference, "F-1")
        tie("F-1", "F-2")
        tie("F-2", "F-1")
        (consequences,) = found(desk, study)
        assert [each.reference for each in consequences.findings] == ["F-1", "F-2"]
