"""The tables of scrutiny, and triggers that keep what was said as it was."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

from headwater_web.scrutiny.triggers import expose, protect


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Challenge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("words", models.TextField()),
                ("reply_due_on", models.DateField()),
                ("raised_at", models.DateTimeField()),
                ("raised_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("raised_at", "pk"),
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
                ("words", models.TextField()),
                ("changed", models.CharField(blank=True, max_length=12)),
                ("answered_at", models.DateTimeField()),
                ("answered_by", models.CharField(max_length=80)),
                (
                    "challenge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="scrutiny.challenge",
                    ),
                ),
            ],
            options={
                "ordering": ("answered_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("about", models.CharField(max_length=12)),
                ("title", models.CharField(max_length=150)),
                ("asked", models.TextField()),
                ("plan", models.TextField()),
                ("dataset", models.TextField()),
                ("not_heard", models.TextField()),
                ("decision_due_on", models.DateField()),
                ("missing_numerator", models.PositiveIntegerField(null=True)),
                ("missing_denominator", models.PositiveIntegerField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("drafted_at", models.DateTimeField()),
                ("drafted_by", models.CharField(max_length=80)),
                ("sent_at", models.DateTimeField(null=True)),
                ("sent_by", models.CharField(blank=True, max_length=80)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.CharField(blank=True, max_length=80)),
                ("withdrawn_why", models.TextField(blank=True)),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="scrutiny.item",
                    ),
                ),
            ],
            options={
                "ordering": ("-drafted_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="DisparityRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("group", models.CharField(max_length=80)),
                ("numerator", models.PositiveIntegerField()),
                ("denominator", models.PositiveIntegerField()),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
                ("removed_at", models.DateTimeField(null=True)),
                ("removed_by", models.CharField(blank=True, max_length=80)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="scrutiny.item",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddField(
            model_name="challenge",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="challenges",
                to="scrutiny.item",
            ),
        ),
        migrations.CreateModel(
            name="Override",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reasons", models.TextField()),
                ("role", models.CharField(max_length=40)),
                ("decided_at", models.DateTimeField()),
                ("decided_by", models.CharField(max_length=80)),
                (
                    "challenge",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="override",
                        to="scrutiny.challenge",
                    ),
                ),
            ],
            options={
                "ordering": ("decided_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Panel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("organisation", models.CharField(max_length=60)),
                ("body", models.CharField(max_length=60)),
                ("records_from", models.DateField()),
                ("look_days", models.PositiveSmallIntegerField()),
                ("answer_days", models.PositiveSmallIntegerField()),
                ("rest_days", models.PositiveSmallIntegerField()),
                ("pay_per_hour", models.DecimalField(decimal_places=2, max_digits=6)),
                ("thanks", models.CharField(max_length=300)),
            ],
            options={
                "ordering": ("name", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer_days__gte", 1), ("look_days__gte", 1)),
                        name="panel_has_time_to_look",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="challenge",
            name="panel",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="challenges",
                to="scrutiny.panel",
            ),
        ),
        migrations.CreateModel(
            name="PanelSession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField()),
                ("took_part", models.PositiveSmallIntegerField()),
                ("hours", models.DecimalField(decimal_places=1, max_digits=4)),
                ("was_painful", models.BooleanField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                ("thanked_on", models.DateField(null=True)),
                ("thanked_by", models.CharField(blank=True, max_length=80)),
                ("paid_on", models.DateField(null=True)),
                ("paid_by", models.CharField(blank=True, max_length=80)),
                ("paid_each", models.DecimalField(decimal_places=2, max_digits=7, null=True)),
                ("support_offered_on", models.DateField(null=True)),
                ("support_offered_by", models.CharField(blank=True, max_length=80)),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="scrutiny.panel",
                    ),
                ),
            ],
            options={
                "ordering": ("-held_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Representation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("looked_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="representations",
                        to="scrutiny.panel",
                    ),
                ),
            ],
            options={
                "ordering": ("-looked_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="RepresentationEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("group", models.CharField(max_length=60)),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("represented", "represented"),
                            ("not_represented", "not represented"),
                            ("not_asked", "not asked"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "representation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="scrutiny.representation",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="RestWaiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("why", models.TextField()),
                ("agreed_at", models.DateTimeField()),
                ("agreed_by", models.CharField(max_length=80)),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waivers",
                        to="scrutiny.panel",
                    ),
                ),
            ],
            options={
                "ordering": ("agreed_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="SentTo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("look_until", models.DateField()),
                ("finished_at", models.DateTimeField(null=True)),
                ("finished_by", models.CharField(blank=True, max_length=80)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sent_to",
                        to="scrutiny.item",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received",
                        to="scrutiny.panel",
                    ),
                ),
                (
                    "waiver",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="used_for",
                        to="scrutiny.restwaiver",
                    ),
                ),
            ],
            options={
                "ordering": ("look_until", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_accepted", models.BooleanField()),
                ("why", models.TextField(blank=True)),
                ("reply_due_on", models.DateField(null=True)),
                ("given_at", models.DateTimeField()),
                ("given_by", models.CharField(max_length=80)),
                (
                    "answer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdict",
                        to="scrutiny.answer",
                    ),
                ),
            ],
            options={
                "ordering": ("given_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Voice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("concern", "a concern"), ("proposal", "a proposal")],
                        max_length=10,
                    ),
                ),
                ("theme", models.CharField(max_length=60)),
                ("place", models.CharField(max_length=60)),
                ("group", models.CharField(max_length=60)),
                ("event", models.CharField(blank=True, max_length=120)),
                ("words", models.TextField(blank=True)),
                ("raised_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                ("taken_down_at", models.DateTimeField(null=True)),
                ("taken_down_by", models.CharField(blank=True, max_length=80)),
                (
                    "taken_down_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("identifies", "They could identify someone."),
                            ("asked", "Those who said it asked us to."),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voices",
                        to="scrutiny.panel",
                    ),
                ),
            ],
            options={
                "ordering": ("-raised_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="VoiceAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("did", "We did"),
                            ("part", "We did part of it"),
                            ("did_not", "We did not"),
                        ],
                        max_length=10,
                    ),
                ),
                ("because", models.TextField()),
                ("changed", models.CharField(blank=True, max_length=12)),
                ("answered_at", models.DateTimeField()),
                ("answered_by", models.CharField(max_length=80)),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="scrutiny.voice",
                    ),
                ),
            ],
            options={
                "ordering": ("answered_at", "pk"),
            },
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("words", ""), _negated=True),
                    models.Q(("answered_by", ""), _negated=True),
                ),
                name="answer_says_what_and_who",
            ),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["about"], name="scrutiny_it_about_bb39ba_idx"),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sent_at__isnull", True), ("sent_by", "")),
                    models.Q(("sent_at__isnull", False), models.Q(("sent_by", ""), _negated=True)),
                    _connector="OR",
                ),
                name="item_sent_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("withdrawn_at__isnull", True), ("withdrawn_by", ""), ("withdrawn_why", "")
                    ),
                    models.Q(
                        ("withdrawn_at__isnull", False),
                        models.Q(("withdrawn_by", ""), _negated=True),
                        models.Q(("withdrawn_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="item_withdrawn_says_who_and_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("missing_denominator__isnull", True), ("missing_numerator__isnull", True)
                    ),
                    models.Q(
                        models.Q(
                            ("missing_numerator", 0), ("missing_numerator__gte", 8), _connector="OR"
                        ),
                        models.Q(
                            ("missing_denominator", 0),
                            ("missing_denominator__gte", 8),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="item_missing_is_releasable",
            ),
        ),
        migrations.AddConstraint(
            model_name="disparityrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("numerator", 0), ("numerator__gte", 8), _connector="OR"),
                    ("denominator__gte", 8),
                ),
                name="disparity_is_releasable",
            ),
        ),
        migrations.AddConstraint(
            model_name="disparityrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("numerator__lte", models.F("denominator"))),
                name="disparity_is_part_of_a_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="disparityrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("removed_at__isnull", True), ("removed_by", "")),
                    models.Q(
                        ("removed_at__isnull", False), models.Q(("removed_by", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="disparity_removed_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="disparityrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at__isnull", True)),
                fields=("item", "group"),
                name="disparity_group_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="override",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.GreaterThanOrEqual(
                    django.db.models.functions.text.Length("reasons"), 80
                ),
                name="override_is_reasoned",
            ),
        ),
        migrations.AddConstraint(
            model_name="override",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_by", ""), _negated=True),
                    models.Q(("role", ""), _negated=True),
                ),
                name="override_is_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="challenge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("words", ""), _negated=True),
                    models.Q(("raised_by", ""), _negated=True),
                ),
                name="challenge_says_what_and_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="panelsession",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__gt", 0), ("took_part__gte", 1)),
                name="session_had_people_and_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="panelsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("thanked_by", ""), ("thanked_on__isnull", True)),
                    models.Q(
                        ("thanked_on__gte", models.F("held_on")),
                        models.Q(("thanked_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="session_thanked_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="panelsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("paid_by", ""), ("paid_each__isnull", True), ("paid_on__isnull", True)
                    ),
                    models.Q(
                        ("paid_each__gt", 0),
                        ("paid_on__gte", models.F("held_on")),
                        models.Q(("paid_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="session_paid_says_who_and_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="panelsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("support_offered_by", ""), ("support_offered_on__isnull", True)),
                    models.Q(
                        ("support_offered_on__gte", models.F("held_on")),
                        models.Q(("support_offered_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="session_support_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="representationentry",
            constraint=models.UniqueConstraint(
                fields=("representation", "group"), name="group_said_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="representationentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("standing__in", ["represented", "not_represented", "not_asked"])
                ),
                name="representation_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="restwaiver",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreed_by", ""), _negated=True), models.Q(("why", ""), _negated=True)
                ),
                name="waiver_says_who_and_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="sentto",
            constraint=models.UniqueConstraint(
                fields=("item", "panel"), name="item_goes_to_a_panel_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="sentto",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finished_at__isnull", True), ("finished_by", "")),
                    models.Q(
                        ("finished_at__isnull", False), models.Q(("finished_by", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="panel_finished_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("is_accepted", True), ("reply_due_on__isnull", True), ("why", "")),
                    models.Q(
                        ("is_accepted", False),
                        ("reply_due_on__isnull", False),
                        models.Q(("why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="verdict_says_why_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(("given_by", ""), _negated=True), name="verdict_says_who"
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("taken_down_at__isnull", True),
                        ("taken_down_by", ""),
                        ("taken_down_why", ""),
                        models.Q(("words", ""), _negated=True),
                    ),
                    models.Q(
                        ("taken_down_at__isnull", False),
                        ("words", ""),
                        models.Q(("taken_down_by", ""), _negated=True),
                        models.Q(("taken_down_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="voice_has_words_until_taken_down",
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("panel__isnull", False),
                    models.Q(("event", ""), _negated=True),
                    _connector="OR",
                ),
                name="voice_was_heard_somewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["concern", "proposal"])),
                name="voice_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="voiceanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["did", "part", "did_not"])),
                name="voice_outcome_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="voiceanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because", ""), _negated=True),
                    models.Q(("answered_by", ""), _negated=True),
                ),
                name="voice_answer_says_why_and_who",
            ),
        ),
        migrations.RunPython(protect, expose),
    ]
