"""Words for use: cut and never changed, of nobody who could be known, cleared by another."""

import pytest
from django.db import Error, transaction
from tests.unit.web.lived_experience.conftest import Desk, ago, today

from headwater_web.lived_experience.actions import quotations as actions
from headwater_web.lived_experience.actions.taking_away import withdraw_quotation
from headwater_web.lived_experience.api import quotations, themes_for_editions
from headwater_web.lived_experience.faults import (
    DecidedAlready,
    NoConsent,
    NotToBeCoded,
    OwnQuotation,
    TooFewPeople,
    WordsChanged,
)
from headwater_web.lived_experience.models import Purpose, Quotation, WithdrawnWhy
from headwater_web.thread.api import LinkKind, later_references, things_seen_by, thread_of


class TestProposing:
    """What stands against a quotation is said when it is proposed."""

    def test_words_may_be_cut_and_not_changed(self, desk: Desk) -> None:
        made = desk.quotation(words="I take [...] home. […] The club is shut in August.")
        assert made.words == "I take […] home. […] The club is shut in August."
        with pytest.raises(WordsChanged):
            desk.quotation(words="I took the long way home.")

    def test_a_group_and_place_with_fewer_than_eight(self, desk: Desk) -> None:
        note = desk.note(desk.session(people=20, groups={"age_12_15": 13, "care": 7}))
        with pytest.raises(TooFewPeople):
            desk.quotation(note, group="care")
        assert desk.quotation(note, group="age_12_15").group == "age_12_15"

    def test_a_larger_place_may_have_enough(self, desk: Desk) -> None:
        note = desk.note(desk.session(groups={"care": 5}))
        desk.session(groups={"care": 3}, places=("ashfield",), title="Elsewhere")
        with pytest.raises(TooFewPeople):
            desk.quotation(note, group="care", place="mansfield")
        assert desk.quotation(note, group="care", place="whole_area").place == "whole_area"

    def test_people_of_another_year_do_not_hide_anybody(self, desk: Desk) -> None:
        note = desk.note(desk.session(groups={"care": 5}))
        desk.session(groups={"care": 30}, days_ago=400, title="A year before")
        with pytest.raises(TooFewPeople):
            desk.quotation(note, group="care")

    def test_an_interview_alone_is_told_of_nobody_in_a_place(self, desk: Desk) -> None:
        note = desk.note(desk.session(people=1, groups={}))
        with pytest.raises(TooFewPeople):
            desk.quotation(note)

    def test_not_without_consent_to_publish(self, desk: Desk) -> None:
        note = desk.note(desk.session(purposes=frozenset({Purpose.ANALYSIS})))
        with pytest.raises(NoConsent):
            desk.quotation(note)

    def test_not_from_a_note_that_nobody_checked(self, desk: Desk) -> None:
        with pytest.raises(NotToBeCoded):
            desk.quotation(desk.note(is_checked=False))

    def test_it_is_tied_to_its_theme_and_figure(self, desk: Desk) -> None:
        theme = desk.theme()
        figure = "figure/R0001-0/m.v1/E1/2025/all/all"
        quoted = actions.Quoted(
            words="It is dark.",
            group="",
            place="mansfield",
            figure=figure,
            themes=[theme.reference],
        )
        made = actions.propose(by=desk.cast["amara"], note=desk.note(), quoted=quoted)
        tied = later_references([theme.reference], LinkKind.EVIDENCED_BY)
        assert tied[theme.reference] == [made.reference]
        actions.clear(by=desk.cast["chioma"], quotation=made)
        told = quotations([made.reference])[made.reference]
        assert told.figure == figure.removeprefix("figure/")
        desk.code(made.note, theme)
        assert themes_for_editions()[0].quotations == (made.reference,)
        thread = thread_of(desk.cast["amara"], theme.reference)
        assert thread is not None


class TestClearing:
    """Somebody else decides, and everything is looked at again."""

    def test_nobody_clears_their_own(self, desk: Desk) -> None:
        waiting = desk.quotation(is_cleared=False)
        assert quotations([waiting.reference]) == {}
        with pytest.raises(OwnQuotation):
            actions.clear(by=desk.cast["amara"], quotation=waiting)
        actions.clear(by=desk.cast["grace"], quotation=waiting)
        told = quotations([waiting.reference])[waiting.reference]
        assert (told.words, told.cleared_on) == ("I take the long way home.", today())
        with pytest.raises(DecidedAlready):
            actions.clear(by=desk.cast["chioma"], quotation=waiting)

    def test_what_has_changed_since_is_noticed(self, desk: Desk) -> None:
        session = desk.session(days_ago=30, holds_for=1000)
        waiting = desk.quotation(desk.note(session), is_cleared=False)
        from headwater_web.lived_experience.actions.sessions import withdraw_consent

        withdraw_consent(
            by=desk.cast["amara"],
            session=session,
            purposes=[Purpose.PUBLICATION],
            withdrawn_on=ago(0),
        )
        with pytest.raises(DecidedAlready):
            actions.clear(by=desk.cast["chioma"], quotation=waiting)

    def test_refused_it_is_told_to_nobody(self, desk: Desk) -> None:
        waiting = desk.quotation(is_cleared=False)
        withdraw_quotation(by=desk.cast["chioma"], quotation=waiting, why=WithdrawnWhy.NOT_CLEARED)
        assert quotations([waiting.reference]) == {}
        assert Quotation.objects.get().words == ""

    def test_the_database_lets_nobody_reword_one(self, desk: Desk) -> None:
        desk.quotation()
        with pytest.raises(Error), transaction.atomic():
            Quotation.objects.update(words="Other words")


class TestSeeing:
    """Partners see cleared words; only staff see what waits; providers see none."""

    @pytest.mark.parametrize(
        ("who", "waiting", "cleared"),
        [("farah", True, True), ("ben", False, True), ("hari", False, True), ("dev", False, False)],
    )
    def test_who_sees_what(self, desk: Desk, who: str, waiting: bool, cleared: bool) -> None:
        first, second = desk.quotation(is_cleared=False), desk.quotation()
        seen = things_seen_by(desk.cast[who], [first.reference, second.reference])
        assert (first.reference in seen, second.reference in seen) == (waiting, cleared)

    def test_a_withdrawn_one_says_so_without_its_words(self, desk: Desk) -> None:
        made = desk.quotation()
        withdraw_quotation(by=desk.cast["chioma"], quotation=made, why=WithdrawnWhy.CONSENT)
        (thing,) = things_seen_by(desk.cast["ben"], [made.reference]).values()
        assert thing.standing == "no longer used"
        assert "long way" not in thing.title
