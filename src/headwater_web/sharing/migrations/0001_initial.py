"""The table of what was sent."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = ()

    operations = (
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("submission_id", models.CharField(editable=False, max_length=32, unique=True)),
                ("organisation", models.CharField(max_length=60)),
                ("feed", models.CharField(max_length=100)),
                ("feed_title", models.CharField(max_length=200)),
                ("file_name", models.CharField(max_length=255)),
                ("size_bytes", models.BigIntegerField()),
                ("submitted_at", models.DateTimeField()),
                ("submitted_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("-submitted_at", "-pk"),
                "indexes": [
                    models.Index(
                        fields=["organisation", "-submitted_at"],
                        name="sharing_sub_organis_90c2a3_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("size_bytes__gt", 0)),
                        name="submission_file_is_not_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("submitted_by", ""), _negated=True),
                            models.Q(("organisation", ""), _negated=True),
                        ),
                        name="submission_says_who_sent_it",
                    ),
                ],
            },
        ),
    )
