"""Areas, outlines, residents and deprivation, as a national publisher would send them."""

import numpy as np
import pyarrow as pa

from headwater.definitions.partnership import Partnership
from headwater.demo.places.geography import Geography
from headwater.demo.places.outside import NEIGHBOURING_DISTRICTS, OUTSIDE_AREAS
from headwater.demo.places.residents import AGES, ETHNIC_GROUPS, Residents
from headwater.demo.seeds.draws import Integers
from headwater.demo.seeds.truths import LAST_YEAR, YEARS

_LOOKUP_AREAS = ("lsoa21", "ltla24", "ward24")
INDEX_YEAR = LAST_YEAR
_SOURCE = "Synthetic: generated for demonstration"


def area_lookup(partnership: Partnership, geography: Geography) -> pa.Table:
    """Every small area with its ward and district, and those of two invented neighbours."""
    rows = [
        (name, code, district.name, district.code, ward_name, ward_code)
        for name, code, district, ward_name, ward_code in zip(
            geography.names,
            geography.codes,
            (partnership.districts[position] for position in geography.district),
            geography.ward_names,
            geography.ward_codes,
            strict=True,
        )
    ]
    rows += [
        (f"{name} {code[-3:]}", code, name, district_code, f"{name} ward 01", f"Z0590{side}001")
        for number, code in enumerate(OUTSIDE_AREAS)
        for side in [number % len(NEIGHBOURING_DISTRICTS)]
        for district_code, name in [NEIGHBOURING_DISTRICTS[side]]
    ]
    headers = [f"{area}_{part}" for area in _LOOKUP_AREAS for part in ("name", "code")]
    return pa.table(dict(zip(headers, map(list, zip(*rows, strict=True)), strict=True)))


def boundaries(geography: Geography) -> pa.Table:
    """The outline of every small area."""
    return pa.table({"lsoa21_code": list(geography.codes), "wkt": list(geography.outlines)})


def population(geography: Geography, residents: Residents, *, year: int) -> pa.Table:
    """Residents by small area, single year of age and sex."""
    people = residents.in_year(year)
    area, age, sex = (axis.ravel() for axis in np.indices(people.shape))
    return pa.table(
        {
            "lsoa21_code": pa.array(geography.codes).take(pa.array(area)),
            "mid_year": np.full(people.size, year),
            "age": AGES[age],
            "sex": pa.array(["F", "M"]).take(pa.array(sex)),
            "persons": people.ravel(),
        }
    )


def ethnicity(partnership: Partnership, geography: Geography, residents: Residents) -> pa.Table:
    """Residents by district and ethnic group, for every year."""
    rows = [
        (district.code, year, group.capitalize(), int(persons), _SOURCE)
        for year in YEARS
        for district, counts in zip(
            partnership.districts, _by_group(geography, residents, year), strict=True
        )
        for group, persons in zip(ETHNIC_GROUPS, counts, strict=True)
    ]
    headers = ["ltla24_code", "year", "ethnic_group", "persons", "source"]
    return pa.table(dict(zip(headers, map(list, zip(*rows, strict=True)), strict=True)))


def _by_group(geography: Geography, residents: Residents, year: int) -> Integers:
    people = residents.in_year(year).sum(axis=(1, 2))
    by_district = np.bincount(
        geography.district, weights=people, minlength=len(residents.ethnicity)
    )
    return np.rint(by_district[:, None] * residents.ethnicity).astype(np.int64)


def deprivation(geography: Geography, residents: Residents) -> pa.Table:
    """The decile of every small area."""
    return pa.table(
        {
            "lsoa21_code": list(geography.codes),
            "index_year": np.full(len(geography.codes), INDEX_YEAR),
            "IMD_decile": residents.decile,
        }
    )
