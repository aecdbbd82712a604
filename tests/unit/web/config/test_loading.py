"""Loading what a partnership's definitions say of it, without the demonstration."""

import pytest
from django.core.management import call_command

from headwater_web.accounts.models import Person
from headwater_web.governance.models import Body, Meeting
from headwater_web.scrutiny.models import Panel
from headwater_web.strategy.models import Action, Entry


@pytest.mark.django_db
def test_definitions_are_loaded_and_nothing_is_made_up(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("load_partnership")
    counted = [model.objects.count() for model in (Body, Panel, Entry)]
    assert all(counted)
    assert "as the definitions say" in capsys.readouterr().out
    call_command("load_partnership")
    assert [model.objects.count() for model in (Body, Panel, Entry)] == counted
    assert not any(model.objects.exists() for model in (Person, Meeting, Action))
