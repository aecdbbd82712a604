"""What other apps may use of standards: what waits for somebody, findings, and what could fail."""

from headwater_web.standards.overview import (
    FindingSeen,
    Waiting,
    answers_waiting,
    capacity_warnings,
    findings_without_action,
)
from headwater_web.standards.staging import stage_assessments

__all__ = [
    "FindingSeen",
    "Waiting",
    "answers_waiting",
    "capacity_warnings",
    "findings_without_action",
    "stage_assessments",
]
