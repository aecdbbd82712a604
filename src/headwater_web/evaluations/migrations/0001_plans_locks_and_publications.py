"""Tables of evaluations, and triggers that keep what was written of them."""

import django.db.models.deletion
from django.db import migrations, models

from headwater_web.evaluations.triggers import expose, protect


class Migration(migrations.Migration):
    """The first tables of evaluations."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("intervention", models.CharField(max_length=12)),
                ("organisation", models.CharField(max_length=80)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("intervention", ""), _negated=True),
                            models.Q(("organisation", ""), _negated=True),
                        ),
                        name="evaluation_is_of_a_programme",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=160)),
                ("question", models.CharField(max_length=300)),
                ("where", models.CharField(max_length=120)),
                (
                    "design",
                    models.CharField(
                        choices=[
                            (
                                "difference_in_differences",
                                "Change here against change in areas without it",
                            ),
                            ("staggered_adoption", "Areas that began at different times"),
                            ("matched_areas", "Areas matched by how they were before"),
                            ("synthetic_control", "One area against a mixture of others"),
                            (
                                "displacement_difference",
                                "Areas, the areas beside them, and one match for each",
                            ),
                            ("interrupted_series", "The trend before and after, with its seasons"),
                            (
                                "prior_event_rate_ratio",
                                "People who took part and people who did not, before and after",
                            ),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "counts_from",
                    models.CharField(
                        choices=[
                            ("area_months", "A series by area and month that was loaded"),
                            ("released_measure", "A measure, by district and month"),
                            ("two_groups", "Events and years of two groups, given here"),
                        ],
                        max_length=20,
                    ),
                ),
                ("outcome", models.CharField(max_length=80)),
                ("outcome_words", models.CharField(max_length=160)),
                (
                    "direction",
                    models.CharField(choices=[("fall", "fewer"), ("rise", "more")], max_length=6),
                ),
                ("smallest_effect", models.DecimalField(decimal_places=5, max_digits=11)),
                (
                    "chosen_because",
                    models.CharField(
                        choices=[
                            ("at_a_peak", "because they were at their worst just before"),
                            ("by_need", "by lasting need"),
                            ("volunteered", "because they wanted it"),
                            ("drawn_by_lot", "by lot"),
                            ("not_said", "for a reason that nobody wrote down"),
                        ],
                        max_length=20,
                    ),
                ),
                ("begins", models.DateField()),
                ("ends", models.DateField()),
                ("treated", models.TextField(blank=True)),
                ("comparison", models.TextField(blank=True)),
                ("areas_beside", models.TextField(blank=True)),
                ("took_part_before", models.PositiveIntegerField(null=True)),
                (
                    "took_part_years_before",
                    models.DecimalField(decimal_places=5, max_digits=11, null=True),
                ),
                ("took_part_after", models.PositiveIntegerField(null=True)),
                (
                    "took_part_years_after",
                    models.DecimalField(decimal_places=5, max_digits=11, null=True),
                ),
                ("did_not_before", models.PositiveIntegerField(null=True)),
                (
                    "did_not_years_before",
                    models.DecimalField(decimal_places=5, max_digits=11, null=True),
                ),
                ("did_not_after", models.PositiveIntegerField(null=True)),
                (
                    "did_not_years_after",
                    models.DecimalField(decimal_places=5, max_digits=11, null=True),
                ),
                ("changed_after_opening", models.BooleanField(default=False)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="evaluations.plan",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="Lock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                ("request_id", models.CharField(max_length=32, unique=True)),
                ("locked_at", models.DateTimeField()),
                ("locked_by", models.CharField(max_length=80)),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lock",
                        to="evaluations.planversion",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Publication",
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
                        choices=[("published", "Published"), ("withdrawn", "Withdrawn")],
                        max_length=10,
                    ),
                ),
                ("summary", models.CharField(blank=True, max_length=300)),
                ("because", models.TextField(blank=True)),
                ("done_at", models.DateTimeField()),
                ("done_by", models.CharField(max_length=80)),
                (
                    "lock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="evaluations.lock",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.UniqueConstraint(
                fields=("plan", "number"), name="evaluation_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("begins"))),
                name="evaluation_months_run_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("smallest_effect__gt", 0)),
                name="evaluation_effect_is_worth_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "published"),
                    models.Q(("kind", "withdrawn"), models.Q(("because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="evaluation_withdrawn_says_why",
            ),
        ),
        migrations.RunPython(protect, expose),
    ]
