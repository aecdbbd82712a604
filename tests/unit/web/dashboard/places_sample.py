"""What a release may say of persistent places."""

from datetime import date

from headwater.released.places import Agreement, PersistentPlace, PersistentPlaces, SeenBy
from headwater.vocabulary.busy_hours import Hours
from headwater.vocabulary.week import Days, PartOfWeek

EVENING = (
    PartOfWeek(Days.FRIDAY, 16),
    PartOfWeek(Days.FRIDAY, 20),
    PartOfWeek(Days.SATURDAY, 0),
    PartOfWeek(Days.SATURDAY, 20),
)
PLACES = PersistentPlaces(
    "knife_crime",
    (
        Agreement("ed_assaults", "2023-01/P12M", "2025-01/P12M", date(2025, 12, 31), 0.93),
        Agreement("callouts"),
    ),
    (
        PersistentPlace(
            "Z01001007",
            "Z07000001",
            (
                SeenBy("knife_crime", 950, Hours.TOLD, EVENING),
                SeenBy("ed_assaults", 750, Hours.NOT_ASKED),
            ),
        ),
        PersistentPlace(
            "Z01002003",
            "Z07000002",
            (
                SeenBy("knife_crime", 500, Hours.NO_PART),
                SeenBy("ed_assaults", 0, Hours.TOO_FEW),
            ),
        ),
        PersistentPlace("Z01002001", "Z07000002", (SeenBy("knife_crime", 900, Hours.TOO_FEW),)),
    ),
)
