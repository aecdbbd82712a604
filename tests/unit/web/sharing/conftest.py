"""An exchange that the engine has opened, and the engine's end of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from pytest_django import Settings

from headwater.exchange.messages import Answer
from headwater.exchange.report import FieldFill, FileReport, Finding, Outcome
from headwater.exchange.spool import FeedOffer, Spool

OFFERS = (
    FeedOffer("police_recorded_crime", "Police recorded crime", "police"),
    FeedOffer("hospital_admissions", "Hospital admissions", "health_board"),
)


@dataclass(frozen=True)
class Engine:
    """The other side: opens what was sealed, and answers."""

    spool: Spool
    private_key: bytes

    def received(self, submission_id: str) -> bytes:
        """The plain content of a submitted file."""
        chunks: list[bytes] = []
        self.spool.unseal(submission_id, private_key=self.private_key, write=chunks.append)
        return b"".join(chunks)

    def answer(self, submission_id: str, report: FileReport) -> None:
        """Reply to one submission."""
        moment = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
        self.spool.reply(Answer(submission_id, moment, report))


@pytest.fixture
def engine(settings: Settings, tmp_path: Path) -> Engine:
    """An engine that has opened the exchange which the site is configured with."""
    settings.HEADWATER_EXCHANGE = tmp_path / "exchange"
    settings.HEADWATER_RELEASED = tmp_path / "released"
    key = X25519PrivateKey.generate()
    spool = Spool(settings.HEADWATER_EXCHANGE)
    spool.open_engine(public_key=key.public_key().public_bytes_raw(), offers=OFFERS)
    return Engine(spool, key.private_bytes_raw())


@pytest.fixture
def report() -> Callable[[Outcome], FileReport]:
    """A report of each outcome."""

    def of(outcome: Outcome) -> FileReport:
        known = {"feed": "police_recorded_crime", "supplier": "police", "file_name": "crime.csv"}
        if outcome is Outcome.REFUSED:
            return FileReport(
                **known,
                sha256="0" * 64,
                outcome=outcome,
                found="No agreement covers this feed.",
                expected="an agreement in force.",
                next_step="ask the information-governance lead.",
            )
        return FileReport(
            **known,
            sha256="0" * 64,
            outcome=outcome,
            rows_in_file=1_240,
            rows_accepted=1_200,
            rows_rejected=40,
            rejections=(
                Finding("not_in_codelist", "The code is not known.", "Offence", 40, ("8/99",)),
            ),
            notes=(Finding("repeated", "The same again; counted once.", "Reference", 3),),
            completeness=(FieldFill("age", 1_100, 1_200),),
            first_month=date(2025, 1, 1),
            last_month=date(2025, 12, 1),
            version=2,
            supersedes=("abc",),
        )

    return of
