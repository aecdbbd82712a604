"""Cards: versions that are only added, published one by one, and never lost."""

from datetime import date
from typing import ClassVar

import pytest
from django.db import IntegrityError, connection, transaction
from tests.unit.web.evidence.conftest import CARD, Desk, ago, today

from headwater_web.audit.models import AuditEvent
from headwater_web.evidence import refusals
from headwater_web.evidence.actions.cards import add_card, publish_card, withdraw_card
from headwater_web.evidence.api import cards_for
from headwater_web.evidence.models import Card, CardVersion
from headwater_web.evidence.queries.cards import all_cards, by_intervention, shown_cards
from headwater_web.evidence.said import read_card
from headwater_web.thread.api import LinkKind, link


class TestVersions:
    """What was written stays, and the published version stays until another one is."""

    def test_a_draft_is_for_staff_and_partners(self, desk: Desk) -> None:
        card = desk.card(publish=False)
        assert shown_cards(all_cards(), today(), with_drafts=False) == ()
        assert desk.shown(card, with_drafts=True).is_draft

    def test_others_read_the_published_version_while_a_draft_is_written(self, desk: Desk) -> None:
        card = desk.card()
        desk.change(card, estimate="0.6")
        public, staff = desk.shown(card), desk.shown(card, with_drafts=True)
        assert (public.version.number, public.is_published) == (1, True)
        assert (staff.version.number, staff.is_draft, staff.published) == (2, True, 1)

    def test_a_newer_version_is_published_in_its_place(self, desk: Desk) -> None:
        card = desk.card()
        desk.change(card, estimate="0.6")
        publish_card(by=desk.cast["grace"], card=card, version=2)
        assert desk.shown(card).version.number == 2

    def test_a_withdrawn_card_says_why_and_is_handed_to_nobody(self, desk: Desk) -> None:
        card = desk.card()
        withdraw_card(by=desk.cast["grace"], card=card, because="It was retracted.")
        shown = desk.shown(card)
        assert shown.withdrawal is not None
        assert shown.withdrawal.because == "It was retracted."
        assert cards_for(today=today()) == ()

    def test_overdue_from_the_day_after(self, desk: Desk) -> None:
        on_time = desk.card(next_review=today().isoformat())
        late = desk.card(key="late", next_review=ago(1).isoformat())
        assert (desk.shown(on_time).is_overdue, desk.shown(late).is_overdue) == (False, True)

    def test_every_act_is_recorded(self, desk: Desk) -> None:
        card = desk.card()
        withdraw_card(by=desk.cast["grace"], card=card, because="Retracted.")
        actions = list(AuditEvent.objects.order_by("number").values_list("action", flat=True))
        assert actions[-3:] == [
            "evidence.card_added",
            "evidence.card_published",
            "evidence.card_withdrawn",
        ]


class TestRefusals:
    """What the facts do not allow."""

    def test_a_short_name_twice(self, desk: Desk) -> None:
        desk.card()
        with pytest.raises(refusals.KeyTaken):
            add_card(by=desk.cast["amara"], said=read_card(CARD))

    def test_another_short_name(self, desk: Desk) -> None:
        with pytest.raises(refusals.KeyFixed):
            desk.change(desk.card(), key="other")

    def test_the_same_words(self, desk: Desk) -> None:
        with pytest.raises(refusals.NothingNew):
            desk.change(desk.card())

    def test_a_version_that_somebody_else_has_followed(self, desk: Desk) -> None:
        card = desk.card()
        desk.change(card, estimate="0.6")
        with pytest.raises(refusals.ChangedMeanwhile):
            desk.change(card, version=1, estimate="0.61")
        with pytest.raises(refusals.ChangedMeanwhile):
            publish_card(by=desk.cast["grace"], card=card, version=1)

    def test_publishing_or_withdrawing_twice(self, desk: Desk) -> None:
        card, grace = desk.card(), desk.cast["grace"]
        with pytest.raises(refusals.PublishedAlready):
            publish_card(by=grace, card=card, version=1)
        withdraw_card(by=grace, card=card, because="Retracted.")
        with pytest.raises(refusals.NotPublished):
            withdraw_card(by=grace, card=card, because="Retracted.")


