"""The table of the cache that every server process shares (used codes, failed attempts)."""

from typing import Any

from django.core.management import call_command
from django.db import migrations

TABLE = "accounts_shared_memory"


def create(_apps: Any, editor: Any) -> None:
    """Let Django shape it."""
    call_command("createcachetable", TABLE, database=editor.connection.alias, verbosity=0)


def drop(_apps: Any, editor: Any) -> None:
    """What is in it lasts minutes."""
    editor.execute(f"DROP TABLE {editor.quote_name(TABLE)}")


class Migration(migrations.Migration):
    """Beside the models, because it is about signing in."""

    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
