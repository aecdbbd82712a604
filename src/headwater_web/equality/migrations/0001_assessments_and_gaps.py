"""The tables of equality, and triggers that keep what was signed off as it was."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

from headwater_web.equality.triggers import expose, protect


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AccessGap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("words", models.TextField()),
                ("group", models.CharField(max_length=60)),
                ("group_name", models.CharField(max_length=120)),
                ("first_measured", models.CharField(blank=True, max_length=300)),
                ("not_measured_because", models.TextField(blank=True)),
                ("named_at", models.DateTimeField()),
                ("named_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("-named_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            models.Q(("group_name", ""), _negated=True),
                            models.Q(("named_by", ""), _negated=True),
                        ),
                        name="gap_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("first_measured", ""),
                                models.Q(("not_measured_because", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("first_measured", ""), _negated=True),
                                ("not_measured_because", ""),
                            ),
                            _connector="OR",
                        ),
                        name="gap_is_measured_or_says_why_not",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("how_made", models.TextField()),
                ("asked", models.JSONField(default=list)),
                ("not_heard", models.TextField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("signed_off_at", models.DateTimeField(null=True)),
                ("signed_off_by", models.CharField(blank=True, max_length=80)),
                (
                    "supersedes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="equality.assessment",
                    ),
                ),
            ],
            options={
                "ordering": ("-written_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="About",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
                ("sealed_at", models.DateTimeField(null=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="about",
                        to="equality.assessment",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Effect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("group", models.CharField(max_length=60)),
                ("group_name", models.CharField(max_length=120)),
                (
                    "prediction",
                    models.CharField(
                        choices=[
                            ("better", "better"),
                            ("worse", "worse"),
                            ("no_difference", "no difference"),
                            ("cannot_tell", "cannot tell"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField()),
                ("missing", models.TextField(blank=True)),
                ("mitigation", models.TextField(blank=True)),
                ("evidence", models.JSONField(default=list)),
                ("check_on", models.DateField()),
                ("checker", models.CharField(max_length=60)),
                ("version", models.PositiveIntegerField(default=1)),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=80)),
                ("sealed_at", models.DateTimeField(null=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="effects",
                        to="equality.assessment",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "happened",
                    models.CharField(
                        choices=[
                            ("as_predicted", "as predicted"),
                            ("better", "better than predicted"),
                            ("worse", "worse than predicted"),
                            ("no_difference", "no difference seen"),
                            ("cannot_tell", "cannot tell"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.TextField()),
                ("evidence", models.JSONField(default=list)),
                ("next_on", models.DateField(null=True)),
                ("organisation", models.CharField(max_length=60)),
                ("checked_at", models.DateTimeField()),
                ("checked_by", models.CharField(max_length=80)),
                (
                    "effect",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="equality.effect",
                    ),
                ),
            ],
            options={
                "ordering": ("checked_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="GapChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12)),
                ("words", models.TextField()),
                ("began_on", models.DateField()),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
                ("made_on", models.DateField(null=True)),
                ("made_by", models.CharField(blank=True, max_length=80)),
                (
                    "gap",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="equality.accessgap",
                    ),
                ),
            ],
            options={
                "ordering": ("began_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="NotNeeded",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("decision", models.CharField(max_length=12)),
                ("because", models.TextField()),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("said_at", "pk"),
                "indexes": [
                    models.Index(fields=["decision"], name="equality_no_decisio_6b6598_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=django.db.models.lookups.GreaterThanOrEqual(
                            django.db.models.functions.text.Length("because"), 40
                        ),
                        name="not_needed_is_reasoned",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("said_by", ""), _negated=True),
                        name="not_needed_is_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remeasurement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("figure", models.CharField(blank=True, max_length=300)),
                ("words", models.TextField()),
                ("people", models.PositiveIntegerField(null=True)),
                ("measured_on", models.DateField()),
                (
                    "shows",
                    models.CharField(
                        choices=[
                            ("narrower", "the gap is narrower"),
                            ("no_difference", "the gap is as it was"),
                            ("wider", "the gap is wider"),
                            ("cannot_tell", "it cannot be told"),
                        ],
                        max_length=20,
                    ),
                ),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
                (
                    "gap",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remeasurements",
                        to="equality.accessgap",
                    ),
                ),
            ],
            options={
                "ordering": ("measured_on", "pk"),
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
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="writers",
                        to="equality.assessment",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True),
                    models.Q(("how_made", ""), _negated=True),
                    models.Q(("not_heard", ""), _negated=True),
                    models.Q(("written_by", ""), _negated=True),
                ),
                name="assessment_says_how_and_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("signed_off_at__isnull", True), ("signed_off_by", "")),
                    models.Q(
                        ("signed_off_at__isnull", False),
                        models.Q(("signed_off_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="assessment_sign_off_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("signed_off_by", models.F("written_by")), _negated=True),
                name="assessment_signed_off_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("supersedes__isnull", True),
                    models.Q(("supersedes", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="assessment_supersedes_another",
            ),
        ),
        migrations.AddIndex(
            model_name="about",
            index=models.Index(fields=["reference"], name="equality_ab_referen_26be09_idx"),
        ),
        migrations.AddConstraint(
            model_name="about",
            constraint=models.UniqueConstraint(
                fields=("assessment", "reference"), name="assessment_about_a_thing_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="effect",
            constraint=models.UniqueConstraint(
                fields=("assessment", "group"), name="effect_once_for_a_group"
            ),
        ),
        migrations.AddConstraint(
            model_name="effect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("prediction__in", ["better", "worse", "no_difference", "cannot_tell"])
                ),
                name="effect_prediction_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="effect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), _negated=True),
                    models.Q(("checker", ""), _negated=True),
                    models.Q(("group_name", ""), _negated=True),
                ),
                name="effect_says_why_and_who_checks",
            ),
        ),
        migrations.AddConstraint(
            model_name="effect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("prediction", "cannot_tell"), _negated=True),
                    models.Q(("missing", ""), _negated=True),
                    _connector="OR",
                ),
                name="effect_says_what_is_missing",
            ),
        ),
        migrations.AddConstraint(
            model_name="effect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("prediction", "worse"), _negated=True),
                    models.Q(("mitigation", ""), _negated=True),
                    _connector="OR",
                ),
                name="effect_that_harms_is_softened",
            ),
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "happened__in",
                        ["as_predicted", "better", "worse", "no_difference", "cannot_tell"],
                    )
                ),
                name="check_outcome_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("words", ""), _negated=True),
                    models.Q(("checked_by", ""), _negated=True),
                ),
                name="check_says_what_and_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("happened", "cannot_tell"), _negated=True),
                    ("next_on__isnull", False),
                    _connector="OR",
                ),
                name="check_untold_is_looked_at_again",
            ),
        ),
        migrations.AddConstraint(
            model_name="gapchange",
            constraint=models.UniqueConstraint(
                fields=("gap", "reference"), name="gap_changed_by_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="gapchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("made_by", ""), ("made_on__isnull", True)),
                    models.Q(
                        ("made_on__gte", models.F("began_on")),
                        models.Q(("made_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="gap_change_made_after_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="remeasurement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("shows__in", ["narrower", "no_difference", "wider", "cannot_tell"])
                ),
                name="remeasurement_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="remeasurement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("words", ""), _negated=True),
                    models.Q(("added_by", ""), _negated=True),
                ),
                name="remeasurement_says_what_and_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="remeasurement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("figure", ""), _negated=True),
                    ("people__isnull", False),
                    ("shows", "cannot_tell"),
                    _connector="OR",
                ),
                name="remeasurement_has_a_figure_or_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="remeasurement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("people__isnull", True), ("people", 0), ("people__gte", 8), _connector="OR"
                ),
                name="remeasurement_points_at_nobody",
            ),
        ),
        migrations.AddConstraint(
            model_name="writer",
            constraint=models.UniqueConstraint(fields=("assessment", "person"), name="writer_once"),
        ),
        migrations.RunPython(protect, expose),
    ]
