"""Entries of the published registers. Their text is never changed: a register is what it was."""

from django.db import models
from django.db.models import Q

from headwater_web.strategy.registers import Register


class RegisterImport(models.Model):
    """One register as it was loaded from a file."""

    register = models.CharField(max_length=1, choices=Register.choices, unique=True)
    file_name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    imported_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(register__in=Register.values), name="import_register_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.audit_reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this register."""
        return f"register/{self.register}"


class Entry(models.Model):
    """One numbered entry of a register, as published; `cells` are its row of the file.

    `leads` and `cross_references` are lists as read from the row. A number that the published
    table leaves out is an entry without words, so that nobody takes it for another.
    """

    imported = models.ForeignKey(RegisterImport, models.PROTECT, related_name="entries")
    register = models.CharField(max_length=1, choices=Register.choices)
    number = models.PositiveIntegerField()
    reference = models.CharField(max_length=8, unique=True)
    place_in_file = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    section = models.CharField(max_length=200, blank=True)
    is_in_source = models.BooleanField()
    is_orphan = models.BooleanField()
    priority_number = models.PositiveIntegerField(null=True)
    source = models.CharField(max_length=100, blank=True)
    leads = models.JSONField(default=list)
    timeline = models.CharField(max_length=100, blank=True)
    window_starts_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    addressed_to = models.CharField(max_length=100, blank=True)
    cross_references = models.JSONField(default=list)
    note = models.TextField(blank=True)
    cells = models.JSONField()

    class Meta:
        ordering = ("register", "number")
        constraints = (
            models.UniqueConstraint(fields=["register", "number"], name="entry_number_once"),
            models.CheckConstraint(
                condition=Q(is_in_source=False) | ~Q(words=""), name="entry_in_source_has_words"
            ),
            models.CheckConstraint(
                condition=Q(window_starts_on__isnull=True)
                | Q(due_on__gte=models.F("window_starts_on")),
                name="entry_window_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return self.reference


class EntryPart(models.Model):
    """One of several things that an entry asks for under one number."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="parts")
    letter = models.CharField(max_length=1)
    words = models.CharField(max_length=300)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("entry", "letter")
        constraints = (
            models.UniqueConstraint(fields=["entry", "letter"], name="entry_part_letter_once"),
        )

    def __str__(self) -> str:
        return f"{self.entry.reference} {self.letter}"
