"""Agreements, the feeds that they cover, and what became of them. In force, their words stay."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.agreements.models.assessments import ImpactAssessment
from headwater_web.keeping.rows import AddedOnly, Kept


class Kind(models.TextChoices):
    """What permits a feed. The keys are those of the register that the engine reads."""

    OPEN_LICENCE = "open_licence", _("an open licence")
    ANONYMOUS_AGGREGATE = "anonymous_aggregate", _("anonymous counts")
    AGREEMENT = "agreement", _("a signed agreement")


class EventKind(models.TextChoices):
    """What became of an agreement after it came into force."""

    SUSPENDED = "suspended", _("suspended")
    RESUMED = "resumed", _("taken up again")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Agreement(Kept):
    """One basis for one supplier's feeds. I- is its reference.

    `supplier` and `controllers` are keys of organisations, `purposes` keys of the rules.
    `ends_on` is the last day in force; only an open licence may be without one. `version` counts
    the changes of the draft, its feeds included. `supersedes` is the agreement that this one takes
    the place of, from its own first day.
    """

    reference = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    supplier = models.SlugField(max_length=60)
    supplier_name = models.CharField(max_length=160)
    controllers = models.JSONField(default=list)
    purposes = models.JSONField(default=list)
    licence = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    assessment = models.ForeignKey(
        ImpactAssessment, models.PROTECT, null=True, related_name="agreements"
    )
    version = models.PositiveIntegerField(default=1)
    drafted_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=80)
    signed_on = models.DateField(null=True)
    in_force_at = models.DateTimeField(null=True)
    in_force_by = models.CharField(max_length=80, blank=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by"
    )

    class Meta:
        ordering = ("supplier_name", "title", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(supplier="") & ~Q(supplier_name=""),
                name="agreement_says_what_and_with_whom",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="agreement_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="sharing_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.AGREEMENT)
                | Q(ends_on__isnull=False, review_on__isnull=False),
                name="agreement_ends_and_is_reviewed",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.OPEN_LICENCE) | ~Q(licence=""),
                name="agreement_open_names_its_licence",
            ),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True, in_force_at__isnull=True, in_force_by="")
                | (Q(signed_on__isnull=False, in_force_at__isnull=False) & ~Q(in_force_by="")),
                name="agreement_signed_says_when_and_who",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this agreement."""
        return f"agreement/{self.reference}"

    @property
    def is_draft(self) -> bool:
        """Whether it was never put in force."""
        return self.in_force_at is None


class AgreementFeed(models.Model):
    """One feed that an agreement covers, and on what legal basis.

    `fields` are names of its columns, or `*` for all. `key_fingerprint` is that of the key with
    which the supplier signs its counts, as told by telephone; empty for a feed that is not signed.
    A draft's rows may go again; from `sealed_at` on they stay.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="feeds")
    feed = models.SlugField(max_length=100)
    level = models.CharField(max_length=20)
    regime = models.CharField(max_length=20)
    lawful_basis = models.CharField(max_length=40)
    special_category = models.CharField(max_length=40)
    powers = models.JSONField(default=list)
    fields = models.JSONField(default=list)
    frequency = models.CharField(max_length=20)
    keep_raw_days = models.PositiveIntegerField()
    key_fingerprint = models.CharField(max_length=39, blank=True, default="")
    sealed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("feed",)
        constraints = (
            models.UniqueConstraint(
                fields=["agreement", "feed"], name="agreement_covers_a_feed_once"
            ),
            models.CheckConstraint(
                condition=~Q(feed="") & ~Q(level="") & ~Q(regime="") & ~Q(lawful_basis=""),
                name="agreement_feed_says_on_what_basis",
            ),
            models.CheckConstraint(
                condition=Q(keep_raw_days__lte=3660), name="agreement_feed_is_kept_ten_years_most"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.feed}"


class AgreementEvent(AddedOnly):
    """One thing that became of an agreement in force, from a day on."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind.choices)
    happened_on = models.DateField()
    because = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=EventKind.values), name="agreement_event_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(because="") & ~Q(said_by=""), name="agreement_event_says_why_and_who"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.kind}"


class WarningSent(AddedOnly):
    """That people were told how many days before its last day an agreement stood."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="warnings_sent")
    days_before = models.PositiveIntegerField()
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["agreement", "days_before"], name="agreement_warned_of_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.days_before}"
