"""The demonstration's sessions, and what editions of the needs assessment are told."""

import pytest
from tests.unit.web.lived_experience.conftest import Desk, today

from headwater_web.audit.models import AuditEvent
from headwater_web.lived_experience.api import (
    ListeningStaff,
    quotations,
    stage_lived_experience,
    themes_for_editions,
    who_was_heard,
)
from headwater_web.lived_experience.models import Note, Quotation, Session, Theme
from headwater_web.lived_experience.queries.agreeing import agreements
from headwater_web.lived_experience.queries.heard import new_themes
from headwater_web.ui.definition_files import partnership_path


def test_twice_changes_nothing(staged: Desk) -> None:
    before = AuditEvent.objects.count()
    cast = staged.cast
    stage_lived_experience(
        partnership_path("lived_experience.yaml"),
        staff=ListeningStaff(cast["amara"], cast["grace"], cast["chioma"]),
        today=today(),
    )
    assert AuditEvent.objects.count() == before


def test_eight_sessions_twenty_notes_ten_themes(staged: Desk) -> None:
    counted = (Session.objects.count(), Note.objects.count(), Theme.objects.count())
    assert counted == (8, 20, 10)


def test_one_note_left_the_analysis_with_its_quotation(staged: Desk) -> None:
    gone = Note.objects.get(taken_away_at__isnull=False)
    assert gone.text == ""
    quotation = Quotation.objects.get(note=gone)
    told = quotations([quotation.reference])[quotation.reference]
    assert (told.words, told.withdrawn, told.withdrawn_on) == ("", True, today())


def test_editions_are_told_of_cleared_words_alone(staged: Desk) -> None:
    every = [each.reference for each in Quotation.objects.all()]
    told = quotations(every)
    assert len(told) == Quotation.objects.filter(cleared_at__isnull=False).count()
    assert sum(not each.withdrawn for each in told.values()) == len(told) - 1
    young = next(each for each in told.values() if each.words.startswith("I get off"))
    assert young.attribution == f"A young person, Mansfield, {today().year}"


def test_themes_are_told_with_what_they_rest_on(staged: Desk) -> None:
    told = {each.name: each for each in themes_for_editions()}
    assert len(told) == 10
    home = told["The way home"]
    assert home.sessions == 3
    assert home.people.at_least == 14 + 16 + 31
    assert home.quotations
    assert dict(home.places)["Mansfield"].at_least == 30
    grief = told["Grief that is not over"]
    assert grief.people.at_least == 0
    assert grief.people.words == "fewer than 8, or kept back"


def test_who_was_not_heard(staged: Desk) -> None:
    heard = who_was_heard(today())
    assert heard.sessions == 8
    assert {each.name for each in heard.places_not_heard} == {"Rushcliffe"}
    assert "65 and over" in {each.name for each in heard.groups_not_heard}


def test_new_themes_come_less_and_less_often(staged: Desk) -> None:
    steps = new_themes(today())
    assert steps[-1].so_far == 10
    assert sum(len(each.new) for each in steps) == 10
    assert [each.so_far for each in steps] == sorted(each.so_far for each in steps)


def test_two_readers_are_compared(staged: Desk) -> None:
    (pair,) = agreements(today())
    assert pair.notes == 6
    assert pair.paragraphs >= 10
    kappas = [each.found.kappa for each in pair.themes if each.found.kappa is not None]
    assert kappas
    assert min(kappas) < 1


@pytest.mark.usefixtures("cast")
def test_a_partnership_without_a_file_adds_nothing(desk: Desk) -> None:
    staff = ListeningStaff(desk.cast["amara"], desk.cast["grace"], desk.cast["chioma"])
    path = partnership_path("no_such_file.yaml")
    stage_lived_experience(path, staff=staff, today=today())
    assert not Session.objects.exists()
