"""Which areas lie in which."""

from headwater.released.opened import Release
from headwater.vocabulary.areas import Area, AreaType


def districts_of(release: Release, area: Area) -> tuple[Area, ...]:
    """The districts that an area is made of, by name; none where it is not made of several."""
    districts = release.areas_of_type(AreaType.DISTRICT)
    if area.area_type is not AreaType.PARTNERSHIP:
        districts = tuple(each for each in districts if each.code in area.member_codes)
    return tuple(sorted(districts, key=lambda each: each.name))


def other_districts(release: Release, area: Area) -> tuple[Area, ...]:
    """The districts that a district can be set beside, by name; none of another kind of area."""
    if area.area_type is not AreaType.DISTRICT:
        return ()
    return tuple(each for each in districts_of(release, release.whole_area) if each != area)


def areas_around(release: Release, area: Area) -> tuple[Area, ...]:
    """The district of a small area, then the areas of several districts that an area lies in."""
    inside = {area.code, area.parent_code}
    districts = release.areas_of_type(AreaType.DISTRICT)
    joined = release.areas_of_type(AreaType.PARTNERSHIP_AREA)
    return (
        *(district for district in districts if district.code == area.parent_code),
        *(each for each in joined if inside & set(each.member_codes)),
    )
