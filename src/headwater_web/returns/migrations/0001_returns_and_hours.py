"""The tables of returns, and triggers that keep what was said and signed off as it was."""

import django.db.models.deletion
from django.db import migrations, models

from headwater_web.returns.triggers import expose, protect


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Return",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("form_key", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funder_return", "Return to a funder"),
                            ("annual_report", "Annual report"),
                            ("product", "Product that a funder asks for"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("funder", models.CharField(blank=True, max_length=160)),
                ("questions", models.JSONField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("due_on", models.DateField()),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=80)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ("-due_on", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("form_key", "starts_on"), name="return_is_begun_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                        name="return_is_about_some_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["funder_return", "annual_report", "product"])
                        ),
                        name="return_kind_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("content", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("signed_off_at", models.DateTimeField()),
                ("signed_off_by", models.CharField(max_length=80)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="returns.return",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=60)),
                ("is_draft", models.BooleanField()),
                ("number", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("words", models.TextField(blank=True)),
                ("figures", models.JSONField(default=dict)),
                ("headings", models.JSONField(default=list)),
                ("rows", models.JSONField(default=list)),
                ("source", models.CharField(blank=True, max_length=60)),
                ("references", models.JSONField(default=list)),
                ("as_at", models.DateField(null=True)),
                ("release_id", models.CharField(blank=True, max_length=80)),
                ("because", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="returns.return",
                    ),
                ),
            ],
            options={
                "ordering": ("made_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Sending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sent_on", models.DateField()),
                ("how", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sending",
                        to="returns.edition",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reopening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("because", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=80)),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reopening",
                        to="returns.edition",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("because", ""), _negated=True),
                        name="reopening_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Hours",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("analyst", "Analyst"),
                            ("information_governance_lead", "Information-governance lead"),
                            ("programme_manager", "Programme manager"),
                            ("director", "Director"),
                            ("board_member", "Board member"),
                            ("partner_officer", "Partner officer"),
                            ("provider", "Provider"),
                            ("panel_member", "Panel member"),
                        ],
                        max_length=40,
                    ),
                ),
                ("hours", models.DecimalField(decimal_places=2, max_digits=5)),
                ("worked_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                ("because", models.CharField(blank=True, max_length=200)),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="returns.hours",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hours",
                        to="returns.return",
                    ),
                ),
            ],
            options={
                "ordering": ("worked_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("because", ""), ("corrects__isnull", True), ("hours__gt", 0)),
                            models.Q(
                                ("corrects__isnull", False),
                                ("hours__gte", 0),
                                models.Q(("because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hours_corrected_say_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hours__lte", 24)), name="hours_fit_into_a_day"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                fields=("report", "number"), name="edition_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("content", ""), _negated=True),
                    models.Q(("signed_off_by", ""), _negated=True),
                ),
                name="edition_is_signed_off",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("as_at__isnull", False),
                        ("because", ""),
                        ("is_draft", True),
                        models.Q(("source", ""), _negated=True),
                    ),
                    models.Q(
                        ("as_at__isnull", True),
                        ("is_draft", False),
                        ("release_id", ""),
                        ("source", ""),
                    ),
                    _connector="OR",
                ),
                name="answer_drafted_says_from_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("words", ""), _negated=True),
                    ("number__isnull", False),
                    _connector="OR",
                ),
                name="return_answer_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="sending",
            constraint=models.CheckConstraint(
                condition=models.Q(("how", ""), _negated=True), name="sending_says_how"
            ),
        ),
        migrations.RunPython(protect, expose),
    ]
