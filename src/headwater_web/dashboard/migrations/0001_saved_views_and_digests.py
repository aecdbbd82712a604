"""The tables of saved views and of the monthly e-mail, and triggers that keep what was chosen."""

import django.db.models.deletion
from django.db import migrations, models

from headwater_web.dashboard.triggers import expose, protect


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DigestAttempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=80)),
                ("month", models.DateField()),
                ("number", models.PositiveIntegerField()),
                ("release_id", models.CharField(max_length=40)),
                ("begun_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "month", "number"), name="digest_attempt_made_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number__gte", 1), models.Q(("person", ""), _negated=True)
                        ),
                        name="digest_attempt_says_whose",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DigestChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=80)),
                ("wanted", models.BooleanField()),
                ("districts", models.JSONField(default=list)),
                ("by_link", models.BooleanField(default=False)),
                ("chosen_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person", ""), _negated=True),
                        name="digest_choice_says_whose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_link", False), ("wanted", False), _connector="OR"),
                        name="digest_link_only_stops",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("owner", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=80)),
                ("address", models.CharField(max_length=500)),
                ("release_id", models.CharField(max_length=40)),
                ("sentence", models.TextField(blank=True)),
                ("figure", models.CharField(blank=True, max_length=300)),
                ("place", models.PositiveIntegerField()),
                ("saved_at", models.DateTimeField()),
                (
                    "shared_with_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("organisation", "Everyone of one organisation"),
                            ("role", "Everyone with one role"),
                        ],
                        max_length=20,
                    ),
                ),
                ("shared_with_key", models.CharField(blank=True, max_length=60)),
                ("shared_at", models.DateTimeField(null=True)),
                ("removed_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ("place", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("owner", ""), _negated=True),
                            models.Q(("name", ""), _negated=True),
                            ("address__startswith", "/"),
                        ),
                        name="saved_view_says_whose_and_where",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("shared_at__isnull", True),
                                ("shared_with_key", ""),
                                ("shared_with_kind", ""),
                            ),
                            models.Q(
                                ("shared_at__isnull", False),
                                ("shared_with_kind__in", ["organisation", "role"]),
                                models.Q(("shared_with_key", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="saved_view_shared_says_with_whom_and_when",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=("owner", "name"),
                        name="saved_view_named_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DigestOutcome",
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
                        choices=[
                            ("sent", "Handed to the mail server"),
                            ("failed", "The mail server did not take it"),
                            ("bounced", "It came back"),
                        ],
                        max_length=10,
                    ),
                ),
                ("fault", models.CharField(blank=True, max_length=80)),
                ("happened_at", models.DateTimeField()),
                (
                    "attempt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="dashboard.digestattempt",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["sent", "failed", "bounced"])),
                        name="digest_outcome_kind_is_known",
                    ),
                    models.UniqueConstraint(fields=("attempt", "kind"), name="digest_outcome_once"),
                ],
            },
        ),
        migrations.RunPython(protect, expose),
    ]
