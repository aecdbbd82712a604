"""Bodies: what they are for, to whom they report, and which came after which."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.governance.models.dated import Dated, ends_after_it_starts
from headwater_web.keeping.rows import AddedOnly, Kept


class BodyKind(models.TextChoices):
    """What sort of body it is."""

    BOARD = "board", _("Board")
    THEMATIC_GROUP = "thematic_group", _("Thematic steering group")
    STEERING_GROUP = "steering_group", _("Steering group")
    COMMUNITY_SAFETY_PARTNERSHIP = (
        "community_safety_partnership",
        _("Community safety partnership"),
    )
    PANEL = "panel", _("Panel")
    LISTENING_GROUP = "listening_group", _("Listening group")
    NETWORK = "network", _("Network")
    TEAM = "team", _("Team")
    ORGANISATION = "organisation", _("Organisation")
    COMMUNITY = "community", _("Community organisation")


ORGANISATIONS = frozenset({BodyKind.ORGANISATION, BodyKind.COMMUNITY})
"""Bodies with seats on others: no group that meets here."""
COMMUNITY_KINDS = frozenset({BodyKind.COMMUNITY, BodyKind.LISTENING_GROUP})
"""Bodies through which a community itself acts."""


class Body(Dated):
    """One body: a board, a group, a panel, a network, or an organisation with seats on them.

    `starts_on` is the first day it existed, where known; `ends_on` the first day it no longer did.
    An organisation's `key` is its key everywhere on the site.
    """

    reference = models.CharField(max_length=12, unique=True)
    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=40, choices=BodyKind.choices)
    remit = models.TextField(blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            ends_after_it_starts("body"),
            models.CheckConstraint(condition=~Q(key=""), name="body_has_a_key"),
            models.CheckConstraint(
                condition=Q(kind__in=BodyKind.values), name="body_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def audit_reference(self) -> str:
        """How the record knows this body."""
        return f"body/{self.reference}"

    @property
    def meets(self) -> bool:
        """Whether it is a group with a chair and a remit, not an organisation."""
        return self.kind not in ORGANISATIONS


class Theme(Kept):
    """One theme that a network works on."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="themes")
    words = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["body", "words"], name="theme_is_named_once"),
        )

    def __str__(self) -> str:
        return self.words


class TermsOfReference(AddedOnly):
    """What a body agreed about itself on a day. New terms are a new row."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="terms")
    text = models.TextField()
    agreed_on = models.DateField()
    review_due_on = models.DateField(null=True)
    quorum = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ("-agreed_on", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["body", "agreed_on"], name="terms_agreed_once_a_day"),
            models.CheckConstraint(
                condition=Q(review_due_on__isnull=True) | Q(review_due_on__gte=F("agreed_on")),
                name="terms_reviewed_after_agreed",
            ),
            models.CheckConstraint(
                condition=Q(quorum__isnull=True) | Q(quorum__gte=1), name="terms_quorum_from_one"
            ),
        )

    def __str__(self) -> str:
        return f"{self.body_id} {self.agreed_on}"

    def review_is_overdue(self, day: date) -> bool:
        """Whether its review was due before that day."""
        return self.review_due_on is not None and self.review_due_on < day


class ReportingLine(Dated):
    """One body reports to another, from a day until before another."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="reports_to")
    parent = models.ForeignKey(Body, models.PROTECT, related_name="reported_to_by")

    class Meta:
        ordering = ("pk",)
        constraints = (
            ends_after_it_starts("reporting_line"),
            models.CheckConstraint(
                condition=~Q(body=F("parent")), name="reporting_line_joins_two_bodies"
            ),
            models.UniqueConstraint(
                fields=["body", "parent"],
                condition=Q(ends_on__isnull=True),
                name="reporting_line_open_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body_id} to {self.parent_id}"


class Succession(AddedOnly):
    """One body took over from another on a day. `part` says what of it; empty for all of it."""

    predecessor = models.ForeignKey(Body, models.PROTECT, related_name="succeeded_by")
    successor = models.ForeignKey(Body, models.PROTECT, related_name="succeeded_from")
    took_over_on = models.DateField()
    part = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("took_over_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="succession_joins_two_bodies"
            ),
            models.UniqueConstraint(
                fields=["predecessor", "successor"], name="succession_happens_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id} to {self.successor_id}"
