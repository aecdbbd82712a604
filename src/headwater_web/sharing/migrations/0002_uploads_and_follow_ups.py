"""The tables of files that are half sent, and of what was asked about a file later."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
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
                ("part_bytes", models.PositiveIntegerField()),
                ("changed_ms", models.BigIntegerField()),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("-begun_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("size_bytes__gt", 0), ("part_bytes__gt", 0)),
                        name="upload_has_parts_that_hold_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("begun_by", ""), _negated=True),
                            models.Q(("organisation", ""), _negated=True),
                        ),
                        name="upload_says_who_began_it",
                    ),
                    models.UniqueConstraint(
                        fields=(
                            "begun_by",
                            "organisation",
                            "feed",
                            "file_name",
                            "size_bytes",
                            "changed_ms",
                        ),
                        name="upload_of_one_file_is_begun_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("remap", "Remap"), ("withdrawal", "Withdrawal")], max_length=10
                    ),
                ),
                ("after_round", models.PositiveIntegerField()),
                ("because", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=80)),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="sharing.submission",
                    ),
                ),
            ],
            options={
                "ordering": ("after_round", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("submission", "after_round"),
                        name="follow_up_waits_for_the_answer_before",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("because", ""), ("kind", "remap")),
                            models.Q(
                                ("kind", "withdrawal"), models.Q(("because", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="follow_up_withdraws_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_by", ""), _negated=True),
                        name="follow_up_says_who_asked_for_it",
                    ),
                ],
            },
        ),
    ]
