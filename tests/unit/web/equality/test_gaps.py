"""A gap in access: named, changed, measured again, and never closed without a number."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from tests.unit.web.equality.conftest import FIGURE_1, TODAY, group, in_days, moment

from headwater_web.accounts.models import Person
from headwater_web.equality import faults
from headwater_web.equality.actions import gaps
from headwater_web.equality.api import gaps_of, shown_gaps
from headwater_web.equality.models import AccessGap, GapChange, Remeasurement, Shows
from headwater_web.equality.queries.gaps import ShownGap, read_gap
from headwater_web.keeping.rows import NeverChanged, NeverDeleted
from headwater_web.thread.api import LinkKind, earlier_references, later_references


def named(by: Person, **more: Any) -> AccessGap:
    measured = {} if "not_measured_because" in more else {"first_measured": FIGURE_1}
    said = {"title": "The desk is shut", "words": "At night", "at": moment(-60)} | measured
    return gaps.name_gap(by=by, group=group("race"), **said | more)


def begun(by: Person, gap: AccessGap, reference: str = "A-1") -> GapChange:
    return gaps.begin_change(
        by=by, gap=gap, reference=reference, words="Open at night", began_on=in_days(-40)
    )


def measured(by: Person, gap: AccessGap, **more: Any) -> Remeasurement:
    said = {"shows": Shows.NARROWER, "words": "Counted", "measured_on": TODAY, "people": 40}
    return gaps.remeasure(by=by, gap=gap, **said | more)


def shown(person: Person) -> ShownGap:
    (found,) = shown_gaps(gaps_of(person))
    return found


def test_the_whole_way(cast: dict[str, Person]) -> None:
    """A gap named, changed and remeasured."""
    grace = cast["grace"]
    gap = named(grace)
    assert (gap.reference, shown(grace).standing) == ("W-1", "named")
    change = begun(grace, gap)
    assert shown(grace).standing == "begun"
    gaps.finish_change(by=grace, change=change, made_on=in_days(-10))
    assert shown(grace).words == "changed, not measured since"
    measured(grace, gap, figure=FIGURE_1, people=None)
    assert shown(grace).words.endswith("the gap is narrower")
    assert earlier_references(["W-1"], LinkKind.LED_TO) == {"W-1": [FIGURE_1]}
    assert later_references(["W-1"], LinkKind.LED_TO) == {"W-1": ["A-1"]}
    assert later_references(["W-1"], LinkKind.EVIDENCED_BY) == {"W-1": [FIGURE_1]}


@pytest.mark.parametrize(
    ("more", "standing"),
    [
        ({"shows": Shows.CANNOT_TELL, "people": None}, "made"),
        ({"measured_on": in_days(-11)}, "made"),
        ({"shows": Shows.WIDER}, "remeasured"),
    ],
)
def test_only_a_measurement_since_the_change_counts(
    more: dict[str, Any], standing: str, cast: dict[str, Person]
) -> None:
    gap = named(cast["grace"])
    gaps.finish_change(by=cast["grace"], change=begun(cast["grace"], gap), made_on=in_days(-10))
    measured(cast["grace"], gap, **more)
    assert shown(cast["grace"]).standing == standing


def test_the_same_change_is_one(cast: dict[str, Person]) -> None:
    gap = named(cast["grace"])
    assert begun(cast["grace"], gap) == begun(cast["amara"], gap)


def test_a_change_is_made_once_and_after_it_began(cast: dict[str, Person]) -> None:
    change = begun(cast["grace"], named(cast["grace"]))
    with pytest.raises(faults.BeforeItBegan):
        gaps.finish_change(by=cast["grace"], change=change, made_on=in_days(-41))
    gaps.finish_change(by=cast["grace"], change=change, made_on=in_days(-40))
    with pytest.raises(faults.MadeAlready):
        gaps.finish_change(by=cast["grace"], change=change, made_on=TODAY)


def test_a_gap_is_not_measured_again_before_it_was_named(cast: dict[str, Person]) -> None:
    gap = named(cast["grace"])
    with pytest.raises(faults.BeforeItWasNamed):
        measured(cast["grace"], gap, measured_on=in_days(-61))


@pytest.mark.parametrize(
    "more",
    [
        {"first_measured": "", "not_measured_because": ""},
        {"first_measured": FIGURE_1, "not_measured_because": "Nobody counts"},
    ],
)
def test_it_has_a_figure_or_says_why_not(more: dict[str, str], cast: dict[str, Person]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        named(cast["grace"], **more)


@pytest.mark.parametrize("people", [1, 7, None])
def test_a_measurement_has_a_number_that_points_at_nobody(
    people: int | None, cast: dict[str, Person]
) -> None:
    gap = named(cast["grace"])
    with pytest.raises(IntegrityError), transaction.atomic():
        measured(cast["grace"], gap, people=people)


def test_what_was_measured_stays(cast: dict[str, Person]) -> None:
    gap = named(cast["grace"])
    change = begun(cast["grace"], gap)
    gaps.finish_change(by=cast["grace"], change=change, made_on=TODAY)
    row = measured(cast["grace"], gap)
    for kept, refusal in ((gap, NeverChanged), (row, NeverChanged), (change, NeverDeleted)):
        with pytest.raises(refusal):
            kept.delete()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        GapChange.objects.update(made_on=in_days(1))
    row.people = 400
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        row.save()


def test_a_change_that_one_may_not_see_is_not_shown(cast: dict[str, Person]) -> None:
    gap = named(cast["grace"], not_measured_because="Nobody counts")
    begun(cast["grace"], gap, "U-1")
    begun(cast["grace"], gap, "A-1")
    assert len(read_gap(cast["grace"], gap).changes) == 2
    assert len(read_gap(cast["ben"], gap).changes) == 1
