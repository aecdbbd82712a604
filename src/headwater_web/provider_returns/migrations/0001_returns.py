"""The tables of providers' returns, and triggers that keep what was certified as it was."""

import django.db.models.deletion
from django.db import migrations, models

from headwater_web.provider_returns.triggers import expose, protect


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True)),
                ("digest", models.CharField(max_length=64)),
                ("rows", models.PositiveIntegerField()),
                ("versions", models.JSONField()),
                ("submission_id", models.CharField(blank=True, max_length=32)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("-number",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("made_by", ""), _negated=True), name="handover_says_who"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderReturn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("programme", models.SlugField(max_length=60)),
                ("programme_name", models.CharField(max_length=200)),
                ("programme_starts", models.DateField()),
                ("organisation", models.SlugField(max_length=60)),
                ("parts", models.JSONField()),
                ("areas", models.JSONField()),
                ("is_large", models.BooleanField()),
                ("begins", models.DateField()),
                ("ends", models.DateField()),
                ("due_on", models.DateField()),
                ("is_made_up", models.BooleanField(default=False)),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("-begins", "programme_name", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "begins"), name="one_return_a_programme_and_quarter"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("begins__lt", models.F("ends")), ("due_on__gte", models.F("ends"))
                        ),
                        name="provider_return_is_due_after_its_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("programme", ""), _negated=True),
                            models.Q(("organisation", ""), _negated=True),
                            models.Q(("opened_by", ""), _negated=True),
                        ),
                        name="provider_return_says_who_and_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("because", models.TextField(blank=True)),
                ("counter", models.PositiveIntegerField(default=1)),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=80)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("submitted_by", models.CharField(blank=True, max_length=80)),
                ("certified_at", models.DateTimeField(null=True)),
                ("certified_by", models.CharField(blank=True, max_length=80)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="provider_returns.providerreturn",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="Reply",
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
                        choices=[("accepted", "accepted"), ("changes", "changes asked for")],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("replied_at", models.DateTimeField()),
                ("replied_by", models.CharField(max_length=80)),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reply",
                        to="provider_returns.version",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Page",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("group", models.CharField(max_length=80)),
                ("said", models.JSONField()),
                ("counter", models.PositiveIntegerField(default=1)),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=80)),
                ("sealed_at", models.DateTimeField(null=True)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pages",
                        to="provider_returns.version",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Writer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=80)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="writers",
                        to="provider_returns.version",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.IntegerField()),
                ("sent_at", models.DateTimeField()),
                ("sent_by", models.CharField(blank=True, max_length=80)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="provider_returns.providerreturn",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("report", "mark"), name="reminded_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                fields=("report", "number"), name="version_numbers_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because", ""), ("number", 1)),
                    models.Q(("number__gt", 1), models.Q(("because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="later_version_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("submitted_at__isnull", True), ("submitted_by", "")),
                    models.Q(
                        ("submitted_at__isnull", False),
                        models.Q(("submitted_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="submitted_version_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("certified_at__isnull", True), ("certified_by", "")),
                    models.Q(
                        ("certified_at__isnull", False),
                        ("submitted_at__isnull", False),
                        models.Q(("certified_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="certified_version_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "accepted"), ("words", "")),
                    models.Q(("kind", "changes"), models.Q(("words", ""), _negated=True)),
                    _connector="OR",
                ),
                name="reply_that_asks_says_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(("replied_by", ""), _negated=True), name="reply_says_who"
            ),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.UniqueConstraint(
                fields=("version", "group"), name="one_page_a_group"
            ),
        ),
        migrations.AddConstraint(
            model_name="writer",
            constraint=models.UniqueConstraint(
                fields=("version", "person"), name="return_writer_once"
            ),
        ),
        migrations.RunPython(protect, expose),
    ]
