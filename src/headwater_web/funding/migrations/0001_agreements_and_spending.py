"""The tables of funding, and triggers that keep what was agreed and spent as it was."""

import django.db.models.deletion
from django.db import migrations, models

from headwater_web.funding.triggers import expose, protect


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("funder", models.CharField(max_length=160)),
                ("words", models.TextField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("months", models.PositiveSmallIntegerField(default=3)),
                ("days_to_enter", models.PositiveSmallIntegerField(default=30)),
                ("is_made_up", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("-starts_on", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("funder", ""), _negated=True),
                            models.Q(("words", ""), _negated=True),
                        ),
                        name="agreement_says_who_and_for_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                        name="agreement_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="agreement_gives_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("months__in", (1, 3))),
                        name="agreement_counts_months_or_quarters",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Condition",
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
                            ("at_least", "At least a share of what is spent"),
                            ("at_most", "At most a share of what is spent"),
                            ("product", "A product by a date"),
                            ("in_words", "Something that somebody has to look at"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("words", models.TextField(blank=True)),
                (
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("delivery", "Delivery"),
                            ("testing", "Testing interventions"),
                            ("evaluation", "Evaluation"),
                            ("administration", "Administration"),
                            ("match", "Match funding"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "of",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("delivery", "Delivery"),
                            ("testing", "Testing interventions"),
                            ("evaluation", "Evaluation"),
                            ("administration", "Administration"),
                            ("match", "Match funding"),
                        ],
                        max_length=20,
                    ),
                ),
                ("percentage", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ("due_on", models.DateField(null=True)),
                ("looked_at_by", models.CharField(blank=True, max_length=120)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conditions",
                        to="funding.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ("agreement", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ConditionCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_met", models.BooleanField()),
                ("happened_on", models.DateField()),
                ("words", models.TextField()),
                ("evidence_reference", models.CharField(blank=True, max_length=12)),
                ("evidence_address", models.URLField(blank=True, max_length=500)),
                ("checked_at", models.DateTimeField()),
                ("checked_by", models.CharField(max_length=80)),
                (
                    "condition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="funding.condition",
                    ),
                ),
            ],
            options={
                "ordering": ("checked_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("delivery", "Delivery"),
                            ("testing", "Testing interventions"),
                            ("evaluation", "Evaluation"),
                            ("administration", "Administration"),
                            ("match", "Match funding"),
                        ],
                        max_length=20,
                    ),
                ),
                ("priority_number", models.PositiveIntegerField(null=True)),
                ("organisation", models.CharField(max_length=60)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="funding.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ("agreement", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Forecast",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="forecasts",
                        to="funding.line",
                    ),
                ),
            ],
            options={
                "ordering": ("starts_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Budget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("because", models.TextField(blank=True)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=80)),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="funding.budget",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budgets",
                        to="funding.line",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Spend",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("ledger", models.CharField(max_length=200)),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.CharField(max_length=80)),
                ("because", models.TextField(blank=True)),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="funding.spend",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spends",
                        to="funding.line",
                    ),
                ),
            ],
            options={
                "ordering": ("starts_on", "pk"),
            },
        ),
        migrations.AddConstraint(
            model_name="condition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("due_on__isnull", True),
                        ("kind__in", ("at_least", "at_most")),
                        ("percentage__gt", 0),
                        ("percentage__lte", 100),
                        models.Q(("category", ""), _negated=True),
                    ),
                    models.Q(
                        ("category", ""),
                        ("due_on__isnull", False),
                        ("kind", "product"),
                        ("percentage__isnull", True),
                    ),
                    models.Q(
                        ("category", ""),
                        ("due_on__isnull", True),
                        ("kind", "in_words"),
                        ("percentage__isnull", True),
                        models.Q(("looked_at_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="condition_says_what_its_kind_needs",
            ),
        ),
        migrations.AddConstraint(
            model_name="condition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("of", ""),
                    models.Q(("of", models.F("category")), _negated=True),
                    _connector="OR",
                ),
                name="condition_is_a_share_of_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="conditioncheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_met", False),
                    models.Q(("evidence_reference", ""), _negated=True),
                    models.Q(("evidence_address", ""), _negated=True),
                    _connector="OR",
                ),
                name="condition_met_has_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="line",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True),
                    models.Q(("organisation", ""), _negated=True),
                ),
                name="line_says_who_spends_on_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="line",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "category__in",
                        ["delivery", "testing", "evaluation", "administration", "match"],
                    )
                ),
                name="line_category_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="line",
            constraint=models.UniqueConstraint(
                fields=("agreement", "title"), name="line_is_named_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="forecast",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 0)), name="forecast_is_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 0)), name="budget_is_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because", ""), ("replaces__isnull", True)),
                    models.Q(("replaces__isnull", False), models.Q(("because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="budget_changed_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces__isnull", True)),
                fields=("line",),
                name="budget_begins_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="spend",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 0)), name="spend_is_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="spend",
            constraint=models.CheckConstraint(
                condition=models.Q(("ledger", ""), _negated=True), name="spend_can_be_looked_up"
            ),
        ),
        migrations.AddConstraint(
            model_name="spend",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because", ""), ("corrects__isnull", True)),
                    models.Q(("corrects__isnull", False), models.Q(("because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="spend_corrected_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="spend",
            constraint=models.UniqueConstraint(
                condition=models.Q(("corrects__isnull", True)),
                fields=("line", "starts_on"),
                name="spend_entered_once",
            ),
        ),
        migrations.RunPython(protect, expose),
    ]
