"""Groups of offences."""

from headwater.demo.people.crowds import KINDS
from headwater.demo.violence.offences import GROUPS, SETTINGS


def test_every_group_of_offences_is_well_formed() -> None:
    assert len({group.name for group in GROUPS}) == len(GROUPS)
    for group in GROUPS:
        shares = (group.knife, group.other_weapon, group.domestic, group.alcohol, *group.care)
        assert all(0 <= share <= 1 for share in shares)
        assert group.setting in SETTINGS
        assert set(group.victims) <= set(KINDS)
