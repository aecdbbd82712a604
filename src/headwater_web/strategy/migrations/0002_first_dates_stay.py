"""Triggers that refuse to move an action's first date, and to change evidence."""

from django.db import migrations

from headwater_web.strategy.triggers import expose, protect


class Migration(migrations.Migration):
    """Runs after the tables exist."""

    dependencies = (("strategy", "0001_registers_and_actions"),)
    operations = (migrations.RunPython(protect, expose),)
