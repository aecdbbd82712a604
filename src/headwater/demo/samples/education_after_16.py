"""Samples of what colleges and local authorities return about young people after school."""

from datetime import date

import numpy as np

from headwater.demo.samples.counts import feed_of, local_row, some, usual_mistakes, written
from headwater.demo.samples.sheets import Row, mistake, one_of, weighted

_SEXES = ("All", "Male", "Female")
_GROUPS = ("All", "White", "Mixed", "Asian", "Black", "Other", "Not stated", "Not recorded")
_PROVISION = ("All", "E", "K", "N")
_SETTINGS = ("All", "Secondary", "Special", "AP")
_MEALS = ("All", "Y", "N")
_ACTIVITIES = ("210", "220", "310", "410", "510", "540", "615", "710", "810", "820", "830")
_ACTIVITY_WEIGHTS = (40, 25, 9, 6, 3, 4, 3, 1, 4, 2, 3)


def _destination(generator: np.random.Generator, month: date, number: int) -> Row:
    row = local_row(
        generator,
        "DE",
        month,
        number,
        **{
            "Month": month.isoformat(),
            "Academic Age": one_of(generator, ("16", "17", "16-17")),
            "Current Activity Code": weighted(generator, _ACTIVITIES, _ACTIVITY_WEIGHTS),
            "Sex": one_of(generator, _SEXES),
            "Ethnic Group": one_of(generator, _GROUPS),
            "SEN Provision": one_of(generator, _PROVISION),
            "Young People": some(generator, 12),
            "Setting At 16": one_of(generator, _SETTINGS),
            "Free School Meals": one_of(generator, _MEALS),
        },
    )
    return {("Area Code" if name == "District" else name): cell for name, cell in row.items()}


def _college(generator: np.random.Generator, month: date, number: int) -> Row:
    learners = int(generator.integers(10, 400))
    row = local_row(
        generator,
        "FE",
        month,
        number,
        **{
            "Provider UKPRN": str(99_000_000 + number % 2),
            "Term Start": month.isoformat(),
            "Age Group": one_of(generator, ("14-15", "16-18", "19-24")),
            "Level": one_of(generator, ("E", "1", "2", "3")),
            "Sex": one_of(generator, _SEXES),
            "Ethnic Group": one_of(generator, _GROUPS),
            "Learners": str(learners),
            "Enrolments": str(learners + int(generator.poisson(learners / 3))),
            "Withdrawn": written(generator, int(generator.binomial(learners, 0.06))),
            "Attendance %": f"{generator.uniform(70, 98):.1f}",
        },
    )
    return {("Learner District" if name == "District" else name): c for name, c in row.items()}


DESTINATIONS = feed_of(
    "post16_destinations",
    _destination,
    *usual_mistakes("Month", "Young People"),
    mistake("not_in_codelist", "Current Activity Code", "999"),
    mistake("pattern_not_matched", "Academic Age", "15"),
    old_headers=(("Young People", "Count"), ("Current Activity Code", "Activity Code")),
)
FURTHER_EDUCATION = feed_of(
    "further_education",
    _college,
    *usual_mistakes("Term Start", "Learners"),
    mistake("pattern_not_matched", "Provider UKPRN", "The College"),
    old_headers=(("Withdrawn", "Withdrawals"), ("Provider UKPRN", "UKPRN")),
)
FEEDS = (DESTINATIONS, FURTHER_EDUCATION)
