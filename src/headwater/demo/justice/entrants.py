"""First-time entrants to youth justice, from two services with their own headers and dates."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from headwater.definitions.partnership import Partnership
from headwater.demo.places.geography import Geography
from headwater.demo.places.residents import Residents
from headwater.demo.seeds.draws import Flags, Integers, Moments, pick, stream
from headwater.demo.seeds.truths import TRUTHS
from headwater.demo.writing.areas import area_texts
from headwater.demo.writing.columns import numbers, references, texts, written_moments

SERVICES = ("youth_justice_city", "youth_justice_county")
_COUNTY_HEADERS = {
    "Entry Ref": "FTE Reference",
    "Service": "Youth Justice Service",
    "Outcome Date": "Date of Disposal",
    "District": "Local Authority",
    "Home LSOA21": "LSOA of Residence",
    "Age at Outcome": "Age",
    "Sex": "Gender",
    "Ethnicity": "Ethnic Group",
}
_UNDER_13 = np.array([0.1, 0.3, 0.6])
_OLDER = np.array([0.08, 0.18, 0.24, 0.26, 0.24])
_GROUP_CODES = np.array(["W1", "M1", "A2", "B2", "O9", "NS"])
_INVOLVEMENT = np.array([1.0, 1.9, 0.7, 2.0, 1.0])


@dataclass(frozen=True, slots=True)
class _Entrants:
    age: Integers
    male: Flags
    ethnicity: Integers
    home: Integers
    at: Moments


def entrants(
    partnership: Partnership,
    geography: Geography,
    residents: Residents,
    *,
    year: int,
    seed: int,
    scale: int,
) -> dict[str, pa.Table]:
    """The entrants of one year, a table for each service. Their numbers are exact, not drawn."""
    generator = stream(seed, "entrants", year)
    children = _draw(geography, residents, year, scale, generator)
    order = np.argsort(children.at, kind="stable")
    in_town = geography.district[children.home] == geography.town
    tables = {}
    for service, is_theirs in zip(SERVICES, (in_town, ~in_town), strict=True):
        rows = order[is_theirs[order]]
        tables[service] = _written(partnership, geography, children, rows, service, year, generator)
    return tables


def _draw(
    geography: Geography,
    residents: Residents,
    year: int,
    scale: int,
    generator: np.random.Generator,
) -> _Entrants:
    truth = TRUTHS.young_entrants
    young, older = truth.under_13[year] * scale, truth.aged_13_to_17[year] * scale
    count = young + older
    children = residents.by_age_and_sex[:, 10:18, :].sum(axis=(1, 2))
    home = pick(generator, children * np.exp(0.6 * residents.need), count)
    first = np.datetime64(f"{year}-01-01", "D")
    days = int((np.datetime64(f"{year + 1}-01-01", "D") - first).astype(np.int64))
    return _Entrants(
        age=np.concatenate(
            [10 + pick(generator, _UNDER_13, young), 13 + pick(generator, _OLDER, older)]
        ),
        male=generator.random(count) < 0.82,
        ethnicity=_ethnicity(residents, geography.district[home], generator),
        home=home,
        at=first + generator.integers(0, days, count).astype("timedelta64[D]"),
    )


def _ethnicity(
    residents: Residents, district: Integers, generator: np.random.Generator
) -> Integers:
    shares = residents.ethnicity[district] * _INVOLVEMENT
    cumulative = np.cumsum(shares, axis=1) / shares.sum(axis=1, keepdims=True)
    group = (generator.random(len(district))[:, None] > cumulative).sum(axis=1)
    not_stated = generator.random(len(district)) < 0.08
    return np.where(not_stated, len(_GROUP_CODES) - 1, np.minimum(group, 4)).astype(np.int64)


def _written(
    partnership: Partnership,
    geography: Geography,
    children: _Entrants,
    rows: Integers,
    service: str,
    year: int,
    generator: np.random.Generator,
) -> pa.Table:
    town = service == SERVICES[0]
    prefix = f"SYN-YJ{'A' if town else 'B'}{year % 100}-"
    districts = [district.code for district in partnership.districts]
    columns = {
        "Entry Ref": references(prefix, 1, len(rows)),
        "Service": texts([service], np.zeros(len(rows), dtype=np.int64)),
        "Outcome Date": written_moments(children.at[rows], "%Y-%m-%d" if town else "%d %b %Y"),
        "District": texts(districts, geography.district[children.home[rows]]),
        "Home LSOA21": area_texts(children.home[rows], geography, generator, blank=0.01),
        "Age at Outcome": numbers(children.age[rows]),
        "Sex": texts(["F", "M"], children.male[rows].astype(np.int64)),
        "Ethnicity": texts(_GROUP_CODES.tolist(), children.ethnicity[rows]),
    }
    headers = {} if town else _COUNTY_HEADERS
    return pa.table({headers.get(name, name): column for name, column in columns.items()})
