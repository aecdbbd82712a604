"""Samples of who lives where: ages, ethnic groups, deprivation, and areas that changed."""

from datetime import date

import numpy as np

from headwater.demo.samples.counts import feed_of
from headwater.demo.samples.sheets import Mistake, Row, mistake, one_of

_GROUPS = (
    "Asian, Asian British or Asian Welsh",
    "Black, Black British, Black Welsh, Caribbean or African",
    "Mixed or Multiple ethnic groups",
    "White",
    "Other ethnic group",
)
_DETAIL = (
    "Asian, Asian British or Asian Welsh: Indian",
    "Black, Black British, Black Welsh, Caribbean or African: African",
    "White: Irish",
)


def _small_area(number: int) -> str:
    return f"Z01{number:06d}"


def _district(number: int) -> str:
    return f"Z07{number:06d}"


def _by_age(generator: np.random.Generator, code: str, name: str, area: str, per_age: float) -> Row:
    """One area with a column for each year of age."""
    ages = generator.poisson(per_age, 91)
    residents = {str(age) if age < 90 else "90+": str(count) for age, count in enumerate(ages)}
    return {
        code: area,
        name: f"Synthetic {area[-3:]}",
        "total_population": str(ages.sum()),
        **residents,
    }


def _small_area_ages(generator: np.random.Generator, _month: date, number: int) -> Row:
    return _by_age(generator, "lsoa11_code", "lsoa11_name", _small_area(number), 19)


def _district_ages(generator: np.random.Generator, _month: date, number: int) -> Row:
    return _by_age(generator, "ltla21_code", "ltla21_name", _district(number), 1500)


def _broad_ages(generator: np.random.Generator, _month: date, number: int) -> Row:
    sexes = {
        sex: {age: int(generator.integers(5_000, 40_000)) for age in _BROAD}
        for sex in ("females", "males")
    }
    totals = {f"total_{sex}": sum(ages.values()) for sex, ages in sexes.items()}
    parts = {f"{age}_{sex}": count for sex, ages in sexes.items() for age, count in ages.items()}
    counts = {"total_population": sum(totals.values()), **totals, **parts}
    return {"ltla21_code": _district(number), **{name: str(n) for name, n in counts.items()}}


_BROAD = ("younger", "working_age", "older")


def _small_area_group(generator: np.random.Generator, _month: date, number: int) -> Row:
    residents = int(generator.integers(1_000, 3_000))
    return {
        "lsoa21_code": _small_area(number),
        "total_residents": str(residents),
        "ethnic_group": one_of(generator, _GROUPS),
        "n": str(int(generator.integers(0, residents))),
    }


def _district_group(generator: np.random.Generator, _month: date, number: int) -> Row:
    kind = one_of(generator, ("number", "percent"))
    value = str(int(generator.integers(50, 9_000))) if kind == "number" else "2.4"
    return {
        "ltla21_code": _district(number),
        "ltla21_name": f"Synthetic district {number}",
        "ethnic_group": f"{one_of(generator, _DETAIL)} ({kind})",
        "value": value,
    }


def _deprivation(code: str, generator: np.random.Generator, number: int) -> Row:
    return {code: _small_area(number), "IMD_decile": str(int(generator.integers(1, 11)))}


def _deprivation_2019(generator: np.random.Generator, _month: date, number: int) -> Row:
    return _deprivation("lsoa11_code", generator, number)


def _deprivation_2025(generator: np.random.Generator, _month: date, number: int) -> Row:
    return _deprivation("lsoa21_code", generator, number)


def _change(generator: np.random.Generator, _month: date, number: int) -> Row:
    """One pair: mostly unchanged; every twentieth 2011 area was split in two."""
    is_split = number % 20 in {0, 1}
    return {
        "lsoa11_code": _small_area(number - number % 2 if is_split else number),
        "lsoa21_code": _small_area(100_000 + number if is_split else number),
        "change_code": "S" if is_split else one_of(generator, ("U", "U", "U", "M", "X")),
        "ltla22_code": _district(1 + number % 8),
    }


def _area_mistakes(code: str, count: str) -> tuple[Mistake, ...]:
    return (
        mistake("missing_value", code, ""),
        mistake("missing_value", count, ""),
        mistake("not_a_number", count, "1,9OO"),
        mistake("out_of_range", count, "-1"),
    )


SMALL_AREA_AGES = feed_of(
    "population_by_age_small_area_2011",
    _small_area_ages,
    *_area_mistakes("lsoa11_code", "total_population"),
    mistake("not_a_number", "90+", "?"),
    unique="lsoa11_code",
    refuses=False,
)
DISTRICT_AGES = feed_of(
    "population_by_age_district_2021",
    _district_ages,
    *_area_mistakes("ltla21_code", "total_population"),
    unique="ltla21_code",
    refuses=False,
)
BROAD_AGES = feed_of(
    "population_broad_ages_district_2021",
    _broad_ages,
    *_area_mistakes("ltla21_code", "older_males"),
    unique="ltla21_code",
    refuses=False,
)
SMALL_AREA_GROUPS = feed_of(
    "ethnicity_small_area_2021",
    _small_area_group,
    *_area_mistakes("lsoa21_code", "n"),
    mistake("not_in_codelist", "ethnic_group", "Martian"),
    unique=None,
    refuses=False,
)
DISTRICT_GROUPS = feed_of(
    "ethnicity_district_2021",
    _district_group,
    *_area_mistakes("ltla21_code", "value"),
    mistake("not_in_codelist", "ethnic_group", "Martian (number)"),
    unique=None,
    refuses=False,
)
DEPRIVATION_2019 = feed_of(
    "deprivation_2019",
    _deprivation_2019,
    mistake("missing_value", "lsoa11_code", ""),
    mistake("out_of_range", "IMD_decile", "11"),
    mistake("out_of_range", "IMD_decile", "0"),
    mistake("not_a_number", "IMD_decile", "first"),
    old_headers=(("lsoa11_code", "LSOA code (2011)"),),
    unique="lsoa11_code",
    refuses=False,
)
DEPRIVATION_2025 = feed_of(
    "deprivation_2025",
    _deprivation_2025,
    mistake("missing_value", "lsoa21_code", ""),
    mistake("out_of_range", "IMD_decile", "11"),
    mistake("not_a_number", "IMD_decile", "1st"),
    old_headers=(("lsoa21_code", "LSOA21CD"),),
    unique="lsoa21_code",
    refuses=False,
)
AREA_CHANGES = feed_of(
    "area_changes_2011_2021",
    _change,
    mistake("missing_value", "lsoa11_code", ""),
    mistake("missing_value", "lsoa21_code", ""),
    mistake("not_in_codelist", "change_code", "Q"),
    old_headers=(("lsoa11_code", "LSOA11CD"), ("change_code", "CHGIND")),
    unique=None,
    refuses=False,
)
FEEDS = (
    SMALL_AREA_AGES,
    DISTRICT_AGES,
    BROAD_AGES,
    SMALL_AREA_GROUPS,
    DISTRICT_GROUPS,
    DEPRIVATION_2019,
    DEPRIVATION_2025,
    AREA_CHANGES,
)
