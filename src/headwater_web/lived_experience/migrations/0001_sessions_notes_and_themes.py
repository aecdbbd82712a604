"""The tables of lived experience, and triggers that keep what people said as it was."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from headwater_web.lived_experience.triggers import expose, protect


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("guid", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("title", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("focus_group", "focus group"),
                            ("interview", "interview"),
                            ("workshop", "workshop"),
                            ("street", "conversations in the street or on a bus"),
                            ("survey", "free answers to a survey"),
                            ("creative", "drawing, music or other creative work"),
                        ],
                        max_length=20,
                    ),
                ),
                ("held_on", models.DateField()),
                ("places", models.JSONField(default=list)),
                ("led_by", models.CharField(max_length=120)),
                ("people", models.PositiveIntegerField()),
                ("groups", models.JSONField(default=dict)),
                ("language", models.CharField(max_length=60)),
                ("thanks", models.CharField(max_length=200)),
                ("aftercare", models.TextField()),
                ("consent_asked", models.CharField(max_length=200)),
                ("for_analysis", models.BooleanField()),
                ("for_publication", models.BooleanField()),
                ("for_contact", models.BooleanField()),
                ("consent_until", models.DateField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("-held_on", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("people__gte", 1)), name="session_had_people"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "focus_group",
                                    "interview",
                                    "workshop",
                                    "street",
                                    "survey",
                                    "creative",
                                ],
                            )
                        ),
                        name="session_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("led_by", ""), _negated=True),
                            models.Q(("recorded_by", ""), _negated=True),
                        ),
                        name="session_says_what_and_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("thanks", ""), _negated=True),
                            models.Q(("aftercare", ""), _negated=True),
                            models.Q(("consent_asked", ""), _negated=True),
                        ),
                        name="session_says_how_people_were_treated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("consent_until__gte", models.F("held_on"))),
                        name="session_consent_follows_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("guid", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("text", models.TextField(blank=True)),
                ("speaker", models.CharField(blank=True, max_length=60)),
                ("deidentified_at", models.DateTimeField()),
                ("deidentified_by", models.CharField(max_length=80)),
                ("checked_at", models.DateTimeField(null=True)),
                ("checked_by", models.CharField(blank=True, max_length=80)),
                ("taken_away_at", models.DateTimeField(null=True)),
                ("taken_away_by", models.CharField(blank=True, max_length=80)),
                (
                    "taken_away_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("identifies", "They could identify someone."),
                            ("consent", "Consent was withdrawn."),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="lived_experience.session",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("guid", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("definition", models.TextField()),
                ("use_when", models.TextField(blank=True)),
                ("not_when", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_here",
                        to="lived_experience.theme",
                    ),
                ),
            ],
            options={
                "ordering": ("name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Memo",
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
                            ("definition", "what the theme means"),
                            ("theory", "what may lie behind it"),
                            ("language", "how people say it"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memos",
                        to="lived_experience.theme",
                    ),
                ),
            ],
            options={
                "ordering": ("kind", "written_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="CodedSpan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("guid", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("coded_at", models.DateTimeField()),
                ("coded_by", models.CharField(max_length=80)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=80)),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spans",
                        to="lived_experience.note",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spans",
                        to="lived_experience.theme",
                    ),
                ),
            ],
            options={
                "ordering": ("start", "end", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ThemeChange",
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
                            ("reworded", "put in other words"),
                            ("merged", "joined with another theme"),
                            ("split", "divided into several themes"),
                        ],
                        max_length=10,
                    ),
                ),
                ("because", models.TextField()),
                ("before", models.JSONField(default=dict)),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.CharField(max_length=80)),
                (
                    "into",
                    models.ManyToManyField(related_name="came_from", to="lived_experience.theme"),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="lived_experience.theme",
                    ),
                ),
            ],
            options={
                "ordering": ("changed_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("purposes", models.JSONField(default=list)),
                ("withdrawn_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "note",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawals",
                        to="lived_experience.note",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawals",
                        to="lived_experience.session",
                    ),
                ),
            ],
            options={
                "ordering": ("recorded_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="CodingDone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("coder", models.CharField(max_length=80)),
                ("done_at", models.DateTimeField()),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="done",
                        to="lived_experience.note",
                    ),
                ),
            ],
            options={
                "ordering": ("done_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("note", "coder"), name="coding_done_once_by_each"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Quotation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("words", models.TextField(blank=True)),
                ("group", models.CharField(blank=True, max_length=60)),
                ("place", models.CharField(max_length=60)),
                ("figure", models.CharField(blank=True, max_length=300)),
                ("no_figure_because", models.CharField(blank=True, max_length=200)),
                ("themes", models.JSONField(default=list)),
                ("proposed_at", models.DateTimeField()),
                ("proposed_by", models.CharField(max_length=80)),
                ("cleared_at", models.DateTimeField(null=True)),
                ("cleared_by", models.CharField(blank=True, max_length=80)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.CharField(blank=True, max_length=80)),
                (
                    "withdrawn_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("consent", "consent was withdrawn"),
                            ("identifies", "it could identify someone"),
                            ("not_cleared", "it was not cleared for use"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotations",
                        to="lived_experience.note",
                    ),
                ),
            ],
            options={
                "ordering": ("-proposed_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by", ""),
                                ("withdrawn_why", ""),
                                models.Q(("words", ""), _negated=True),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("words", ""),
                                models.Q(("withdrawn_by", ""), _negated=True),
                                ("withdrawn_why__in", ["consent", "identifies", "not_cleared"]),
                            ),
                            _connector="OR",
                        ),
                        name="quotation_has_words_until_withdrawn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cleared_at__isnull", True), ("cleared_by", "")),
                            models.Q(
                                ("cleared_at__isnull", False),
                                models.Q(("cleared_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="quotation_clearance_says_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cleared_by", models.F("proposed_by")), _negated=True),
                        name="quotation_cleared_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("figure", ""), models.Q(("no_figure_because", ""), _negated=True)
                            ),
                            models.Q(
                                models.Q(("figure", ""), _negated=True), ("no_figure_because", "")
                            ),
                            _connector="OR",
                        ),
                        name="quotation_bears_on_a_figure_or_says_why_not",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("taken_away_at__isnull", True),
                        ("taken_away_by", ""),
                        ("taken_away_why", ""),
                        models.Q(("text", ""), _negated=True),
                    ),
                    models.Q(
                        ("taken_away_at__isnull", False),
                        ("text", ""),
                        models.Q(("taken_away_by", ""), _negated=True),
                        ("taken_away_why__in", ["identifies", "consent"]),
                    ),
                    _connector="OR",
                ),
                name="note_has_words_until_taken_away",
            ),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("checked_at__isnull", True), ("checked_by", "")),
                    models.Q(
                        ("checked_at__isnull", False), models.Q(("checked_by", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="note_check_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.CheckConstraint(
                condition=models.Q(("checked_by", models.F("deidentified_by")), _negated=True),
                name="note_checked_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.CheckConstraint(
                condition=models.Q(("deidentified_by", ""), _negated=True),
                name="note_says_who_took_names_out",
            ),
        ),
        migrations.AddConstraint(
            model_name="theme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True),
                    models.Q(("definition", ""), _negated=True),
                    models.Q(("added_by", ""), _negated=True),
                ),
                name="theme_says_what_it_means",
            ),
        ),
        migrations.AddConstraint(
            model_name="theme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into__isnull", True),
                    models.Q(
                        ("ended_at__isnull", False),
                        models.Q(("merged_into", models.F("id")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="theme_merged_into_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="theme",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("name",),
                name="theme_name_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="memo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("words", ""), _negated=True),
                    models.Q(("written_by", ""), _negated=True),
                ),
                name="memo_says_what_and_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="memo",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["definition", "theory", "language"])),
                name="memo_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="codedspan",
            constraint=models.CheckConstraint(
                condition=models.Q(("end__gt", models.F("start"))), name="span_has_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="codedspan",
            constraint=models.CheckConstraint(
                condition=models.Q(("coded_by", ""), _negated=True), name="span_says_who"
            ),
        ),
        migrations.AddConstraint(
            model_name="codedspan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("ended_by", "")),
                    models.Q(
                        ("ended_at__isnull", False), models.Q(("ended_by", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="span_end_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="codedspan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("note", "theme", "start", "end", "coded_by"),
                name="span_once_by_each",
            ),
        ),
        migrations.AddConstraint(
            model_name="themechange",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["reworded", "merged", "split"])),
                name="theme_change_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="themechange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because", ""), _negated=True),
                    models.Q(("changed_by", ""), _negated=True),
                ),
                name="theme_change_says_why_and_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("purposes", []), _negated=True),
                    models.Q(("recorded_by", ""), _negated=True),
                ),
                name="withdrawal_says_of_what_and_who",
            ),
        ),
        migrations.RunPython(protect, expose),
    ]
