"""The tables of interventions, and triggers that keep what was said as it was."""

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

from headwater_web.interventions.triggers import expose, protect


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Appraisal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("question", models.TextField()),
                ("is_made_up", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("words", models.TextField()),
                ("addressed_to", models.CharField(max_length=160)),
            ],
            options={
                "ordering": ("review", "number"),
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("key", models.SlugField(max_length=60, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("reviewer", models.CharField(max_length=160)),
                ("published_on", models.DateField()),
                ("source", models.CharField(max_length=400)),
                ("is_made_up", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("-published_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="CostEdition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[("unit_costs", "Unit costs"), ("price_index", "Price index")],
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("edition", models.CharField(max_length=80)),
                ("price_year", models.CharField(blank=True, max_length=9)),
                ("published_on", models.DateField()),
                ("source", models.CharField(max_length=400)),
                ("licence", models.CharField(max_length=120)),
                ("notes", models.TextField(blank=True)),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "ordering": ("-published_on", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "unit_costs"), models.Q(("price_year", ""), _negated=True)
                            ),
                            models.Q(("kind", "price_index"), ("price_year", "")),
                            _connector="OR",
                        ),
                        name="cost_edition_says_whose_prices",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("edition", ""), _negated=True),
                            models.Q(("source", ""), _negated=True),
                            models.Q(("licence", ""), _negated=True),
                        ),
                        name="cost_edition_says_its_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=160)),
                ("weight", models.PositiveSmallIntegerField()),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria",
                        to="interventions.appraisal",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="IntendedBalance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("primary", models.PositiveSmallIntegerField()),
                ("secondary", models.PositiveSmallIntegerField()),
                ("tertiary", models.PositiveSmallIntegerField()),
                ("decision", models.CharField(max_length=12)),
                ("holds_from", models.DateField()),
                ("because", models.TextField()),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "primary",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.Value(100), "-", models.F("secondary")
                                    ),
                                    "-",
                                    models.F("tertiary"),
                                ),
                            )
                        ),
                        name="balance_comes_to_a_hundred",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", ""), _negated=True),
                            models.Q(("because", ""), _negated=True),
                        ),
                        name="balance_is_a_decision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Option",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("carry_on", "Carry on as it is"),
                            ("change", "Carry on, changed"),
                            ("stop", "Stop"),
                            ("begin", "Begin something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("words", models.TextField()),
                ("cost", models.DecimalField(decimal_places=2, max_digits=12)),
                ("cards", models.JSONField(default=list)),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="options",
                        to="interventions.appraisal",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="AppraisalEnd",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("decision", models.CharField(max_length=12)),
                ("reasons", models.TextField()),
                (
                    "appraisal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="end",
                        to="interventions.appraisal",
                    ),
                ),
                (
                    "chosen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chosen_by",
                        to="interventions.option",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="PlaceProblem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("area", models.CharField(max_length=20)),
                ("area_name", models.CharField(max_length=120)),
                ("place_kind", models.CharField(max_length=40)),
                ("is_made_up", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("area", ""), _negated=True),
                            models.Q(("place_kind", ""), _negated=True),
                        ),
                        name="place_problem_says_what_and_where",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PriceIndex",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.CharField(max_length=9)),
                ("level", models.DecimalField(decimal_places=4, max_digits=9)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="levels",
                        to="interventions.costedition",
                    ),
                ),
            ],
            options={
                "ordering": ("year",),
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("key", models.SlugField(max_length=60, unique=True)),
                ("is_made_up", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="programme_has_a_key"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlaceStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("scanning", "Scanning: what keeps happening"),
                            ("analysis", "Analysis: why it happens here"),
                            ("response", "Response: what was tried"),
                            ("assessment", "Assessment: what came of it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("happened_on", models.DateField()),
                ("words", models.TextField()),
                ("evaluation", models.CharField(blank=True, max_length=12)),
                (
                    "comparison",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fell_more", "It fell more here than in the places compared with"),
                            (
                                "no_difference",
                                "No difference from the places compared with was found",
                            ),
                            (
                                "fell_less",
                                "It fell less here, or rose more, than in the places compared with",
                            ),
                            ("cannot_tell", "The comparison cannot tell"),
                            (
                                "not_compared",
                                "Nothing was compared: before and after says nothing alone",
                            ),
                        ],
                        max_length=15,
                    ),
                ),
                ("compared_with", models.CharField(blank=True, max_length=300)),
                (
                    "problem",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="interventions.placeproblem",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="place_steps",
                        to="interventions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("happened_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Grounds",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("cards", models.JSONField(default=list)),
                ("none_because", models.TextField(blank=True)),
                ("equality", models.CharField(blank=True, max_length=12)),
                ("equality_because", models.TextField(blank=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grounds",
                        to="interventions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="DesignChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("source", models.CharField(max_length=12)),
                ("choice", models.CharField(max_length=300)),
                ("how", models.TextField()),
                (
                    "ends",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ended_by",
                        to="interventions.designchoice",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="choices",
                        to="interventions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddField(
            model_name="appraisal",
            name="programme",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appraisals",
                to="interventions.programme",
            ),
        ),
        migrations.CreateModel(
            name="Allocation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("agreement", models.CharField(max_length=12)),
                ("line", models.PositiveBigIntegerField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("district", models.CharField(blank=True, max_length=20)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("because", models.TextField(blank=True)),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="interventions.allocation",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to="interventions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="ProgrammeDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                (
                    "turn",
                    models.CharField(
                        choices=[
                            ("begin", "Begin it"),
                            ("carry_on", "Carry on"),
                            ("change", "Carry on, changed"),
                            ("stop", "Stop it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("decision", models.CharField(max_length=12)),
                ("takes_effect_on", models.DateField()),
                ("reasons", models.TextField()),
                ("liked", models.TextField(blank=True)),
                ("instead", models.TextField(blank=True)),
                ("next_question", models.CharField(blank=True, max_length=300)),
                ("next_on", models.DateField(null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="interventions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="ProgrammeVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("number", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=160)),
                ("organisation", models.CharField(max_length=60)),
                ("kind", models.CharField(max_length=120)),
                ("purpose", models.TextField()),
                (
                    "tier",
                    models.CharField(
                        choices=[
                            ("primary", "Primary: before there is any harm"),
                            ("secondary", "Secondary: at the first signs"),
                            ("tertiary", "Tertiary: after harm, so that it does not happen again"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "target_group",
                    models.CharField(
                        choices=[
                            ("universal", "Everyone of an age or in a place"),
                            ("possible_risk", "Groups that may be at higher risk"),
                            ("known_risk", "People who are known to be at risk"),
                            ("involved", "People who were involved in violence"),
                        ],
                        max_length=15,
                    ),
                ),
                ("bands", models.JSONField(default=list)),
                ("districts", models.JSONField(default=list)),
                ("place_kinds", models.JSONField(default=list)),
                ("institution_kinds", models.JSONField(default=list)),
                ("priority_number", models.PositiveIntegerField(null=True)),
                ("needs", models.JSONField(default=list)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("expected_people", models.PositiveIntegerField(null=True)),
                ("expected_sessions", models.PositiveIntegerField(null=True)),
                (
                    "design",
                    models.CharField(
                        choices=[
                            ("randomised", "A trial: who or where comes first is drawn by lot"),
                            ("interrupted_series", "The trend before and after, with its seasons"),
                            (
                                "difference_in_differences",
                                "Change here against change in places without it",
                            ),
                            ("staggered_adoption", "Places that begin at different times"),
                            ("synthetic_control", "A mix of other places that ran alike before"),
                            ("matched_areas", "Places matched because they were alike before"),
                            ("comparison_group", "People who took part beside others like them"),
                            ("before_and_after", "Before and after alone, without a comparison"),
                            ("counting_only", "Counting what was delivered, and no more"),
                        ],
                        max_length=30,
                    ),
                ),
                ("design_because", models.TextField()),
                ("stop_when", models.TextField()),
                ("money_is_public", models.BooleanField(default=False)),
                ("because", models.TextField(blank=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="interventions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("met", "Met"),
                            ("partly_met", "Met in part"),
                            ("not_met", "Not met"),
                            ("not_accepted", "Not accepted"),
                        ],
                        max_length=15,
                    ),
                ),
                ("happened_on", models.DateField()),
                ("words", models.TextField()),
                ("evidence", models.CharField(blank=True, max_length=12)),
                ("address", models.URLField(blank=True, max_length=500)),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="interventions.recommendation",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddField(
            model_name="recommendation",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recommendations",
                to="interventions.review",
            ),
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("points", models.PositiveSmallIntegerField()),
                ("because", models.TextField()),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="interventions.criterion",
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="interventions.option",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="SystemChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("body", models.CharField(max_length=160)),
                ("words", models.TextField()),
                ("scope", models.CharField(max_length=300)),
                ("districts", models.JSONField(default=list)),
                ("changed_on", models.DateField()),
                ("children_reached", models.PositiveIntegerField(null=True)),
                ("reached_because", models.CharField(blank=True, max_length=300)),
                ("measure", models.CharField(max_length=60)),
                ("is_made_up", models.BooleanField(default=False)),
                (
                    "undoes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="interventions.systemchange",
                    ),
                ),
            ],
            options={
                "ordering": ("changed_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Theory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("inputs", models.TextField()),
                ("activities", models.TextField()),
                ("outputs", models.TextField()),
                ("outcomes", models.TextField()),
                ("impact", models.TextField()),
                ("assumptions", models.TextField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="theories",
                        to="interventions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="UnitCost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("event", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=160)),
                ("part", models.CharField(blank=True, max_length=60)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("low", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ("high", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="costs",
                        to="interventions.costedition",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(
                fields=("appraisal", "name"), name="criterion_is_named_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.CheckConstraint(
                condition=models.Q(("weight__range", (1, 100))), name="criterion_counts_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="option",
            constraint=models.UniqueConstraint(
                fields=("appraisal", "title"), name="option_is_named_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="option",
            constraint=models.CheckConstraint(
                condition=models.Q(("cost__gte", 0)), name="option_cost_is_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisalend",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision", ""), _negated=True),
                    models.Q(("reasons", ""), _negated=True),
                ),
                name="appraisal_ends_with_reasons",
            ),
        ),
        migrations.AddConstraint(
            model_name="priceindex",
            constraint=models.UniqueConstraint(
                fields=("edition", "year"), name="price_index_stands_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="priceindex",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__gt", 0)), name="price_index_is_above_nothing"
            ),
        ),
        migrations.AddConstraint(
            model_name="placestep",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="place_step_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="placestep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("programme__isnull", True), ("step", "response"), _connector="OR"
                ),
                name="place_step_programme_is_a_response",
            ),
        ),
        migrations.AddConstraint(
            model_name="placestep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("step", "assessment"), models.Q(("comparison", ""), _negated=True)),
                    models.Q(models.Q(("step", "assessment"), _negated=True), ("comparison", "")),
                    _connector="OR",
                ),
                name="place_step_assessment_says_what_was_compared",
            ),
        ),
        migrations.AddConstraint(
            model_name="placestep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("comparison__in", ("", "not_compared")),
                    models.Q(("compared_with", ""), _negated=True),
                    _connector="OR",
                ),
                name="place_step_comparison_says_with_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="grounds",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cards", []), _negated=True),
                    models.Q(("none_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="grounds_have_cards_or_say_why_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="grounds",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("equality", ""), _negated=True),
                    models.Q(("equality_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="grounds_have_an_assessment_or_say_why_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="designchoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("source", ""), _negated=True),
                    models.Q(("choice", ""), _negated=True),
                    models.Q(("how", ""), _negated=True),
                ),
                name="design_choice_says_what_shaped_what_and_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True),
                    models.Q(("question", ""), _negated=True),
                ),
                name="appraisal_asks_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount__gt", 0),
                    models.Q(("amount", 0), ("replaces__isnull", False)),
                    _connector="OR",
                ),
                name="allocation_gives_something_or_takes_it_back",
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                name="allocation_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because", ""), ("replaces__isnull", True)),
                    models.Q(("replaces__isnull", False), models.Q(("because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="allocation_changed_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmedecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision", ""), _negated=True),
                    models.Q(("reasons", ""), _negated=True),
                ),
                name="programme_decision_is_on_record_with_reasons",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmedecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("next_on__isnull", True),
                        ("next_question", ""),
                        ("turn", "stop"),
                        models.Q(("liked", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("turn", "stop"), _negated=True),
                        models.Q(("next_question", ""), _negated=True),
                        ("next_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="programme_decision_says_what_comes_next_or_what_was_liked",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeversion",
            constraint=models.UniqueConstraint(
                fields=("programme", "number"), name="programme_version_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True),
                    models.Q(("organisation", ""), _negated=True),
                    models.Q(("kind", ""), _negated=True),
                    models.Q(("purpose", ""), _negated=True),
                ),
                name="programme_says_what_it_is",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("target_group__in", ["universal", "possible_risk", "known_risk", "involved"]),
                    ("tier__in", ["primary", "secondary", "tertiary"]),
                ),
                name="programme_has_tier_and_target_group",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "design__in",
                        [
                            "randomised",
                            "interrupted_series",
                            "difference_in_differences",
                            "staggered_adoption",
                            "synthetic_control",
                            "matched_areas",
                            "comparison_group",
                            "before_and_after",
                            "counting_only",
                        ],
                    ),
                    models.Q(("design_because", ""), _negated=True),
                    models.Q(("stop_when", ""), _negated=True),
                ),
                name="programme_has_a_design_and_says_what_would_stop_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                name="programme_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because", ""), ("number", 1)),
                    models.Q(("number__gt", 1), models.Q(("because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="programme_changed_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="look",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verdict__in", ("not_met", "not_accepted")),
                    models.Q(("evidence", ""), _negated=True),
                    models.Q(("address", ""), _negated=True),
                    _connector="OR",
                ),
                name="look_met_has_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="look",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="look_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.UniqueConstraint(
                fields=("review", "number"), name="recommendation_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="recommendation_has_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.CheckConstraint(
                condition=models.Q(("points__range", (0, 4))), name="score_is_on_the_scale"
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.CheckConstraint(
                condition=models.Q(("because", ""), _negated=True), name="score_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="systemchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True),
                    models.Q(("body", ""), _negated=True),
                    models.Q(("words", ""), _negated=True),
                    models.Q(("scope", ""), _negated=True),
                ),
                name="system_change_says_who_changed_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="systemchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("children_reached__isnull", True),
                    models.Q(("reached_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="system_change_reach_says_how_it_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="theory",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("inputs", ""), _negated=True),
                    models.Q(("activities", ""), _negated=True),
                    models.Q(("outputs", ""), _negated=True),
                    models.Q(("outcomes", ""), _negated=True),
                    models.Q(("impact", ""), _negated=True),
                    models.Q(("assumptions", ""), _negated=True),
                ),
                name="theory_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="unitcost",
            constraint=models.UniqueConstraint(
                fields=("edition", "event", "part"), name="unit_cost_stands_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="unitcost",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="unit_cost_is_above_nothing"
            ),
        ),
        migrations.RunPython(protect, expose),
    ]
