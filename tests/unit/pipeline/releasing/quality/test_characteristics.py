"""What each dataset can be asked about people: agreed, held, and filled often enough."""

from datetime import date
from pathlib import Path

import pytest

from headwater.definitions.basis import Basis
from headwater.definitions.library import Library
from headwater.pipeline.releasing.quality.characteristics import ENOUGH, characteristics_of
from headwater.released.quality import CharacteristicSupport
from headwater.vocabulary.characteristics import Characteristic
from headwater.vocabulary.quality import Support

SPECIFICATIONS = Library(Path(__file__).resolve().parents[5] / "definitions").extracts()
TODAY = date(2026, 11, 22)
ED = "ed_assault_attendances"
FEEDS = (ED, "police_uk_stop_and_search", "send_support", "licensed_premises", "deprivation_2025")


def basis(feed: str, **changes: object) -> Basis:
    return Basis(
        basis_reference="I-1",
        kind="agreement",
        feed=feed,
        supplier="north",
        supplier_name="North",
        purpose="Preventing",
        fields=("*",),
        starts_on=date(2026, 1, 1),
        keep_raw_days=30,
        state="in_force",
    ).model_copy(update=changes)


def matrix(
    *,
    bases: tuple[Basis, ...] | None = None,
    held: tuple[str, ...] = FEEDS,
    filled: dict[str, float] | None = None,
) -> dict[tuple[str, str], CharacteristicSupport]:
    datasets = characteristics_of(
        {feed: SPECIFICATIONS[feed] for feed in FEEDS},
        bases=[basis(feed) for feed in FEEDS] if bases is None else bases,
        held=frozenset(held),
        completeness={ED: filled or {}},
        today=TODAY,
    )
    return {
        (dataset.feed, cell.characteristic.value): cell
        for dataset in datasets
        for cell in dataset.characteristics
    }


ED_CELLS = [
    ("filled often", {"ethnicity": ENOUGH}, "ethnicity", Support.CAN, ENOUGH),
    ("filled less often", {"ethnicity": 0.62}, "ethnicity", Support.PARTLY, 0.62),
    ("too few rows to say", {}, "ethnicity", Support.NOTHING_HELD, None),
    ("no column", {"ethnicity": 0.9}, "religion", Support.NOT_ASKED, None),
]


@pytest.mark.parametrize(("case", "filled", "name", "support", "share"), ED_CELLS)
def test_a_dataset_of_events(
    case: str, filled: dict[str, float], name: str, support: Support, share: float | None
) -> None:
    cell = matrix(filled=filled)[ED, name]
    assert (cell.support, cell.share) == (support, share)


def test_without_an_agreement_today_nothing_can_be_asked() -> None:
    ended = basis(ED, ends_on=date(2026, 11, 21))
    assert matrix(bases=(ended,))[ED, "age"].support is Support.NO_AGREEMENT
    assert matrix(bases=(ended,))[ED, "religion"].support is Support.NOT_ASKED


def test_a_dataset_that_has_not_come_says_so() -> None:
    assert matrix(held=())[ED, "age"].support is Support.NOTHING_HELD


def test_counts_in_groups_and_columns_that_are_not_kept() -> None:
    found = matrix()
    assert found["send_support", "special_educational_need"].support is Support.IN_GROUPS


def test_officer_defined_ethnicity_is_nobodys_own() -> None:
    """A feed with no more than what an officer saw is not said to know ethnicity."""
    seen = SPECIFICATIONS["police_uk_stop_and_search"]
    only_seen = seen.model_copy(
        update={
            "columns": tuple(
                column for column in seen.columns if column.name != "self_defined_ethnicity"
            )
        }
    )
    (dataset,) = characteristics_of(
        {seen.feed: only_seen},
        bases=[basis(seen.feed)],
        held=frozenset({seen.feed}),
        completeness={},
        today=TODAY,
    )
    cells = {cell.characteristic: cell.support for cell in dataset.characteristics}
    assert cells[Characteristic.ETHNICITY] is Support.NOT_ASKED


def test_datasets_that_are_not_about_people_are_left_out() -> None:
    feeds = {feed for feed, _name in matrix()}
    assert feeds == {ED, "police_uk_stop_and_search", "send_support"}


def test_every_dataset_answers_for_every_characteristic() -> None:
    names = {name for feed, name in matrix() if feed == ED}
    assert names == {each.value for each in Characteristic}
