"""What a release may say of offers, and of alternative provision beside mainstream schools."""

from dataclasses import replace
from datetime import date

from headwater.released.offers import Offer, OfferAuthority, OfferLine, OfferMap
from headwater.released.provision import (
    Completeness,
    GroupShown,
    LikeWithLike,
    Limits,
    ProvisionCompared,
)
from headwater.vocabulary.offers import Footing, Prevention
from headwater.vocabulary.provision import Likeness, Question, Setting
from headwater.vocabulary.states import ValueState

LINE = OfferLine(
    Footing.NON_STATUTORY,
    Prevention.SECONDARY,
    "By the police",
    10,
    17,
    45,
    ValueState.RELEASED,
)
WITHHELD = replace(LINE, children=None, state=ValueState.SUPPRESSED)
NOT_SAID = replace(LINE, children=None, state=ValueState.MISSING)
ALDER = OfferAuthority("A", "Alder", "The service of Alder", "2024/25", date(2025, 3, 31))
BIRCH = OfferAuthority("B", "Birch", "The service of Birch", "2024/25", date(2025, 3, 31))
OFFERS = OfferMap(
    (ALDER, BIRCH),
    (
        Offer("mentoring", "Mentoring", ((LINE,), (replace(LINE, youngest=14, children=0),))),
        Offer("therapy", "Speech and language therapy", ((WITHHELD,), ())),
        Offer("custody", "Youth work in custody suites", ((NOT_SAID,), ())),
        Offer("schools", "Workshops in schools", ((), ())),
    ),
)

ALIKE = (Likeness.YEAR_GROUP, Likeness.SEX, Likeness.NEED, Likeness.FREE_MEALS)
LIKE = LikeWithLike(
    alternative=Limits(0.734, 0.692, 0.772),
    mainstream=Limits(0.814, 0.78, 0.84),
    difference=Limits(-0.08, -0.137, -0.019),
    mainstream_as_it_is=Limits(0.903, 0.89, 0.915),
    plain_difference=Limits(-0.169, -0.2, -0.15),
    alternative_pupils=465,
    mainstream_pupils=1_175,
    pupils_alike=0.74,
    groups=(GroupShown(("10", "male", "support", "false"), 40, 0.7, 300, 0.8),),
)
COMPARED = ProvisionCompared(
    Question.ATTENDANCE,
    "city_council",
    "City Council",
    "2024/25",
    date(2025, 9, 30),
    ALIKE,
    (),
    (Completeness(Setting.ALTERNATIVE, 0.97), Completeness(Setting.MAINSTREAM, 1.0)),
    LIKE,
)
LEFT = replace(
    COMPARED,
    question=Question.DESTINATION,
    period="2026-01",
    alike=(Likeness.AGE_GROUP, Likeness.SEX, Likeness.NEED),
    not_alike=(Likeness.FREE_MEALS,),
    completeness=(
        Completeness(Setting.ALTERNATIVE, 1.0, 0.93),
        Completeness(Setting.MAINSTREAM, 1.0, 0.96),
    ),
    compared=replace(
        LIKE,
        difference=Limits(-0.04, -0.11, 0.03),
        groups=(GroupShown(("16", "female", "plan"), 20, 0.5, 60, 0.75),),
    ),
)