class TestTheDatabaseItself:
    """What the acts refuse, the database refuses too."""

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE evidence_cardversion SET estimate = 1",
            "DELETE FROM evidence_cardversion",
            "UPDATE evidence_cardact SET kind = 'published'",
            "UPDATE evidence_card SET key = 'other'",
            "DELETE FROM evidence_card",
        ],
    )
    def test_nothing_is_changed(self, desk: Desk, statement: str) -> None:
        desk.card()
        with pytest.raises(IntegrityError, match="write a new row"), transaction.atomic():
            connection.cursor().execute(statement)

    #         what is wrong                                         the constraint
    WRONG: ClassVar = [
        ({"estimate": 0}, "ratio_is_above_zero|interval_holds"),
        ({"lower": "0.6"}, "card_interval_holds_the_effect"),
        ({"upper": None}, "card_interval_holds_the_effect"),
        ({"interval_percent": None}, "card_interval_holds_the_effect"),
        ({"measure": ""}, "card_has_a_number_or_says_why_not"),
        ({"source": ""}, "card_says_its_source"),
        ({"certainty_rating": "High"}, "card_rating_is_taken_over_whole"),
        ({"next_review": date(2020, 1, 1)}, "card_is_looked_at_again_later"),
    ]

    @pytest.mark.parametrize(("wrong", "constraint"), WRONG)
    def test_a_row_that_contradicts_itself(
        self, desk: Desk, wrong: dict[str, object], constraint: str
    ) -> None:
        card = desk.card()
        said = {name: value for name, value in read_card(CARD).items() if name != "key"}
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            CardVersion.objects.create(
                card=card,
                number=2,
                written_at=card.added_at,
                written_by="somebody",
                **said | wrong,
            )


class TestWhatIsBought:
    """For each kind of help that is bought, the cards, or that there is none."""

    def test_bought_first_and_without_a_card_too(self, desk: Desk) -> None:
        desk.card(intervention="coaches in  police custody")
        desk.card(key="other", intervention="A thing that others do")
        types = by_intervention(shown_cards(all_cards(), today(), with_drafts=True))
        bought = [each for each in types if each.bought]
        assert bought[0].name == "Coaches in police custody"
        assert len(bought[0].cards) == 1
        assert "Mentoring for young people at risk" in [
            each.name for each in bought if not each.cards
        ]
        assert [each.name for each in types if not each.bought] == ["A thing that others do"]

    def test_open_questions_stand_beside_them(self, desk: Desk) -> None:
        gap = desk.gap(intervention="Coaches in police custody")
        (first, *_others) = by_intervention((), [desk.followed_gap(gap)])
        assert [each.gap for each in first.gaps] == [gap]


class TestWhatIsTold:
    """Other apps are told of published cards alone, by their facts."""

    def test_a_card_in_words(self, desk: Desk) -> None:
        desk.card()
        desk.card(key="draft", publish=False)
        (told,) = cards_for(today=today(), intervention="sharing WHERE people were hurt")
        assert told.number == "0.58 (95% interval 0.49 to 0.69)"
        assert told.reading.startswith("42% fewer")
        assert (told.certainty, told.unknowns) == ("", "What did the work.")
        assert told.address == f"/evidence/cards/{told.reference}/"

    def test_cards_that_are_tied_to_a_finding(self, desk: Desk) -> None:
        tied = desk.card()
        desk.card(key="untied")
        link(by=None, earlier="F-1", later=tied.reference, kind=LinkKind.EVIDENCED_BY)
        told = cards_for(today=today(), tied_to=["F-1"])
        assert [each.reference for each in told] == [tied.reference]

    def test_none_of_another_kind(self, desk: Desk) -> None:
        desk.card()
        assert cards_for(today=today(), intervention="Something else") == ()
        assert Card.objects.count() == 1
