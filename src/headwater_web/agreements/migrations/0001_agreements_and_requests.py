"""The tables of agreements, and triggers that keep what is in force as it was."""

import django.db.models.deletion
from django.db import migrations, models

from headwater_web.agreements.triggers import expose, protect


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Dataset",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("holder", models.SlugField(max_length=60)),
                ("holder_name", models.CharField(max_length=160)),
                ("feed", models.SlugField(blank=True, max_length=100)),
                ("words", models.TextField()),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("title", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("holder", ""), _negated=True),
                            models.Q(("holder_name", ""), _negated=True),
                            models.Q(("words", ""), _negated=True),
                        ),
                        name="dataset_says_what_and_whose",
                    ),
                    models.UniqueConstraint(
                        fields=("title", "holder"), name="dataset_of_a_holder_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DataRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("words", models.TextField()),
                ("purposes", models.JSONField(default=list)),
                ("level", models.CharField(max_length=20)),
                ("asked_on", models.DateField()),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=80)),
                (
                    "dataset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="agreements.dataset",
                    ),
                ),
            ],
            options={
                "ordering": ("asked_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="DatasetShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shared_with", models.CharField(max_length=160)),
                ("since_on", models.DateField(null=True)),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=80)),
                (
                    "dataset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="agreements.dataset",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="ImpactAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("rules_version", models.PositiveIntegerField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=80)),
                ("signed_off_at", models.DateTimeField(null=True)),
                ("signed_off_by", models.CharField(blank=True, max_length=80)),
                ("review_on", models.DateField(null=True)),
                (
                    "supersedes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="agreements.impactassessment",
                    ),
                ),
            ],
            options={
                "ordering": ("-written_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="ImpactAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=60)),
                ("question", models.CharField(max_length=300)),
                ("words", models.TextField()),
                ("sealed_at", models.DateTimeField(null=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="agreements.impactassessment",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
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
                ("reference", models.CharField(max_length=12, unique=True)),
                ("title", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("open_licence", "an open licence"),
                            ("anonymous_aggregate", "anonymous counts"),
                            ("agreement", "a signed agreement"),
                        ],
                        max_length=20,
                    ),
                ),
                ("supplier", models.SlugField(max_length=60)),
                ("supplier_name", models.CharField(max_length=160)),
                ("controllers", models.JSONField(default=list)),
                ("purposes", models.JSONField(default=list)),
                ("licence", models.CharField(blank=True, max_length=120)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
                ("review_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("drafted_at", models.DateTimeField()),
                ("drafted_by", models.CharField(max_length=80)),
                ("signed_on", models.DateField(null=True)),
                ("in_force_at", models.DateTimeField(null=True)),
                ("in_force_by", models.CharField(blank=True, max_length=80)),
                (
                    "supersedes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="agreements.impactassessment",
                    ),
                ),
            ],
            options={
                "ordering": ("supplier_name", "title", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ImpactWriter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=80)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="writers",
                        to="agreements.impactassessment",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="RequestEvent",
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
                            ("chased", "asked again"),
                            ("answered", "answered, not decided"),
                            ("granted_in_part", "granted in part"),
                            ("granted", "granted"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn by us"),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_on", models.DateField()),
                ("words", models.TextField(blank=True)),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=80)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="agreements.datarequest",
                    ),
                ),
            ],
            options={
                "ordering": ("happened_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="RequestUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit", models.SlugField(max_length=60)),
                ("unit_name", models.CharField(max_length=160)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="agreements.datarequest",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="WarningSent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("days_before", models.PositiveIntegerField()),
                ("sent_at", models.DateTimeField()),
                ("sent_by", models.CharField(blank=True, max_length=80)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="warnings_sent",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Access",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("feeds", models.JSONField(default=list)),
                ("why", models.TextField()),
                ("hours", models.PositiveIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=80)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.CharField(blank=True, max_length=80)),
                ("refused_because", models.TextField(blank=True)),
                ("starts_at", models.DateTimeField(null=True)),
                ("ends_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=80)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accesses",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("why", ""), _negated=True),
                            models.Q(("asked_by", ""), _negated=True),
                            ("hours__gte", 1),
                        ),
                        name="access_says_why_and_for_how_long",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by", "")),
                            models.Q(
                                ("decided_at__isnull", False),
                                models.Q(("decided_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="access_decision_says_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", models.F("asked_by")), _negated=True),
                        name="access_decided_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ends_at__isnull", True), ("starts_at__isnull", True)),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("ends_at__gt", models.F("starts_at")),
                                ("refused_because", ""),
                                ("starts_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="access_open_was_approved_for_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("refused_because", "")),
                            models.Q(("decided_at__isnull", False), ("starts_at__isnull", False)),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("starts_at__isnull", True),
                                models.Q(("refused_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="access_refused_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by", "")),
                            models.Q(
                                ("ended_at__gte", models.F("starts_at")),
                                ("starts_at__isnull", False),
                                models.Q(("ended_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="access_ended_says_who",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementEvent",
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
                            ("suspended", "suspended"),
                            ("resumed", "taken up again"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_on", models.DateField()),
                ("because", models.TextField()),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=80)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["suspended", "resumed", "withdrawn"])),
                        name="agreement_event_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("because", ""), _negated=True),
                            models.Q(("said_by", ""), _negated=True),
                        ),
                        name="agreement_event_says_why_and_who",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("feed", models.SlugField(max_length=100)),
                ("level", models.CharField(max_length=20)),
                ("regime", models.CharField(max_length=20)),
                ("lawful_basis", models.CharField(max_length=40)),
                ("special_category", models.CharField(max_length=40)),
                ("powers", models.JSONField(default=list)),
                ("fields", models.JSONField(default=list)),
                ("frequency", models.CharField(max_length=20)),
                ("keep_raw_days", models.PositiveIntegerField()),
                ("sealed_at", models.DateTimeField(null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feeds",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ("feed",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "feed"), name="agreement_covers_a_feed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("feed", ""), _negated=True),
                            models.Q(("level", ""), _negated=True),
                            models.Q(("regime", ""), _negated=True),
                            models.Q(("lawful_basis", ""), _negated=True),
                        ),
                        name="agreement_feed_says_on_what_basis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("keep_raw_days__lte", 3660)),
                        name="agreement_feed_is_kept_ten_years_most",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Barrier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.SlugField(max_length=40)),
                ("words", models.TextField()),
                ("met_on", models.DateField()),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=80)),
                ("overcome_on", models.DateField(null=True)),
                ("overcome_by", models.CharField(blank=True, max_length=80)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="barriers",
                        to="agreements.datarequest",
                    ),
                ),
            ],
            options={
                "ordering": ("met_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", ""), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            models.Q(("said_by", ""), _negated=True),
                        ),
                        name="barrier_says_what_and_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("overcome_by", ""), ("overcome_on__isnull", True)),
                            models.Q(
                                ("overcome_on__gte", models.F("met_on")),
                                models.Q(("overcome_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="barrier_overcome_says_when_and_who",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="datarequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("words", ""), _negated=True),
                    models.Q(("level", ""), _negated=True),
                    models.Q(("noted_by", ""), _negated=True),
                ),
                name="data_request_says_what_for",
            ),
        ),
        migrations.AddConstraint(
            model_name="datasetshare",
            constraint=models.UniqueConstraint(
                fields=("dataset", "shared_with"), name="dataset_shared_with_someone_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="datasetshare",
            constraint=models.CheckConstraint(
                condition=models.Q(("shared_with", ""), _negated=True),
                name="dataset_share_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="impactassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True),
                    models.Q(("written_by", ""), _negated=True),
                ),
                name="impact_says_what_and_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="impactassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("review_on__isnull", True),
                        ("signed_off_at__isnull", True),
                        ("signed_off_by", ""),
                    ),
                    models.Q(
                        ("review_on__isnull", False),
                        ("signed_off_at__isnull", False),
                        models.Q(("signed_off_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="impact_sign_off_says_who_and_until",
            ),
        ),
        migrations.AddConstraint(
            model_name="impactassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("signed_off_by", models.F("written_by")), _negated=True),
                name="impact_signed_off_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="impactanswer",
            constraint=models.UniqueConstraint(
                fields=("assessment", "key"), name="impact_answer_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="impactanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True),
                name="impact_answer_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True),
                    models.Q(("supplier", ""), _negated=True),
                    models.Q(("supplier_name", ""), _negated=True),
                ),
                name="agreement_says_what_and_with_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["open_licence", "anonymous_aggregate", "agreement"])
                ),
                name="agreement_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="sharing_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "agreement"), _negated=True),
                    models.Q(("ends_on__isnull", False), ("review_on__isnull", False)),
                    _connector="OR",
                ),
                name="agreement_ends_and_is_reviewed",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "open_licence"), _negated=True),
                    models.Q(("licence", ""), _negated=True),
                    _connector="OR",
                ),
                name="agreement_open_names_its_licence",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("in_force_at__isnull", True),
                        ("in_force_by", ""),
                        ("signed_on__isnull", True),
                    ),
                    models.Q(
                        ("in_force_at__isnull", False),
                        ("signed_on__isnull", False),
                        models.Q(("in_force_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="agreement_signed_says_when_and_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="impactwriter",
            constraint=models.UniqueConstraint(
                fields=("assessment", "person"), name="impact_writer_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="requestevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "step__in",
                        [
                            "chased",
                            "answered",
                            "granted_in_part",
                            "granted",
                            "refused",
                            "withdrawn",
                        ],
                    )
                ),
                name="data_request_event_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="requestunit",
            constraint=models.UniqueConstraint(
                fields=("request", "unit"), name="data_request_of_a_unit_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="requestunit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("unit", ""), _negated=True),
                    models.Q(("unit_name", ""), _negated=True),
                ),
                name="data_request_unit_has_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="warningsent",
            constraint=models.UniqueConstraint(
                fields=("agreement", "days_before"), name="agreement_warned_of_once"
            ),
        ),
        migrations.RunPython(protect, expose),
    ]
