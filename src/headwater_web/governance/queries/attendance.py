"""Who came, meeting by meeting, and what that says when it is read along a row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.governance.models import Attendance, Body, Came, Meeting, SeatRole

LOOK_BACK = 6
"""So many meetings are shown."""
RUN = 3
"""So many times running something is said."""


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One seat along the last meetings, newest first."""

    organisation: str
    came: tuple[Came | None, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """Each answer in words."""
        return tuple(str(each.label) if each else _("not noted") for each in self.came)

    @property
    def sentence(self) -> str:
        """What has gone on long enough to be said, or nothing."""
        return run_words(self.organisation, self.came)


def run_words(organisation: str, came: Sequence[Came | None]) -> str:
    """What an organisation did three times running or more, newest first; else nothing.

    A meeting without a note neither counts nor interrupts.
    """
    noted = [each for each in came if each is not None]
    deputies = _run(noted, {Came.DEPUTY})
    if deputies >= RUN:
        return _("{organisation} has sent a deputy {times} times running.").format(
            organisation=organisation, times=apnumber(deputies)
        )
    away = _run(noted, {Came.APOLOGIES, Came.ABSENT})
    if away >= RUN:
        return _("{organisation} has not been at the table {times} times running.").format(
            organisation=organisation, times=apnumber(away)
        )
    return ""


def _run(noted: Iterable[Came], wanted: set[Came]) -> int:
    return sum(1 for _each in takewhile(wanted.__contains__, noted))


def latest_notes(body: Body) -> list[Attendance]:
    """The note that counts for each seat and meeting of a body, by meeting."""
    notes = Attendance.objects.filter(meeting__body=body).select_related("meeting")
    last = {(note.meeting_id, note.seat_id): note for note in notes.order_by("pk")}
    return sorted(last.values(), key=lambda note: (note.meeting.starts_at, note.pk))


def attended_meetings(body: Body) -> list[Meeting]:
    """The last meetings of which attendance was noted, newest first."""
    met = {note.meeting_id: note.meeting for note in latest_notes(body)}
    newest = sorted(met.values(), key=lambda meeting: meeting.starts_at, reverse=True)
    return newest[:LOOK_BACK]


def came_to(meeting: Meeting) -> dict[int, Came]:
    """What counts as noted for each seat of one meeting; the secretariat has no place in it."""
    notes = meeting.attendance.exclude(seat__role=SeatRole.SECRETARIAT).order_by("pk")
    return {note.seat_id: Came(note.came) for note in notes}


def last_note(meeting: Meeting) -> int:
    """The number of the last note of a meeting's attendance, 0 for none."""
    last = meeting.attendance.order_by("pk").last()
    return last.pk if last else 0


def attendance_rows(
    body: Body, names: dict[int, str], meetings: Sequence[Meeting]
) -> tuple[AttendanceRow, ...]:
    """One row for each seat of `names` along `meetings`."""
    noted = {(note.meeting_id, note.seat_id): Came(note.came) for note in latest_notes(body)}
    return tuple(
        AttendanceRow(name, tuple(noted.get((meeting.pk, seat)) for meeting in meetings))
        for seat, name in names.items()
    )


def quorum_words(meeting: Meeting) -> str:
    """Whether enough came, in words; empty where that cannot be said yet."""
    came = came_to(meeting)
    if not came:
        return ""
    there = sum(answer in {Came.PRESENT, Came.DEPUTY} for answer in came.values())
    filled = ngettext("{there} seat was filled", "{there} seats were filled", there)
    if meeting.quorum is None:
        words = filled + _(". The terms of reference name no quorum.")
    elif there >= meeting.quorum:
        words = filled + _("; the quorum is {quorum}.")
    else:
        words = filled + _("; the quorum is {quorum}. There was no quorum.")
    return words.format(there=there, quorum=meeting.quorum)
