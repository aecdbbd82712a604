"""The partner's own desk: rows are counted where they are, and only numbers leave.

    desk = open_desk(settings.home / "partner_desk", environment)
    prepared = prepare(
        [Path("attendances.csv")],
        feed="ed_assault_attendances",
        desk=desk,
        library=library,
        partnership=library.partnership("nottinghamshire"),
        references={"area_lookup_2021": Path("lookup.csv")},
        supplier=None,                 # found in the file
        out=Path("to_send"),
        today=date(2026, 11, 22),
    )
    look(prepared.path, workspace=folder, library=library)   # what would be sent, in plain words

The same specification, the same intake, the same measures and the same disclosure as at the
partnership. No server, no network, no other home: the desk keeps its key, and what it told before.
"""

from headwater.partner.by_standard import Broken, Verdict, judged_by_standard
from headwater.partner.desk import Desk, open_desk
from headwater.partner.looking import Look, look
from headwater.partner.mapping import ReadAs
from headwater.partner.preparing import Prepared, judged, prepare

__all__ = [
    "Broken",
    "Desk",
    "Look",
    "Prepared",
    "ReadAs",
    "Verdict",
    "judged",
    "judged_by_standard",
    "look",
    "open_desk",
    "prepare",
]
