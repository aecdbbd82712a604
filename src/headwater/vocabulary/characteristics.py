"""Characteristics by which fairness is asked about, and the columns that are known to hold them."""

from enum import StrEnum


class Characteristic(StrEnum):
    """One characteristic of a person.

    The nine of the Equality Act 2010, section 4, with ethnicity and nationality, which the Act
    holds together as race (section 9), apart; and two that it does not protect and services ask
    about.
    """

    AGE = "age"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    NATIONALITY = "nationality"
    DISABILITY = "disability"
    RELIGION = "religion"
    SEXUAL_ORIENTATION = "sexual_orientation"
    GENDER_REASSIGNMENT = "gender_reassignment"
    MARRIAGE = "marriage"
    PREGNANCY = "pregnancy"
    CARE_EXPERIENCE = "care_experience"
    SPECIAL_EDUCATIONAL_NEED = "special_educational_need"


_HELD_IN = {
    "age": Characteristic.AGE,
    "age_group": Characteristic.AGE,
    "age_range": Characteristic.AGE,
    "sex": Characteristic.SEX,
    "ethnicity": Characteristic.ETHNICITY,
}


def characteristic_held_in(column: str | None) -> Characteristic | None:
    """The characteristic that a column of our tables holds by its name, if it holds one.

    Ethnicity as an officer saw it is not the person's own: such a column holds none.

    >>> characteristic_held_in("age_group").value, characteristic_held_in("officer_ethnicity")
    ('age', None)
    """
    return _HELD_IN.get(column or "")
