"""How sources write things down: columns of text as they stand in a partner's file."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.demo.people import names
from headwater.demo.people.crowds import People
from headwater.demo.places.residents import ETHNIC_GROUPS
from headwater.demo.seeds.draws import Flags, Integers, Moments, pick
from headwater.demo.seeds.truths import TRUTHS

_FORM_WEIGHTS = np.array(
    [
        1 - TRUTHS.people.misspelt_name - TRUTHS.people.nickname,
        TRUTHS.people.misspelt_name / 2,
        TRUTHS.people.misspelt_name / 2,
        TRUTHS.people.nickname,
    ]
)


def texts(values: Sequence[str | None], position: Integers) -> pa.Array:
    """The value at each position; an empty cell for -1."""
    return pa.array([*values, None], pa.string()).take(pa.array(position % (len(values) + 1)))


def blanked(column: pa.Array, blank: Flags) -> pa.Array:
    """The column with some cells left empty."""
    return pc.if_else(pa.array(blank), pa.scalar(None, pa.string()), column)


def replaced(column: pa.Array, rows: Flags, text: str) -> pa.Array:
    """The column with some cells overwritten."""
    return pc.if_else(pa.array(rows), pa.scalar(text), column)


def numbers(values: Integers) -> pa.Array:
    """Whole numbers as text."""
    return pc.cast(pa.array(values), pa.string())


def written_moments(at: Moments, *formats: str, choice: Integers | None = None) -> pa.Array:
    """Dates in the source's format, or in another of its formats where `choice` says so."""
    moments = pa.array(at.astype("datetime64[s]"))
    column = pc.strftime(moments, format=formats[0])
    for number, form in enumerate(formats[1:], start=1):
        if choice is not None:
            column = pc.if_else(
                pa.array(choice == number), pc.strftime(moments, format=form), column
            )
    return column


def references(prefix: str, first: int, count: int) -> pa.Array:
    """`count` references, numbered on from `first`."""
    number = numbers(np.arange(first, first + count, dtype=np.int64))
    return pc.binary_join_element_wise(
        pa.scalar(prefix), pc.utf8_lpad(number, width=7, padding="0"), ""
    )


def yes_or_no(flag: Flags, generator: np.random.Generator, *, unknown: float = 0.02) -> pa.Array:
    """Y or N, with some not known and some left empty."""
    drawn = generator.random(len(flag))
    position = np.where(drawn < unknown / 2, 2, np.where(drawn < unknown, -1, 1 - flag))
    return texts(["Y", "N", "U"], position.astype(np.int64))


def ethnicity_not_recorded(
    people: People, person: Integers, generator: np.random.Generator
) -> tuple[Flags, Flags]:
    """Whose ethnicity is missing (not at random), and who did not want to state it."""
    truth = TRUTHS.ethnicity
    probability = np.array([truth.missing[group] for group in ETHNIC_GROUPS])
    missing = generator.random(len(person)) < probability[people.ethnic_group[person]]
    return missing, ~missing & (generator.random(len(person)) < truth.not_stated)


@dataclass(frozen=True, slots=True)
class Mention:
    """One person in one row, as a clerk wrote it. Birth dates have no format yet."""

    given: pa.Array
    family: pa.Array
    born: Moments
    postcode: pa.Array


@dataclass(frozen=True)
class Clerk:
    """Writes people down, with the usual mistakes. Nobody (-1) leaves the cells empty."""

    people: People
    seed: int

    @cached_property
    def _given(self) -> pa.Array:
        female = names.given_names(self.seed, female=True)
        return pa.array([*female, *names.given_names(self.seed, female=False), None])

    @cached_property
    def _family(self) -> pa.Array:
        return pa.array([*names.family_names(self.seed), None])

    def mention(self, person: Integers, generator: np.random.Generator) -> Mention:
        """How these people are written down this time."""
        return Mention(
            given=self._names(person, generator, given=True),
            family=self._names(person, generator, given=False),
            born=self._births(person, generator),
            postcode=self._postcodes(person, generator),
        )

    def _names(self, person: Integers, generator: np.random.Generator, *, given: bool) -> pa.Array:
        form = pick(generator, _FORM_WEIGHTS, len(person))
        if given:
            per_sex = (len(self._given) - 1) // 2
            table = self._given
            place = self.people.sex[person] * per_sex + self.people.given[person] * names.VARIANTS
        else:
            table, place = self._family, self.people.family[person] * names.VARIANTS
        return table.take(pa.array(np.where(person < 0, len(table) - 1, place + form)))

    def _births(self, person: Integers, generator: np.random.Generator) -> Moments:
        born = self.people.birth_date[person]
        month = born.astype("datetime64[M]")
        day = (born - month.astype("datetime64[D]")).astype(np.int64)
        month_number = month.astype(np.int64) % 12
        swap = (day < 12) & (generator.random(len(person)) < TRUTHS.people.day_and_month_swapped)
        swapped = (born.astype("datetime64[Y]").astype("datetime64[M]") + day).astype(
            "datetime64[D]"
        ) + month_number
        return np.where(swap, swapped, born)

    def _postcodes(self, person: Integers, generator: np.random.Generator) -> pa.Array:
        moved = generator.random(len(person)) < TRUTHS.people.moved_house
        elsewhere = generator.integers(0, len(self.people.home), len(person))
        home = self.people.home[np.where(moved, elsewhere, person)]
        unit = self.people.postcode[np.where(moved, elsewhere, person)]
        return blanked(postcodes(home, unit), person < 0)


_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


def postcodes(home: Integers, unit: Integers) -> pa.Array:
    """Postcodes in the area ZZ, which the post does not use; neighbours share their sector."""
    district, sector = np.divmod(home, 10)
    ends = [first + second for first in _LETTERS for second in _LETTERS]
    return pc.binary_join_element_wise(
        pc.binary_join_element_wise(pa.scalar("ZZ"), numbers(district + 1), ""),
        pc.binary_join_element_wise(numbers(sector), texts(ends, unit), ""),
        " ",
    )
