"""Tables of steps and strengths of findings, and triggers that keep what was said."""

import django.db.models.deletion
from django.db import migrations, models

from headwater_web.strategy.triggers import STANDINGS


class Migration(migrations.Migration):
    dependencies = [
        ("strategy", "0002_first_dates_stay"),
    ]

    operations = [
        migrations.CreateModel(
            name="FindingStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("problem", "The problem is described"),
                            ("causes", "Its causes are known"),
                            ("what_works", "What works is known"),
                            ("scale", "What works is done everywhere"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reached_on", models.DateField()),
                ("because", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="strategy.finding",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("step__in", ["problem", "causes", "what_works", "scale"])
                        ),
                        name="finding_step_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("because", ""), _negated=True),
                        name="finding_step_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FindingStrength",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "strength",
                    models.CharField(
                        choices=[
                            ("strong", "strong"),
                            ("moderate", "moderate"),
                            ("weak", "weak"),
                            ("contested", "contested"),
                        ],
                        max_length=10,
                    ),
                ),
                ("because", models.TextField()),
                ("judged_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="strengths",
                        to="strategy.finding",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strength__in", ["strong", "moderate", "weak", "contested"])
                        ),
                        name="finding_strength_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("because", ""), _negated=True),
                        name="finding_strength_says_why",
                    ),
                ],
            },
        ),
        migrations.RunPython(STANDINGS.protect, STANDINGS.expose),
    ]
