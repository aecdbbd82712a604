"""What is claimed of programmes in the demonstration, by the app's own actions."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater_web.audit.api import Actor
from headwater_web.claims.actions import add_claim, disagree, publish_claim
from headwater_web.claims.findings import findings_of
from headwater_web.claims.models import Claim
from headwater_web.claims.said import read_claim
from headwater_web.interventions.api import programme_with
from headwater_web.ui.definition_files import read_yaml


@dataclass(frozen=True, slots=True)
class ClaimsStaff:
    """Who writes claims, and who publishes them."""

    writer: Actor
    publisher: Actor


def stage_claims(path: Path, *, staff: ClaimsStaff) -> None:
    """Write and publish the claims of a definition, where there are none. Twice changes nothing."""
    if not path.exists() or Claim.objects.exists():
        return
    for said in read_yaml(path)["claims"]:
        _stage(said, staff)


def _stage(said: Mapping[str, Any], staff: ClaimsStaff) -> None:
    programme = programme_with(said["programme"])
    if programme is None:
        return
    typed = {name: str(value) for name, value in said["figure"].items()}
    typed["programme"] = programme.reference
    figure = read_claim(typed, findings_of(programme.reference))
    claim = add_claim(by=staff.writer, said=figure, organisation=programme.organisation)
    if said.get("is_published"):
        publish_claim(by=staff.publisher, claim=claim, version=1)
    for words in said.get("disagreement", ()):
        disagree(by=staff.writer, claim=claim, organisation=programme.organisation, words=words)
