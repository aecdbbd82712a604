"""One partnership: its name, its areas, its bodies, its wording."""

from headwater.definitions.model import Definition, Words
from headwater.vocabulary.areas import Area, AreaType


class District(Definition):
    """One district of the partnership, and the community safety partnership that covers it."""

    code: Words
    name: Words
    community_safety_partnership: Words


class Body(Definition):
    """One organisation that supplies data, sits on the board, or signs a definition."""

    key: Words
    name: Words
    kind: Words


class UrgentContact(Definition):
    """Whom to ring, and when, if someone may be at risk."""

    when: Words
    who: Words
    telephone: Words


class Partnership(Definition):
    """What makes this installation one partnership rather than another."""

    key: Words
    version: int
    name: Words
    short_name: Words
    area_code: Words
    area_name: Words
    districts: tuple[District, ...]
    bodies: tuple[Body, ...]
    scope: Words
    contact_email: Words
    urgent_contacts: tuple[UrgentContact, ...]
    purpose: Words

    @property
    def areas(self) -> tuple[Area, ...]:
        """The whole area first, then its districts."""
        whole = Area(self.area_code, self.area_name, AreaType.PARTNERSHIP)
        return (
            whole,
            *(
                Area(district.code, district.name, AreaType.DISTRICT, self.area_code)
                for district in self.districts
            ),
        )
