"""An ask may be of a school or provider; the guards come down while SQLite rebuilds the table."""

from django.db import migrations, models

from headwater_web.networks.triggers import expose, protect


class Migration(migrations.Migration):
    dependencies = [("networks", "0001_asks_resources_and_memberships")]

    operations = [
        migrations.RunPython(expose, protect),
        migrations.RemoveConstraint(model_name="ask", name="ask_addressee_kind_is_known"),
        migrations.AlterField(
            model_name="ask",
            name="addressee_kind",
            field=models.CharField(
                choices=[
                    ("national_government", "National government"),
                    ("regional_partner", "Regional partner"),
                    ("institution", "A school or provider"),
                    ("other", "Somebody else"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="ask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "addressee_kind__in",
                        ["national_government", "regional_partner", "institution", "other"],
                    )
                ),
                name="ask_addressee_kind_is_known",
            ),
        ),
        migrations.RunPython(protect, expose),
    ]
