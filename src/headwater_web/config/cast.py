"""The demonstration's cast: one person for each role, with published passwords and secrets.

Only for a site on one's own machine that says HEADWATER_SITE_DEMONSTRATION=1.
"""

import base64
import hashlib
from dataclasses import dataclass

from headwater_web.accounts.api import Role

PARTNERSHIP = "partnership"
ORGANISATIONS = {
    PARTNERSHIP: "The partnership",
    "police": "Police",
    "hospital_a": "Hospital A",
    "hospital_b": "Hospital B",
    "ambulance": "Ambulance service",
    "health_board": "Health board",
    "youth_project": "Youth project",
    "youth_justice_city": "Youth justice service, city",
    "youth_justice_county": "Youth justice service, county",
    "scrutiny_panel": "Scrutiny panel",
}


@dataclass(frozen=True, slots=True)
class CastMember:
    """Someone in the demonstration."""

    first_name: str
    family_name: str
    role: Role
    organisation: str

    @property
    def name(self) -> str:
        """The name in full."""
        return f"{self.first_name} {self.family_name}"

    @property
    def email(self) -> str:
        """The address they sign in with; the domain can never exist."""
        return f"{self.first_name.lower()}@demonstration.example"

    @property
    def password(self) -> str:
        """Easy to type, and published: good for the demonstration alone."""
        return f"{self.first_name.lower()}-by-the-river"

    @property
    def second_step_secret(self) -> str:
        """The same for every demonstration, so that a phone set up once keeps working."""
        seed = f"headwater demonstration {self.first_name}".encode()
        return base64.b32encode(hashlib.sha256(seed).digest()[:20]).decode()


CAST = (
    CastMember("Amara", "Okafor", Role.ANALYST, PARTNERSHIP),
    CastMember("Ben", "Hartley", Role.PARTNER_OFFICER, "police"),
    CastMember("Chioma", "Eze", Role.DIRECTOR, PARTNERSHIP),
    CastMember("Dev", "Patel", Role.PROVIDER, "youth_project"),
    CastMember("Ellis", "Marsh", Role.PROVIDER, "youth_project"),
    CastMember("Farah", "Siddiqui", Role.INFORMATION_GOVERNANCE_LEAD, PARTNERSHIP),
    CastMember("Grace", "Lindqvist", Role.PROGRAMME_MANAGER, PARTNERSHIP),
    CastMember("Hari", "Nair", Role.BOARD_MEMBER, "health_board"),
    CastMember("Imani", "Clarke", Role.PANEL_MEMBER, "scrutiny_panel"),
)
