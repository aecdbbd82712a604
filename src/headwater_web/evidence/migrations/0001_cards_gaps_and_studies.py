"""Tables of evidence cards, gaps and studies, and triggers that keep what was written."""

import django.db.models.deletion
from django.db import migrations, models

from headwater_web.evidence.triggers import expose, protect


class Migration(migrations.Migration):
    """The first tables of evidence."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Card",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("key", models.SlugField(max_length=60, unique=True)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="card_has_a_key"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Gap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("question", models.CharField(max_length=300)),
                ("why", models.TextField()),
                ("who_could_answer", models.CharField(max_length=300)),
                ("found_on", models.DateField()),
                ("found_in", models.CharField(blank=True, max_length=300)),
                ("intervention", models.CharField(blank=True, max_length=120)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("found_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("question", ""), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            models.Q(("who_could_answer", ""), _negated=True),
                        ),
                        name="gap_says_what_why_and_who",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Study",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("question", models.CharField(max_length=300)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("problem", "What the problem is"),
                            ("causes", "What causes it"),
                            ("what_works", "What works"),
                            ("scale", "How to do it everywhere"),
                        ],
                        max_length=12,
                    ),
                ),
                ("partner", models.CharField(max_length=200)),
                ("commissioner", models.CharField(max_length=200)),
                ("is_paid_by_us", models.BooleanField()),
                ("cost_pounds", models.PositiveIntegerField(null=True)),
                ("fund", models.CharField(blank=True, max_length=200)),
                ("planned_starts_on", models.DateField()),
                ("planned_ends_on", models.DateField()),
                ("takes_part", models.TextField()),
                ("thanks", models.TextField()),
                ("data_needed", models.TextField()),
                ("data_basis", models.CharField(max_length=300)),
                ("plan_address", models.URLField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("planned_starts_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("question", ""), _negated=True),
                            models.Q(("partner", ""), _negated=True),
                            models.Q(("commissioner", ""), _negated=True),
                        ),
                        name="study_says_what_and_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("about__in", ["problem", "causes", "what_works", "scale"])
                        ),
                        name="study_about_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("planned_ends_on__gt", models.F("planned_starts_on"))),
                        name="study_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CardAct",
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
                ("because", models.TextField(blank=True)),
                ("done_at", models.DateTimeField()),
                ("done_by", models.CharField(max_length=80)),
                (
                    "card",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="evidence.card",
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
                        name="card_withdrawn_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CardVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("outcome", models.CharField(max_length=300)),
                (
                    "measure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rate_ratio", "Rate ratio"),
                            ("risk_ratio", "Risk ratio"),
                            ("odds_ratio", "Odds ratio"),
                            ("hazard_ratio", "Hazard ratio"),
                            ("mean_difference", "Difference of means, in its own unit"),
                            ("standardised_difference", "Difference in standard deviations"),
                            ("risk_difference", "Difference of shares, from -1 to 1"),
                            ("share", "Share, with nobody to compare with"),
                        ],
                        max_length=30,
                    ),
                ),
                ("estimate", models.DecimalField(decimal_places=5, max_digits=11, null=True)),
                ("lower", models.DecimalField(decimal_places=5, max_digits=11, null=True)),
                ("upper", models.DecimalField(decimal_places=5, max_digits=11, null=True)),
                ("interval_percent", models.PositiveSmallIntegerField(null=True)),
                (
                    "good_direction",
                    models.CharField(
                        choices=[
                            ("lower", "Lower is better"),
                            ("higher", "Higher is better"),
                            ("neither", "Neither is better"),
                        ],
                        max_length=10,
                    ),
                ),
                ("follow_up_months", models.PositiveIntegerField(null=True)),
                ("no_number_because", models.CharField(blank=True, max_length=300)),
                ("design", models.CharField(max_length=300)),
                ("number", models.PositiveIntegerField()),
                ("intervention", models.CharField(max_length=120)),
                ("question", models.CharField(max_length=300)),
                ("who", models.CharField(max_length=300)),
                ("participants", models.PositiveIntegerField(null=True)),
                (
                    "whereabouts",
                    models.CharField(
                        choices=[
                            ("uk", "In the United Kingdom"),
                            ("elsewhere", "Not in the United Kingdom"),
                            ("both", "In the United Kingdom and elsewhere"),
                            ("not_stated", "The source does not say where"),
                        ],
                        max_length=12,
                    ),
                ),
                ("setting", models.CharField(max_length=300)),
                ("certainty_rating", models.CharField(blank=True, max_length=120)),
                ("certainty_scheme", models.CharField(blank=True, max_length=300)),
                ("certainty_source", models.CharField(blank=True, max_length=300)),
                ("certainty_on", models.DateField(null=True)),
                ("cost", models.CharField(blank=True, max_length=300)),
                ("unknowns", models.TextField()),
                ("source", models.TextField()),
                ("address", models.URLField(blank=True, max_length=500)),
                ("as_at", models.DateField()),
                ("next_review", models.DateField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                (
                    "card",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="evidence.card",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("card", "number"), name="card_version_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estimate__isnull", True),
                                ("lower__isnull", True),
                                ("measure", ""),
                                models.Q(("no_number_because", ""), _negated=True),
                            ),
                            models.Q(
                                ("estimate__isnull", False),
                                (
                                    "measure__in",
                                    [
                                        "rate_ratio",
                                        "risk_ratio",
                                        "odds_ratio",
                                        "hazard_ratio",
                                        "mean_difference",
                                        "standardised_difference",
                                        "risk_difference",
                                        "share",
                                    ],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="card_has_a_number_or_says_why_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lower__isnull", True), ("upper__isnull", True)),
                            models.Q(
                                ("estimate__isnull", False),
                                ("interval_percent__isnull", False),
                                ("interval_percent__range", (1, 99)),
                                ("lower__isnull", False),
                                ("lower__lte", models.F("estimate")),
                                ("upper__gte", models.F("estimate")),
                                ("upper__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="card_interval_holds_the_effect",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "measure__in",
                                    ["hazard_ratio", "odds_ratio", "rate_ratio", "risk_ratio"],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                ("estimate__gt", 0),
                                models.Q(
                                    ("lower__isnull", True), ("lower__gt", 0), _connector="OR"
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="card_ratio_is_above_zero",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True),
                            models.Q(("unknowns", ""), _negated=True),
                            models.Q(("intervention", ""), _negated=True),
                        ),
                        name="card_says_its_source_and_what_nobody_knows",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("certainty_on__isnull", True),
                                ("certainty_rating", ""),
                                ("certainty_scheme", ""),
                                ("certainty_source", ""),
                            ),
                            models.Q(
                                models.Q(("certainty_rating", ""), _negated=True),
                                models.Q(("certainty_scheme", ""), _negated=True),
                                models.Q(("certainty_source", ""), _negated=True),
                                ("certainty_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="card_rating_is_taken_over_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("next_review__gt", models.F("as_at"))),
                        name="card_is_looked_at_again_later",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GapEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("happened_on", models.DateField()),
                ("words", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("taken_up", "A study takes it up"),
                            ("answered", "It was answered"),
                            ("given_up", "It was given up"),
                            ("reopened", "It is open again"),
                            ("struck", "An entry was a mistake"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=12)),
                (
                    "gap",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="evidence.gap",
                    ),
                ),
                (
                    "strikes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="struck_by",
                        to="evidence.gapevent",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "taken_up"), _negated=True),
                            ("reference__startswith", "RS-"),
                            _connector="OR",
                        ),
                        name="gap_taken_up_says_by_which_study",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "taken_up"),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="gap_event_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "struck"), ("strikes__isnull", False)),
                            models.Q(
                                models.Q(("kind", "struck"), _negated=True),
                                ("strikes__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="gap_event_struck_says_which",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Output",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("came_out_on", models.DateField()),
                ("address", models.URLField(max_length=500)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outputs",
                        to="evidence.study",
                    ),
                ),
            ],
            options={
                "ordering": ("came_out_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("address", ""), _negated=True),
                        ),
                        name="output_can_be_read",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("outcome", models.CharField(max_length=300)),
                (
                    "measure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rate_ratio", "Rate ratio"),
                            ("risk_ratio", "Risk ratio"),
                            ("odds_ratio", "Odds ratio"),
                            ("hazard_ratio", "Hazard ratio"),
                            ("mean_difference", "Difference of means, in its own unit"),
                            ("standardised_difference", "Difference in standard deviations"),
                            ("risk_difference", "Difference of shares, from -1 to 1"),
                            ("share", "Share, with nobody to compare with"),
                        ],
                        max_length=30,
                    ),
                ),
                ("estimate", models.DecimalField(decimal_places=5, max_digits=11, null=True)),
                ("lower", models.DecimalField(decimal_places=5, max_digits=11, null=True)),
                ("upper", models.DecimalField(decimal_places=5, max_digits=11, null=True)),
                ("interval_percent", models.PositiveSmallIntegerField(null=True)),
                (
                    "good_direction",
                    models.CharField(
                        choices=[
                            ("lower", "Lower is better"),
                            ("higher", "Higher is better"),
                            ("neither", "Neither is better"),
                        ],
                        max_length=10,
                    ),
                ),
                ("follow_up_months", models.PositiveIntegerField(null=True)),
                ("no_number_because", models.CharField(blank=True, max_length=300)),
                ("design", models.CharField(max_length=300)),
                (
                    "prespecified",
                    models.CharField(
                        choices=[
                            ("main", "The main outcome, named beforehand"),
                            ("second", "A further outcome, named beforehand"),
                            ("no", "Chosen after the results were seen"),
                            ("not_known", "Nobody can say"),
                        ],
                        max_length=10,
                    ),
                ),
                ("number_supported", models.PositiveIntegerField()),
                ("number_compared", models.PositiveIntegerField(null=True)),
                ("number_lost", models.PositiveIntegerField(null=True)),
                ("counted_by", models.CharField(max_length=300)),
                ("what_went_wrong", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="evidence.outcome",
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="evidence.study",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estimate__isnull", True),
                                ("lower__isnull", True),
                                ("measure", ""),
                                models.Q(("no_number_because", ""), _negated=True),
                            ),
                            models.Q(
                                ("estimate__isnull", False),
                                (
                                    "measure__in",
                                    [
                                        "rate_ratio",
                                        "risk_ratio",
                                        "odds_ratio",
                                        "hazard_ratio",
                                        "mean_difference",
                                        "standardised_difference",
                                        "risk_difference",
                                        "share",
                                    ],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="outcome_has_a_number_or_says_why_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lower__isnull", True), ("upper__isnull", True)),
                            models.Q(
                                ("estimate__isnull", False),
                                ("interval_percent__isnull", False),
                                ("interval_percent__range", (1, 99)),
                                ("lower__isnull", False),
                                ("lower__lte", models.F("estimate")),
                                ("upper__gte", models.F("estimate")),
                                ("upper__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="outcome_interval_holds_the_effect",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "measure__in",
                                    ["hazard_ratio", "odds_ratio", "rate_ratio", "risk_ratio"],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                ("estimate__gt", 0),
                                models.Q(
                                    ("lower__isnull", True), ("lower__gt", 0), _connector="OR"
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="outcome_ratio_is_above_zero",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StudyEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("happened_on", models.DateField()),
                ("words", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ethics_asked", "Ethics approval was asked for"),
                            ("ethics_given", "Ethics approval was given"),
                            ("ethics_refused", "Ethics approval was refused"),
                            ("ethics_not_needed", "A body said that no approval is needed"),
                            ("started", "It began"),
                            ("moved", "Its end was moved"),
                            ("finished", "It finished"),
                            ("stopped", "It was stopped"),
                            ("shared", "Its summary was published for others to use"),
                            ("struck", "An entry was a mistake"),
                        ],
                        max_length=20,
                    ),
                ),
                ("body", models.CharField(blank=True, max_length=200)),
                ("body_reference", models.CharField(blank=True, max_length=100)),
                ("until", models.DateField(null=True)),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("difference", "It found a difference"),
                            ("no_difference", "It found no difference"),
                            ("mixed", "Some outcomes changed and others did not"),
                            ("cannot_tell", "It cannot tell"),
                            ("describes", "It describes, and compares nothing"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "strikes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="struck_by",
                        to="evidence.studyevent",
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="evidence.study",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "kind__in",
                                    (
                                        "ethics_asked",
                                        "ethics_given",
                                        "ethics_refused",
                                        "ethics_not_needed",
                                    ),
                                ),
                                _negated=True,
                            ),
                            models.Q(("body", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="study_ethics_says_which_body",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "ethics_given"), _negated=True),
                            models.Q(("body_reference", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="study_approval_has_a_reference",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "moved"), ("until__isnull", False)),
                            models.Q(
                                models.Q(("kind", "moved"), _negated=True), ("until__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="study_moved_says_until_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "finished"),
                                (
                                    "result__in",
                                    [
                                        "difference",
                                        "no_difference",
                                        "mixed",
                                        "cannot_tell",
                                        "describes",
                                    ],
                                ),
                            ),
                            models.Q(models.Q(("kind", "finished"), _negated=True), ("result", "")),
                            _connector="OR",
                        ),
                        name="study_finished_says_with_what_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "kind__in",
                                    (
                                        "ethics_refused",
                                        "ethics_not_needed",
                                        "moved",
                                        "finished",
                                        "stopped",
                                        "struck",
                                    ),
                                ),
                                _negated=True,
                            ),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="study_event_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "struck"), ("strikes__isnull", False)),
                            models.Q(
                                models.Q(("kind", "struck"), _negated=True),
                                ("strikes__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="study_event_struck_says_which",
                    ),
                ],
            },
        ),
        migrations.RunPython(protect, expose),
    ]
