"""The tables of asks and networks, and triggers that keep what was asked as it was."""

import django.db.models.deletion
from django.db import migrations, models

from headwater_web.networks.triggers import expose, protect


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AddedTheme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("network", models.SlugField(max_length=60)),
                ("words", models.CharField(max_length=200)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("network", "words"), name="added_theme_named_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("network", ""), _negated=True),
                            models.Q(("words", ""), _negated=True),
                        ),
                        name="added_theme_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("title", models.CharField(max_length=160)),
                ("words", models.TextField()),
                (
                    "addressee_kind",
                    models.CharField(
                        choices=[
                            ("national_government", "National government"),
                            ("regional_partner", "Regional partner"),
                            ("other", "Somebody else"),
                        ],
                        max_length=30,
                    ),
                ),
                ("addressee", models.CharField(max_length=160)),
                ("organisation", models.CharField(blank=True, max_length=60)),
                ("version", models.PositiveIntegerField(default=1)),
                ("drafted_at", models.DateTimeField()),
                ("drafted_by", models.CharField(max_length=80)),
                ("sent_on", models.DateField(null=True)),
                (
                    "sent_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("letter", "by letter"),
                            ("meeting", "in a meeting"),
                            ("consultation", "in a reply to a consultation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reply_due_on", models.DateField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("sent_by", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "ordering": ("sent_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            models.Q(("addressee", ""), _negated=True),
                        ),
                        name="ask_says_what_and_of_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "addressee_kind__in",
                                ["national_government", "regional_partner", "other"],
                            )
                        ),
                        name="ask_addressee_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("reply_due_on__isnull", True),
                                ("sent_at__isnull", True),
                                ("sent_by", ""),
                                ("sent_how", ""),
                                ("sent_on__isnull", True),
                            ),
                            models.Q(
                                ("reply_due_on__gte", models.F("sent_on")),
                                ("reply_due_on__isnull", False),
                                ("sent_at__isnull", False),
                                ("sent_how__in", ["letter", "meeting", "consultation"]),
                                ("sent_on__isnull", False),
                                models.Q(("sent_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ask_sent_says_when_how_and_who",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, unique=True)),
                ("asks", models.TextField()),
                ("joined_on", models.DateField(null=True)),
                ("left_on", models.DateField(null=True)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "ordering": ("name",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("asks", ""), _negated=True),
                        ),
                        name="alliance_says_what_it_asks",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("joined_on__isnull", True),
                            ("left_on__isnull", True),
                            ("left_on__gte", models.F("joined_on")),
                            _connector="OR",
                        ),
                        name="alliance_left_after_joined",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("network", models.SlugField(max_length=60)),
                ("words", models.CharField(max_length=300)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("network", "words"), name="question_asked_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("network", ""), _negated=True),
                            models.Q(("words", ""), _negated=True),
                        ),
                        name="question_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Resource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("network", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=160)),
                ("theme", models.CharField(blank=True, max_length=200)),
                ("what", models.TextField()),
                ("address", models.URLField(blank=True, max_length=500)),
                ("text", models.TextField(blank=True)),
                ("offered_by", models.SlugField(max_length=60)),
                ("licence", models.CharField(max_length=160)),
                ("did_not_work", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.CharField(blank=True, max_length=80)),
                ("withdrawn_why", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ("title", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("what", ""), _negated=True),
                            models.Q(("network", ""), _negated=True),
                        ),
                        name="resource_says_what_it_is",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("address", ""), _negated=True),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="resource_can_be_had",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("offered_by", ""), _negated=True),
                            models.Q(("licence", ""), _negated=True),
                        ),
                        name="resource_says_whose_and_on_what_terms",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by", ""),
                                ("withdrawn_why", ""),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawn_by", ""), _negated=True),
                                models.Q(("withdrawn_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="resource_withdrawn_says_who_and_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit", models.SlugField(max_length=60)),
                ("version", models.PositiveIntegerField()),
                ("agreed_on", models.DateField()),
                ("evidence", models.CharField(blank=True, max_length=200)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="networks.ask",
                    ),
                ),
            ],
            options={
                "ordering": ("agreed_on", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ask", "unit", "version"), name="agreement_once_to_a_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("unit", ""), _negated=True),
                            models.Q(("recorded_by", ""), _negated=True),
                        ),
                        name="agreement_says_who",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AskEvent",
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
                            ("acknowledged", "They said that they have it"),
                            ("replied", "They answered"),
                            ("partly_met", "Part of it was done"),
                            ("met", "It was done"),
                            ("refused", "They refused"),
                            ("chased", "We asked again"),
                            ("escalated", "We took it higher"),
                            ("withdrawn", "We withdrew it"),
                            ("mistake", "The entry was a mistake"),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_on", models.DateField()),
                ("words", models.TextField(blank=True)),
                ("address", models.URLField(blank=True, max_length=500)),
                ("to_whom", models.CharField(blank=True, max_length=160)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="networks.ask",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="networks.askevent",
                    ),
                ),
            ],
            options={
                "ordering": ("happened_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "acknowledged",
                                    "replied",
                                    "partly_met",
                                    "met",
                                    "refused",
                                    "chased",
                                    "escalated",
                                    "withdrawn",
                                    "mistake",
                                ],
                            )
                        ),
                        name="ask_event_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "escalated"), models.Q(("to_whom", ""), _negated=True)
                            ),
                            models.Q(
                                models.Q(("kind", "escalated"), _negated=True), ("to_whom", "")
                            ),
                            _connector="OR",
                        ),
                        name="ask_event_escalated_says_to_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("acknowledged", "chased", "escalated", "mistake")),
                            models.Q(("words", ""), _negated=True),
                            models.Q(("address", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ask_event_says_what_was_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "withdrawn"), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ask_event_withdrawn_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "mistake"), _negated=True),
                            ("corrects__isnull", False),
                            _connector="OR",
                        ),
                        name="ask_event_mistake_says_which",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recorded_by", ""), _negated=True),
                        name="ask_event_says_who",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AskUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit", models.SlugField(max_length=60)),
                (
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="networks.ask",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("ask", "unit"), name="ask_is_for_a_unit_once"),
                    models.CheckConstraint(
                        condition=models.Q(("unit", ""), _negated=True), name="ask_unit_has_a_key"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("contributed_on", models.DateField()),
                ("words", models.TextField()),
                ("evidence", models.CharField(blank=True, max_length=12)),
                ("address", models.URLField(blank=True, max_length=500)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="networks.contribution",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="networks.membership",
                    ),
                ),
            ],
            options={
                "ordering": ("-contributed_on", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words", ""), _negated=True),
                            models.Q(
                                models.Q(("evidence", ""), _negated=True),
                                models.Q(("address", ""), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="contribution_has_evidence",
                    )
                ],
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
                ("reviewed_on", models.DateField()),
                ("due_on", models.DateField()),
                ("words", models.CharField(blank=True, max_length=400)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="networks.resource",
                    ),
                ),
            ],
            options={
                "ordering": ("reviewed_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gt", models.F("reviewed_on"))),
                        name="review_is_due_later",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SharedFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("organisation", models.SlugField(max_length=60)),
                ("measure", models.SlugField(max_length=80)),
                ("version", models.PositiveIntegerField()),
                ("year", models.PositiveIntegerField()),
                ("events", models.PositiveIntegerField()),
                ("people", models.PositiveIntegerField()),
                ("as_at", models.DateField()),
                ("source", models.CharField(max_length=200)),
                ("shared_at", models.DateTimeField()),
                ("shared_by", models.CharField(max_length=80)),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="networks.sharedfigure",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="networks.question",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("events", 0), ("events__gte", 10), _connector="OR"),
                        name="shared_figure_is_not_small",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people__gte", 1)), name="shared_figure_is_of_people"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation", ""), _negated=True),
                            models.Q(("measure", ""), _negated=True),
                            models.Q(("source", ""), _negated=True),
                            ("version__gte", 1),
                        ),
                        name="shared_figure_says_whose_what_and_where_from",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Use",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("organisation", models.SlugField(max_length=60)),
                ("used_on", models.DateField()),
                ("what_for", models.CharField(max_length=400)),
                (
                    "helped",
                    models.CharField(
                        choices=[
                            ("yes", "It helped"),
                            ("no", "It did not help"),
                            ("too_early", "It is too early to say"),
                        ],
                        max_length=20,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="networks.use",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="networks.resource",
                    ),
                ),
            ],
            options={
                "ordering": ("used_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation", ""), _negated=True),
                            models.Q(("what_for", ""), _negated=True),
                        ),
                        name="use_says_whose_and_what_for",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("helped__in", ["yes", "no", "too_early"])),
                        name="use_helped_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UsedDefinition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("organisation", models.SlugField(max_length=60)),
                ("measure", models.SlugField(blank=True, max_length=80)),
                ("version", models.PositiveIntegerField(null=True)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("said_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="definitions",
                        to="networks.question",
                    ),
                ),
            ],
            options={
                "ordering": ("said_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("measure", ""), _negated=True),
                                ("version__gte", 1),
                                ("version__isnull", False),
                            ),
                            models.Q(
                                ("measure", ""),
                                ("version__isnull", True),
                                models.Q(("words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="used_definition_says_which",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("organisation", ""), _negated=True),
                        name="used_definition_says_whose",
                    ),
                ],
            },
        ),
        migrations.RunPython(protect, expose),
    ]
