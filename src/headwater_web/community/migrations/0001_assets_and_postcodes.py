"""Tables of assets and postcodes, and triggers that keep what was listed and confirmed."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

from headwater_web.community.triggers import expose, protect


class Migration(migrations.Migration):
    """The first tables of community assets."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Asset",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=40)),
                ("aim", models.CharField(max_length=300)),
                ("offers", models.TextField()),
                ("ages_from", models.PositiveSmallIntegerField()),
                ("ages_to", models.PositiveSmallIntegerField()),
                ("groups", models.CharField(blank=True, max_length=200)),
                ("hours", models.CharField(blank=True, max_length=400)),
                (
                    "cost",
                    models.CharField(
                        choices=[
                            ("free", "free"),
                            ("paid", "costs something"),
                            ("not_told", "we were not told"),
                        ],
                        max_length=10,
                    ),
                ),
                ("cost_words", models.CharField(blank=True, max_length=120)),
                ("telephone", models.CharField(blank=True, max_length=30)),
                ("website", models.CharField(blank=True, max_length=200)),
                ("district", models.CharField(max_length=20)),
                ("small_area", models.CharField(blank=True, max_length=20)),
                ("postcode", models.CharField(blank=True, max_length=8)),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("statutory", "a public body"),
                            ("voluntary", "a charity, a faith group or volunteers"),
                            ("other", "somebody else, such as a company"),
                        ],
                        max_length=10,
                    ),
                ),
                ("is_sensitive", models.BooleanField()),
                ("funding", models.CharField(blank=True, max_length=300)),
                ("funded_until", models.DateField(null=True)),
                ("referral", models.CharField(blank=True, max_length=300)),
                ("partners", models.CharField(blank=True, max_length=300)),
                ("evaluation", models.CharField(blank=True, max_length=300)),
                ("factors", models.JSONField(default=list)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=80)),
                ("ended_why", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": (django.db.models.functions.text.Lower("name"), "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_sensitive", False),
                            models.Q(("postcode", ""), ("small_area", ""), ("website", "")),
                            _connector="OR",
                        ),
                        name="asset_sensitive_has_no_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ages_from__lte", models.F("ages_to")), ("ages_to__lte", 120)
                        ),
                        name="asset_ages_are_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("kind", ""), _negated=True),
                            models.Q(("district", ""), _negated=True),
                            models.Q(("added_by", ""), _negated=True),
                        ),
                        name="asset_says_what_where_and_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("telephone", ""), _negated=True),
                            models.Q(("website", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="asset_can_be_reached",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", True), ("ended_by", ""), ("ended_why", "")
                            ),
                            models.Q(
                                ("ended_at__isnull", False),
                                models.Q(("ended_by", ""), _negated=True),
                                models.Q(("ended_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="asset_end_says_who_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cost__in", ["free", "paid", "not_told"]),
                            ("sector__in", ["statutory", "voluntary", "other"]),
                        ),
                        name="asset_cost_and_sector_are_known",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        models.F("district"),
                        condition=models.Q(("ended_at__isnull", True)),
                        name="asset_is_listed_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PostcodePoint",
            fields=[
                ("postcode", models.CharField(max_length=8, primary_key=True, serialize=False)),
                ("outward", models.CharField(db_index=True, max_length=4)),
                ("latitude", models.FloatField()),
                ("longitude", models.FloatField()),
                ("district", models.CharField(max_length=20)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__gte", -90),
                            ("latitude__lte", 90),
                            ("longitude__gte", -180),
                            ("longitude__lte", 180),
                        ),
                        name="postcode_point_is_on_earth",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("confirmed_on", models.DateField()),
                ("how", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=80)),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="community.asset",
                    ),
                ),
            ],
            options={
                "ordering": ("-confirmed_on", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", ""), _negated=True),
                            models.Q(("recorded_by", ""), _negated=True),
                        ),
                        name="confirmation_says_how_and_who",
                    )
                ],
            },
        ),
        migrations.RunPython(protect, expose),
    ]
