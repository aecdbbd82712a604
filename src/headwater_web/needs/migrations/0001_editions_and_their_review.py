"""Drafts of the needs assessment, what is said of them, and who stands for them."""

import django.db.models.deletion
import wagtail.fields
from django.db import migrations, models

import headwater_web.needs.models.blocks
from headwater_web.needs.triggers import expose, protect


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="EditionPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                ("reference", models.CharField(db_index=True, max_length=12)),
                ("previous", models.CharField(blank=True, max_length=24)),
                (
                    "what_changed",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="what changed since last time"
                    ),
                ),
                (
                    "embargoed_until",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="not for everyone before"
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("started_by", models.CharField(max_length=80)),
            ],
            options={
                "verbose_name": "edition",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="EditionsPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
            ],
            options={
                "verbose_name": "needs assessments",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ModulePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "cut",
                    models.CharField(
                        choices=[
                            ("public", "Everyone"),
                            ("partner", "Partners"),
                            ("full", "The partnership's own team"),
                        ],
                        default="public",
                        max_length=10,
                        verbose_name="for whom",
                    ),
                ),
                (
                    "function",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("prevalence", "How much violence there is"),
                            ("evidence", "What the evidence says"),
                            ("lived_experience", "What people live through"),
                            ("assets", "What protects people here"),
                        ],
                        max_length=20,
                        verbose_name="which of the four functions",
                    ),
                ),
                (
                    "computed",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("summary", "Summary"),
                            ("glance", "All measures at a glance"),
                            ("scope", "What counts as serious violence"),
                            ("data", "The data and how good they are"),
                            ("themes", "Trends by theme"),
                            ("expected", "What would have been expected in unusual years"),
                            ("places", "Places"),
                            ("people", "People"),
                            ("factors", "Risk and protective factors"),
                            ("districts", "The districts, one by one"),
                            ("area", "One area"),
                            ("changes", "What moved since the edition before"),
                            ("annex", "Technical annex"),
                        ],
                        max_length=20,
                        verbose_name="what the engine writes below your words",
                    ),
                ),
                ("area_code", models.CharField(blank=True, max_length=60, verbose_name="area")),
                (
                    "blocks",
                    wagtail.fields.StreamField(
                        [
                            ("paragraph", 0),
                            ("heading", 1),
                            ("bullets", 3),
                            ("quotation", 6),
                            ("finding", 8),
                            ("figure", 9),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "headwater_web.needs.models.blocks.WordsBlock",
                                (),
                                {
                                    "help_text": "Where a number belongs, put its token in double brackets. “Find a number” gives it to you.",
                                    "label": "Paragraph",
                                    "rows": 4,
                                },
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 120},
                            ),
                            2: (
                                "headwater_web.needs.models.blocks.WordsBlock",
                                (),
                                {"label": "Point", "rows": 2},
                            ),
                            3: ("wagtail.blocks.ListBlock", (2,), {"label": "List of points"}),
                            4: (
                                "headwater_web.needs.models.blocks.ReferenceBlock",
                                (),
                                {"label": "Quotation, such as QU-3", "prefix": "QU"},
                            ),
                            5: (
                                "headwater_web.needs.models.blocks.TokenBlock",
                                (),
                                {
                                    "label": "Token of the number that it bears on",
                                    "required": False,
                                },
                            ),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [[("reference", 4), ("bears_on", 5)]],
                                {"label": "Quotation that was cleared for use"},
                            ),
                            7: (
                                "headwater_web.needs.models.blocks.ReferenceBlock",
                                (),
                                {"label": "Finding, such as F-3", "prefix": "F"},
                            ),
                            8: (
                                "wagtail.blocks.StructBlock",
                                [[("reference", 7)]],
                                {"label": "Finding"},
                            ),
                            9: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": headwater_web.needs.models.blocks.figure_choices,
                                    "label": "Figure",
                                },
                            ),
                        },
                        verbose_name="words",
                    ),
                ),
                (
                    "easy",
                    wagtail.fields.StreamField(
                        [("sentence", 0)],
                        blank=True,
                        block_lookup={
                            0: (
                                "headwater_web.needs.models.blocks.WordsBlock",
                                (),
                                {
                                    "help_text": "One idea. Its numbers are tokens that stand above too.",
                                    "label": "Sentence",
                                    "rows": 2,
                                },
                            )
                        },
                        verbose_name="easy read",
                    ),
                ),
                (
                    "outside",
                    wagtail.fields.StreamField(
                        [("number", 2)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Number, as written above"},
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "Where it comes from"}),
                            2: (
                                "wagtail.blocks.StructBlock",
                                [[("number", 0), ("source", 1)]],
                                {"label": "Number from elsewhere"},
                            ),
                        },
                        verbose_name="numbers from elsewhere",
                    ),
                ),
            ],
            options={
                "verbose_name": "module",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.CharField(max_length=12)),
                ("function", models.CharField(max_length=20)),
                ("because", models.TextField()),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("because", ""), _negated=True),
                            models.Q(("said_by", ""), _negated=True),
                        ),
                        name="needs_absence_says_why_and_who",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Asked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.CharField(max_length=12)),
                ("version", models.PositiveIntegerField()),
                ("request_id", models.CharField(max_length=32, unique=True)),
                ("words_digest", models.CharField(max_length=64)),
                ("release_id", models.CharField(max_length=40)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [
                    models.Index(
                        fields=["edition", "version"], name="needs_asked_edition_22cbdd_idx"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.CharField(max_length=12)),
                ("module", models.SlugField(max_length=255)),
                ("quoted", models.CharField(blank=True, max_length=300)),
                ("words", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [
                    models.Index(
                        fields=["edition", "module"], name="needs_comme_edition_aeee9a_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words", ""), _negated=True),
                            models.Q(("made_by", ""), _negated=True),
                        ),
                        name="needs_comment_says_what_and_who",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.CharField(max_length=12)),
                ("opened_on", models.DateField()),
                ("asked", models.TextField()),
                ("opened_by", models.CharField(max_length=80)),
                ("closed_on", models.DateField(null=True)),
                ("responses", models.PositiveIntegerField(null=True)),
                ("what_changed", models.TextField(blank=True)),
                ("closed_by", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "ordering": ("opened_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("asked", ""), _negated=True),
                        name="needs_window_says_who_was_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_by", ""),
                                ("closed_on__isnull", True),
                                ("responses__isnull", True),
                                ("what_changed", ""),
                            ),
                            models.Q(
                                ("closed_on__isnull", False),
                                ("responses__isnull", False),
                                ("closed_on__gte", models.F("opened_on")),
                                models.Q(("what_changed", ""), _negated=True),
                                models.Q(("closed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="needs_window_closed_says_what_came_of_it",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on__isnull", True)),
                        fields=("edition",),
                        name="needs_window_open_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition_id", models.CharField(max_length=24)),
                ("module", models.SlugField(max_length=255)),
                (
                    "useful",
                    models.CharField(
                        choices=[("yes", "Yes"), ("partly", "Partly"), ("no", "No")], max_length=10
                    ),
                ),
                ("missing", models.TextField(blank=True)),
                ("given_on", models.DateField()),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(
                        fields=["edition_id", "module"], name="needs_feedb_edition_69013f_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("useful__in", ["yes", "partly", "no"])),
                        name="needs_feedback_useful_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SaidThen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.CharField(max_length=12)),
                ("module", models.SlugField(max_length=255)),
                ("text_digest", models.CharField(max_length=64)),
                ("token", models.CharField(max_length=300)),
                ("words", models.CharField(max_length=300)),
                ("release_id", models.CharField(max_length=40)),
                ("read_again", models.BooleanField(default=False)),
                ("read_at", models.DateTimeField()),
                ("read_by", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [
                    models.Index(
                        fields=["edition", "module"], name="needs_saidt_edition_0c8a57_idx"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.CharField(max_length=12)),
                ("words_digest", models.CharField(max_length=64)),
                ("release_id", models.CharField(max_length=40)),
                ("cut", models.CharField(max_length=10)),
                ("role", models.CharField(max_length=80)),
                ("signed_at", models.DateTimeField()),
                ("signed_by", models.CharField(max_length=80)),
            ],
            options={
                "verbose_name": "sign-off",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "words_digest", "release_id", "signed_by"),
                        name="needs_signed_once_by_each",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_by", ""), _negated=True),
                            models.Q(("role", ""), _negated=True),
                        ),
                        name="needs_sign_off_says_who",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField()),
                ("closes", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="needs.comment",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words", ""), _negated=True),
                            models.Q(("made_by", ""), _negated=True),
                        ),
                        name="needs_reply_says_what_and_who",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closes", True)),
                        fields=("comment",),
                        name="needs_comment_closed_once",
                    ),
                ],
            },
        ),
        migrations.RunPython(protect, expose),
    ]
