"""The chain's one head, and triggers that refuse any change to an event."""

from typing import Any

from django.db import migrations

from headwater_web.audit.triggers import expose, protect

START_OF_CHAIN = "0" * 64


def place_head(apps: Any, _editor: Any) -> None:
    """The one row that writers lock in turn."""
    apps.get_model("audit", "ChainHead").objects.create(pk=1, number=0, event_hash=START_OF_CHAIN)


class Migration(migrations.Migration):
    """Runs after the tables exist."""

    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunPython(place_head, migrations.RunPython.noop),
        migrations.RunPython(protect, expose),
    ]
