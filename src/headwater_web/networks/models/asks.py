"""What is asked of others: the words, on whose behalf, who agreed to them, and when they went."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import AddedOnly, Kept


class AddresseeKind(models.TextChoices):
    """What sort of body is asked."""

    NATIONAL = "national_government", _("National government")
    REGIONAL = "regional_partner", _("Regional partner")
    INSTITUTION = "institution", _("A school or provider")
    """Asked about its own return: seen by partners alone, like the page of returns."""
    OTHER = "other", _("Somebody else")


class How(models.TextChoices):
    """How an ask was put to them."""

    LETTER = "letter", _("by letter")
    MEETING = "meeting", _("in a meeting")
    CONSULTATION = "consultation", _("in a reply to a consultation")


class Ask(Kept):
    """One ask of somebody else, on behalf of one unit or several. L- is its reference.

    `addressee` is what they were called then; `organisation` their key, where they are one of the
    bodies known here. Once sent, nothing but its events can be added. `version` counts the
    changes of its words before that: who agreed, agreed to one version.
    """

    reference = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=160)
    words = models.TextField()
    addressee_kind = models.CharField(max_length=30, choices=AddresseeKind.choices)
    addressee = models.CharField(max_length=160)
    organisation = models.CharField(max_length=60, blank=True)
    version = models.PositiveIntegerField(default=1)
    drafted_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=80)
    sent_on = models.DateField(null=True)
    sent_how = models.CharField(max_length=20, choices=How.choices, blank=True)
    reply_due_on = models.DateField(null=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("sent_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(words="") & ~Q(addressee=""),
                name="ask_says_what_and_of_whom",
            ),
            models.CheckConstraint(
                condition=Q(addressee_kind__in=AddresseeKind.values),
                name="ask_addressee_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    sent_on__isnull=True,
                    sent_how="",
                    reply_due_on__isnull=True,
                    sent_at__isnull=True,
                    sent_by="",
                )
                | (
                    Q(
                        sent_on__isnull=False,
                        sent_how__in=How.values,
                        reply_due_on__isnull=False,
                        reply_due_on__gte=F("sent_on"),
                        sent_at__isnull=False,
                    )
                    & ~Q(sent_by="")
                ),
                name="ask_sent_says_when_how_and_who",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this ask."""
        return f"ask/{self.reference}"


class AskUnit(AddedOnly):
    """One unit on whose behalf an ask is made. `unit` is an organisation's key."""

    ask = models.ForeignKey(Ask, models.PROTECT, related_name="units")
    unit = models.SlugField(max_length=60)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["ask", "unit"], name="ask_is_for_a_unit_once"),
            models.CheckConstraint(condition=~Q(unit=""), name="ask_unit_has_a_key"),
        )

    def __str__(self) -> str:
        return f"{self.ask_id} {self.unit}"


class Agreement(AddedOnly):
    """One unit's agreement to one version of an ask's words.

    `evidence` names the unit's own decision or letter where somebody else recorded it; it is empty
    where a person of the unit agreed here.
    """

    ask = models.ForeignKey(Ask, models.PROTECT, related_name="agreements")
    unit = models.SlugField(max_length=60)
    version = models.PositiveIntegerField()
    agreed_on = models.DateField()
    evidence = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("agreed_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["ask", "unit", "version"], name="agreement_once_to_a_version"
            ),
            models.CheckConstraint(
                condition=~Q(unit="") & ~Q(recorded_by=""), name="agreement_says_who"
            ),
        )

    def __str__(self) -> str:
        return f"{self.ask_id} {self.unit} {self.version}"
