"""What a release may say of offences that are weighed: by an index, and by a cost not in use."""

from datetime import date

from tests.unit.products import sample

from headwater.released.harm import Harm, HarmLine, KindWeight, NotTold, ScaleKind

NORTHBANK = "Z07000001"
KINDS = (
    KindWeight("knife", "Violence with a knife", 412.0, 0.08, 1.0, 300, 0.82),
    KindWeight("robbery", "Robbery", None, 0.31, 1.0, 60, None),
)
LINES = (
    HarmLine(
        sample.WHOLE, "2025", 365, 124_000, 101_000, 149_000, 413, 337, 497, 0.96, ("robbery",)
    ),
    HarmLine(NORTHBANK, "2025", 180, 61_800, 48_000, 77_900, 441, 343, 556, 0.97, ("robbery",)),
    HarmLine("Z07000002", "2025", 40, covered=0.6, left_out=("robbery",)),
    HarmLine("Z07000003", "2025", None, left_out=("knife", "robbery")),
    HarmLine(sample.WHOLE, "2024", 350, 120_000, 98_000, 144_000, 400, 327, 480, 0.95, ()),
)
INDEX = Harm(
    "knife_crime",
    "invented_harm",
    "2026",
    title="Invented harm index",
    scale_kind=ScaleKind.HARM,
    dated=date(2026, 1, 5),
    source="Invented weights for the demonstration",
    licence="None needed: it is invented",
    unit="days of imprisonment",
    mean_over=("2023", "2024", "2025"),
    weights=KINDS,
    lines=LINES,
    held=("2027",),
)
COST = Harm(
    "knife_crime",
    "invented_cost",
    "2026",
    title="Invented cost of crime",
    scale_kind=ScaleKind.COST,
    dated=date(2026, 1, 5),
    source="Invented weights for the demonstration",
    licence="None needed: it is invented",
    unit="pounds",
    price_year="2024/25",
    mean_over=("2023", "2024", "2025"),
    weights=KINDS,
    lines=LINES,
)
ABSENT = Harm("knife_crime", "other_scale", "2019", not_told=NotTold.NOT_HELD)
HARM = (INDEX, COST, ABSENT)
