"""Which characteristics of people each dataset can be asked about, as agreed and as it came."""

from collections.abc import Mapping, Sequence
from datetime import date

from headwater.definitions.basis import Basis
from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.released.quality import CharacteristicSupport, DatasetSupport
from headwater.vocabulary.characteristics import Characteristic, characteristic_held_in
from headwater.vocabulary.quality import Support

ENOUGH = 0.9
"""The share of events with the characteristic from which groups are compared without bounds.

With one in ten missing a ratio of two groups can still move by a tenth and more; below that it can
turn. Source: our own convention, said on the page.
"""
_OF_PEOPLE = frozenset({"event", "aggregate"})


def characteristics_of(
    specifications: Mapping[str, ExtractSpecification],
    *,
    bases: Sequence[Basis],
    held: frozenset[str],
    completeness: Mapping[str, Mapping[str, float]],
    today: date,
) -> tuple[DatasetSupport, ...]:
    """Every dataset about people and what it can be asked, by the title of the dataset.

    `held` are the feeds of which something is current; `completeness` the coarse share of each
    field of each feed over its last twelve months.
    """
    permitted = {basis.feed for basis in bases if basis.in_force_on(today)}
    datasets = [
        DatasetSupport(
            feed=feed,
            title=each.name,
            characteristics=tuple(
                _support(each, characteristic, permitted, held, completeness.get(feed, {}))
                for characteristic in Characteristic
            ),
        )
        for feed, each in specifications.items()
        if each.becomes in _OF_PEOPLE and _is_about_people(each)
    ]
    return tuple(sorted(datasets, key=lambda dataset: dataset.title))


def _is_about_people(specification: ExtractSpecification) -> bool:
    """Whether any column holds a characteristic: premises and street crime have none."""
    return any(_held_in(column) for column in specification.columns)


def _held_in(column: SpecifiedColumn) -> Characteristic | None:
    return column.characteristic or characteristic_held_in(column.becomes)


def _support(
    specification: ExtractSpecification,
    characteristic: Characteristic,
    permitted: set[str],
    held: frozenset[str],
    completeness: Mapping[str, float],
) -> CharacteristicSupport:
    columns = [each for each in specification.columns if _held_in(each) is characteristic]
    feed = specification.feed
    if not columns:
        return CharacteristicSupport(characteristic, Support.NOT_ASKED)
    if feed not in permitted:
        return CharacteristicSupport(characteristic, Support.NO_AGREEMENT)
    fields = [column.becomes for column in columns if column.becomes]
    if not fields:
        return CharacteristicSupport(characteristic, Support.NOT_KEPT)
    if feed not in held:
        return CharacteristicSupport(characteristic, Support.NOTHING_HELD)
    if specification.becomes == "aggregate":
        return CharacteristicSupport(characteristic, Support.IN_GROUPS)
    return _of_events(characteristic, completeness.get(fields[0]))


def _of_events(characteristic: Characteristic, share: float | None) -> CharacteristicSupport:
    if share is None:
        return CharacteristicSupport(characteristic, Support.NOTHING_HELD)
    support = Support.CAN if share >= ENOUGH else Support.PARTLY
    return CharacteristicSupport(characteristic, support, share)
