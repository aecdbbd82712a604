"""The fingerprint of the key with which a supplier signs its counts."""

from django.db import migrations, models

from headwater_web.agreements.triggers import expose, protect


class Migration(migrations.Migration):
    """The guards are down while SQLite builds the table anew, and up again after it."""

    dependencies = (("agreements", "0001_agreements_and_requests"),)
    operations = (
        migrations.RunPython(expose, protect),
        migrations.AddField(
            model_name="agreementfeed",
            name="key_fingerprint",
            field=models.CharField(blank=True, default="", max_length=39),
        ),
        migrations.RunPython(protect, expose),
    )
