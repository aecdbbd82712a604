"""Sessions, notes without names, and what follows when consent is taken back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import Error, IntegrityError, transaction
from tests.unit.web.lived_experience.conftest import EVERYTHING, Desk, ago, today

from headwater_web.audit.models import AuditEvent
from headwater_web.keeping.rows import NeverChanged, NeverDeleted
from headwater_web.lived_experience.actions import notes, sessions
from headwater_web.lived_experience.actions.taking_away import take_note_away
from headwater_web.lived_experience.api import quotations, themes_for_editions
from headwater_web.lived_experience.faults import (
    ChangedMeanwhile,
    DecidedAlready,
    NoConsent,
    OwnCheck,
    PointsAtSomebody,
)
from headwater_web.lived_experience.models import (
    Note,
    Purpose,
    Quotation,
    Session,
    SessionKind,
    TakenAwayWhy,
    Withdrawal,
)
from headwater_web.lived_experience.standings import in_force, notes_in_analysis


class TestNotes:
    """A note holds no name, and somebody else looks before it counts."""

    @pytest.mark.parametrize(
        "words",
        [
            "Ring me on 07700 900123.",
            "My brother Jordan was there.",
            "It was at 14 Alfred Street.",
            "A car, AB12 CDE.",
        ],
    )
    def test_names_and_numbers_are_refused_and_kept_nowhere(self, desk: Desk, words: str) -> None:
        session = desk.session()
        with pytest.raises(PointsAtSomebody) as refused:
            desk.note(session, text=f"We were afraid. {words}")
        assert not Note.objects.exists()
        kept = " ".join(str(each.details) for each in AuditEvent.objects.all())
        said = " ".join((str(refused.value.words), *refused.value.lines))
        for part in ("Jordan", "900123", "Alfred", "CDE"):
            assert part not in said
            assert part not in kept

    def test_it_counts_when_somebody_else_has_checked_it(self, desk: Desk) -> None:
        note = desk.note(is_checked=False)
        assert not notes_in_analysis(today()).exists()
        with pytest.raises(OwnCheck):
            notes.check_note(by=desk.cast["amara"], note=note)
        notes.check_note(by=desk.cast["grace"], note=note)
        assert list(notes_in_analysis(today())) == [note]
        with pytest.raises(DecidedAlready):
            notes.check_note(by=desk.cast["chioma"], note=note)

    def test_a_note_that_points_at_somebody_is_taken_away_with_its_quotations(
        self, desk: Desk
    ) -> None:
        note = desk.note()
        quotation = desk.quotation(note)
        take_note_away(by=desk.cast["grace"], note=note, why=TakenAwayWhy.IDENTIFIES)
        assert Note.objects.get().text == ""
        assert Quotation.objects.get(pk=quotation.pk).words == ""
        with pytest.raises(DecidedAlready):
            take_note_away(by=desk.cast["grace"], note=note, why=TakenAwayWhy.IDENTIFIES)

    def test_none_is_written_where_study_was_not_agreed_to(self, desk: Desk) -> None:
        session = desk.session(purposes=frozenset({Purpose.PUBLICATION}))
        with pytest.raises(NoConsent):
            desk.note(session)

    def test_lines_end_one_way_so_that_characters_can_be_counted(self, desk: Desk) -> None:
        assert desk.note(text=" One.\r\n\r\nTwo. ").text == "One.\n\nTwo."


class TestConsent:
    """It is never widened, and taking it back takes the words with it."""

    def test_study_withdrawn_takes_notes_and_quotations_away(self, desk: Desk) -> None:
        note, other = desk.note(), desk.note()
        theme = desk.theme()
        desk.code(note, theme)
        desk.code(other, theme)
        quotation = desk.quotation(note)
        assert themes_for_editions()[0].notes == 2
        sessions.withdraw_consent(
            by=desk.cast["amara"],
            session=note.session,
            purposes=[Purpose.ANALYSIS],
            withdrawn_on=today(),
        )
        assert Note.objects.get(pk=note.pk).text == ""
        assert Note.objects.get(pk=other.pk).text != ""
        assert themes_for_editions()[0].notes == 1
        told = quotations([quotation.reference])[quotation.reference]
        assert (told.words, told.withdrawn) == ("", True)

    def test_publication_withdrawn_leaves_the_notes_in_the_analysis(self, desk: Desk) -> None:
        note = desk.note()
        quotation = desk.quotation(note)
        sessions.withdraw_consent(
            by=desk.cast["amara"],
            session=note.session,
            note=note,
            purposes=[Purpose.PUBLICATION],
            withdrawn_on=today(),
        )
        assert list(notes_in_analysis(today())) == [note]
        assert quotations([quotation.reference])[quotation.reference].words == ""
        with pytest.raises(NoConsent):
            desk.quotation(note)

    def test_one_speaker_takes_back_what_is_theirs_alone(self, desk: Desk) -> None:
        session = desk.session()
        note, other = desk.note(session), desk.note(session)
        sessions.withdraw_consent(
            by=desk.cast["amara"],
            session=session,
            note=note,
            purposes=[Purpose.ANALYSIS],
            withdrawn_on=today(),
        )
        assert list(notes_in_analysis(today())) == [other]
        assert not in_force(session, Purpose.ANALYSIS, today(), note=note)
        assert in_force(session, Purpose.ANALYSIS, today(), note=other)
        assert in_force(session, Purpose.ANALYSIS, today())

    def test_taking_back_contact_takes_no_words(self, desk: Desk) -> None:
        note = desk.note()
        quotation = desk.quotation(note)
        sessions.withdraw_consent(
            by=desk.cast["amara"],
            session=note.session,
            purposes=[Purpose.CONTACT],
            withdrawn_on=today(),
        )
        assert quotations([quotation.reference])[quotation.reference].words
        assert not in_force(note.session, Purpose.CONTACT, today())

    def test_consent_runs_out_by_itself(self, desk: Desk) -> None:
        session = desk.session(days_ago=30, holds_for=30)
        note = desk.note(session)
        quotation = desk.quotation(note)
        assert in_force(session, Purpose.ANALYSIS, today())
        assert list(notes_in_analysis(today())) == [note]
        tomorrow = today() + timedelta(days=1)
        assert not in_force(session, Purpose.ANALYSIS, tomorrow)
        assert not notes_in_analysis(tomorrow).exists()
        assert quotation.note.session.consent_until == today()

    def test_each_withdrawal_is_on_record(self, desk: Desk) -> None:
        note = desk.note()
        before = AuditEvent.objects.count()
        sessions.withdraw_consent(
            by=desk.cast["amara"],
            session=note.session,
            purposes=[Purpose.ANALYSIS],
            withdrawn_on=today(),
        )
        written = AuditEvent.objects.order_by("number")[before:]
        assert [each.action for each in written] == [
            "lived_experience.consent_withdrawn",
            "lived_experience.note_taken_away",
        ]


class TestSessions:
    """Who was there can be put right; the day and the consent cannot."""

    def told(self, **changed: object) -> sessions.SessionWords:
        said: dict[str, object] = {
            "title": "At the club",
            "kind": SessionKind.WORKSHOP,
            "places": ("mansfield",),
            "led_by": "Youth project",
            "people": 21,
            "groups": {"age_12_15": 21, "age_16_17": 0},
            "language": "English",
            "thanks": "A meal",
            "aftercare": "A talk.",
        }
        return sessions.SessionWords(**(said | changed))  # type: ignore[arg-type]

    def test_put_right_by_whoever_read_the_newest(self, desk: Desk) -> None:
        session = desk.session()
        changed = sessions.change_session(
            by=desk.cast["amara"], session=session, version=1, told=self.told()
        )
        assert (changed.people, changed.groups, changed.version) == (21, {"age_12_15": 21}, 2)
        with pytest.raises(ChangedMeanwhile):
            sessions.change_session(
                by=desk.cast["amara"], session=session, version=1, told=self.told()
            )

    def test_no_name_in_what_it_is_called(self, desk: Desk) -> None:
        with pytest.raises(PointsAtSomebody):
            sessions.change_session(
                by=desk.cast["amara"],
                session=desk.session(),
                version=1,
                told=self.told(title="With Mr Brown"),
            )


def _widens(session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(for_publication=True)


def _prolongs(session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(consent_until=today() + timedelta(days=9999))


def _rewords(session: Session) -> None:
    Note.objects.filter(session=session).update(text="Other words")


def _moves(session: Session) -> None:
    Note.objects.filter(session=session).update(speaker="care")


@pytest.mark.parametrize("act", [_widens, _prolongs, _rewords, _moves])
def test_the_database_refuses_too(desk: Desk, act: Callable[[Session], None]) -> None:
    session = desk.session(purposes=frozenset({Purpose.ANALYSIS}))
    desk.note(session)
    with pytest.raises(Error, match="what people said"), transaction.atomic():
        act(session)


def test_rows_that_stay(desk: Desk) -> None:
    note = desk.note()
    sessions.withdraw_consent(
        by=desk.cast["amara"],
        session=note.session,
        purposes=[Purpose.CONTACT],
        withdrawn_on=ago(1),
    )
    with pytest.raises(NeverDeleted):
        note.delete()
    with pytest.raises(NeverChanged):
        Withdrawal.objects.update(purposes=[])


def test_a_session_has_people(desk: Desk) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.session(people=0, groups={})


def test_everything_can_be_agreed_to(desk: Desk) -> None:
    session = desk.session(purposes=EVERYTHING)
    assert all(session.agreed_to(each) for each in Purpose)
