"""Made-up assets for a demonstration, through the same checks and acts as on the site."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from headwater_web.audit.api import Actor
from headwater_web.community.actions.assets import add_asset, confirm_asset, end_asset
from headwater_web.community.columns import asset_columns
from headwater_web.community.lists import asset_lists
from headwater_web.community.models import Asset
from headwater_web.community.reading import read_asset
from headwater_web.ui.definition_files import read_yaml

_ASIDE = frozenset({"days_ago", "confirmed_how", "confirmed_before", "ended"})


@transaction.atomic
def stage_community(path: Path, *, staff: Actor, today: date) -> None:
    """Add what the file holds for a demonstration, once; days count from `today`.

    Without a file nothing is added. Raises faults.Unreadable.
    """
    if not path.exists():
        return
    shown = read_yaml(path).get("demonstration") or {}
    usual = shown.get("usual") or {}
    for said in shown.get("assets", ()):
        if not Asset.objects.filter(name=said["name"]).exists():
            _stage({**usual, **said}, staff, today)


def _stage(said: Mapping[str, Any], staff: Actor, today: date) -> None:
    lists = asset_lists()
    typed = {
        name: "; ".join(value) if isinstance(value, list) else str(value)
        for name, value in said.items()
        if name not in _ASIDE
    }
    confirmed_on = today - timedelta(days=said["days_ago"])
    made = add_asset(
        by=staff,
        said=read_asset(asset_columns(lists), lists, typed),
        confirmed_on=confirmed_on,
        confirmed_how=said["confirmed_how"],
    )
    for days in said.get("confirmed_before", ()):
        confirm_asset(
            by=staff,
            asset=made,
            confirmed_on=today - timedelta(days=days),
            how=said["confirmed_how"],
        )
    if why := said.get("ended"):
        end_asset(by=staff, asset=made, why=why)
