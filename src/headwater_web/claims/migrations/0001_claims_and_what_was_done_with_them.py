"""Tables of claims, their versions and dissents, and triggers that keep what was written."""

import django.db.models.deletion
from django.db import migrations, models

from headwater_web.claims.triggers import expose, protect


class Migration(migrations.Migration):
    """The first tables of claims."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("programme", models.CharField(max_length=12)),
                ("organisation", models.CharField(max_length=80)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("programme", ""), _negated=True),
                            models.Q(("organisation", ""), _negated=True),
                        ),
                        name="claim_is_of_a_programme",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimAct",
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
                ("version", models.PositiveIntegerField()),
                (
                    "rung",
                    models.CharField(
                        choices=[
                            ("output", "What was done and counted"),
                            ("change_observed", "A change that was seen"),
                            (
                                "change_against_comparison",
                                "A change beside people without the programme",
                            ),
                            ("effect", "An effect, with how sure we can be"),
                            ("replicated", "An effect that was found again"),
                        ],
                        max_length=30,
                    ),
                ),
                ("because", models.TextField(blank=True)),
                ("done_at", models.DateTimeField()),
                ("done_by", models.CharField(max_length=80)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "published"),
                            models.Q(
                                ("kind", "withdrawn"), models.Q(("because", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="claim_withdrawn_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("done", "Something that was done, such as sessions"),
                            ("support_given", "People who were helped with something"),
                            ("outcome", "People for whom something was so"),
                            (
                                "unwanted_outcome",
                                "People for whom something was so that nobody wants",
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("people", models.CharField(max_length=120)),
                ("so", models.CharField(max_length=200)),
                ("part", models.PositiveIntegerField()),
                ("whole", models.PositiveIntegerField(null=True)),
                (
                    "whole_is",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("started", "everyone who started"),
                            ("completed", "those who stayed to the end"),
                            ("needed_it", "those who needed it"),
                            ("answered", "those who answered"),
                        ],
                        max_length=12,
                    ),
                ),
                ("begins", models.DateField()),
                ("ends", models.DateField()),
                ("definition", models.CharField(blank=True, max_length=300)),
                ("follow_up_months", models.PositiveSmallIntegerField(null=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("left_early", models.PositiveIntegerField(null=True)),
                ("before_part", models.PositiveIntegerField(null=True)),
                ("before_whole", models.PositiveIntegerField(null=True)),
                ("comparison_part", models.PositiveIntegerField(null=True)),
                ("comparison_whole", models.PositiveIntegerField(null=True)),
                ("comparison_words", models.CharField(blank=True, max_length=200)),
                ("expected_percent", models.PositiveSmallIntegerField(null=True)),
                ("wished_percent", models.PositiveSmallIntegerField(null=True)),
                ("headline", models.CharField(blank=True, max_length=200)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("claim", "number"), name="claim_version_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("whole__isnull", True),
                            models.Q(("whole__gt", 0), ("whole__gte", models.F("part"))),
                            _connector="OR",
                        ),
                        name="claim_part_is_within_its_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("before_part__isnull", True), ("before_whole__isnull", True)),
                            models.Q(
                                ("before_part__isnull", False),
                                ("before_whole__gt", 0),
                                ("before_whole__gte", models.F("before_part")),
                                ("before_whole__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="claim_before_is_a_part_of_a_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("comparison_part__isnull", True),
                                ("comparison_whole__isnull", True),
                            ),
                            models.Q(
                                ("comparison_part__isnull", False),
                                ("comparison_whole__gt", 0),
                                ("comparison_whole__gte", models.F("comparison_part")),
                                ("comparison_whole__isnull", False),
                                models.Q(("comparison_words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="claim_comparison_says_of_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("follow_up_months__isnull", True),
                            ("follow_up_months__gt", 0),
                            _connector="OR",
                        ),
                        name="claim_follow_up_is_a_month_or_more",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__gte", models.F("begins"))),
                        name="claim_period_runs_on",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dissent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("organisation", models.CharField(max_length=80)),
                ("words", models.TextField()),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=80)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dissents",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="dissent_says_something",
                    )
                ],
            },
        ),
        migrations.RunPython(protect, expose),
    ]
