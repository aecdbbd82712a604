"""Open police data: stop and search, and what became of crimes, as data.police.uk publishes them.

In the searches, people of some groups are stopped more often than others; what comes of a search
does not depend on the group. Nothing else is planted.
"""

import numpy as np
import pyarrow as pa

from headwater.demo.places.geography import Geography
from headwater.demo.places.residents import Residents
from headwater.demo.seeds.draws import pick, stream

_SEARCHES, _OUTCOMES = 0.007, 0.009
"""For each resident and year."""
_GROUPS = {
    "White - English/Welsh/Scottish/Northern Irish/British": ("White", 1.0),
    "Mixed/Multiple ethnic groups - White and Black Caribbean": ("Mixed", 2.2),
    "Asian/Asian British - Pakistani": ("Asian", 1.5),
    "Black/African/Caribbean/Black British - Caribbean": ("Black", 4.0),
    "Other ethnic group - Any other ethnic group": ("Other", 1.2),
}
_NOT_STATED, _NOT_STATED_SHARE = "Other ethnic group - Not stated", 0.14
_AGES = {"10-17": 0.18, "18-24": 0.34, "25-34": 0.27, "over 34": 0.19, "": 0.02}
_OBJECTS = {"Controlled drugs": 0.62, "Offensive weapons": 0.2, "Stolen goods": 0.1, "": 0.08}
_AFTER_A_SEARCH = {
    "A no further action disposal": 0.72,
    "Arrest": 0.13,
    "Community resolution": 0.09,
    "Summons / charged by post": 0.04,
    "Penalty Notice for Disorder": 0.02,
}
_AFTER_A_CRIME = {
    "Investigation complete; no suspect identified": 0.42,
    "Unable to prosecute suspect": 0.36,
    "Awaiting court outcome": 0.08,
    "Suspect charged": 0.06,
    "Local resolution": 0.04,
    "Under investigation": 0.04,
}


def searches(geography: Geography, residents: Residents, *, year: int, seed: int) -> pa.Table:
    """The searches of one year. They have no small area, as many published ones have none."""
    generator = stream(seed, "searches", year)
    people = residents.in_year(year).sum()
    count = int(generator.poisson(_SEARCHES * people))
    living = residents.ethnicity[geography.district] * residents.total[:, None]
    weights = living.sum(axis=0) * np.array([often for _, often in _GROUPS.values()])
    stated = generator.random(count) >= _NOT_STATED_SHARE
    group = pick(generator, weights, count)
    own, seen = np.array(list(_GROUPS)), np.array([name for name, _ in _GROUPS.values()])
    first, days = np.datetime64(f"{year}-01-01"), 365
    at = first + generator.integers(0, days * 86_400, count).astype("timedelta64[s]")
    columns = {
        "Type": np.full(count, "Person search"),
        "Date": np.char.add(np.datetime_as_string(np.sort(at)), "+00:00"),
        "Part of a policing operation": np.full(count, "True"),
        "Policing operation": np.char.add("SYN-operation-", np.char.mod("%d", at.astype(int) % 7)),
        "Latitude": np.full(count, ""),
        "Longitude": np.full(count, ""),
        "Gender": np.where(generator.random(count) < 0.87, "Male", "Female"),
        "Age range": _drawn(generator, _AGES, count),
        "Self-defined ethnicity": np.where(stated, own[group], _NOT_STATED),
        "Officer-defined ethnicity": seen[group],
        "Legislation": np.full(count, "Misuse of Drugs Act 1971 (section 23)"),
        "Object of search": _drawn(generator, _OBJECTS, count),
        "Outcome": _drawn(generator, _AFTER_A_SEARCH, count),
        "Outcome linked to object of search": np.full(count, ""),
        "Removal of more than just outer clothing": np.full(count, "False"),
    }
    return pa.table({name: pa.array(cells.tolist()) for name, cells in columns.items()})


def outcomes(geography: Geography, residents: Residents, *, year: int, seed: int) -> pa.Table:
    """What became of crimes in one year, by the small area of the crime."""
    generator = stream(seed, "outcomes of crimes", year)
    areas = residents.in_year(year).sum(axis=(1, 2)) * np.exp(0.5 * residents.need)
    count = int(generator.poisson(_OUTCOMES * areas.sum()))
    month = np.sort(generator.integers(1, 13, count))
    code = np.array(geography.codes)[pick(generator, areas, count)]
    blank = np.full(count, "")
    columns = {
        "Crime ID": np.char.add(f"SYN-{year}-", np.char.mod("%07d", np.arange(count))),
        "Month": np.char.add(f"{year}-", np.char.mod("%02d", month)),
        "Reported by": np.full(count, "Synthetic police"),
        "Falls within": np.full(count, "Synthetic police"),
        "Longitude": blank,
        "Latitude": blank,
        "Location": blank,
        "LSOA code": np.where(generator.random(count) < 0.03, "", code),
        "LSOA name": blank,
        "Outcome type": _drawn(generator, _AFTER_A_CRIME, count),
    }
    return pa.table({name: pa.array(cells.tolist()) for name, cells in columns.items()})


def _drawn(generator: np.random.Generator, shares: dict[str, float], count: int) -> np.ndarray:
    words = np.array(list(shares))
    return words[pick(generator, np.array(list(shares.values())), count)]
