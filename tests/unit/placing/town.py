"""A small town of invented names, for the tests of placing."""

from headwater.placing import Gazetteer, Kind, Name

WEST, EAST = "Z07000001", "Z07000002"
CLUB, PARADE, LION_WEST, LION_EAST, MILL, GREEN_1, GREEN_2 = (
    f"Z0100000{number}" for number in range(1, 8)
)

NAMES = (
    Name("Velvet City", Kind.VENUE, CLUB, WEST, ("The Velvet",)),
    Name("Opera House", Kind.VENUE, CLUB, WEST),
    Name("King's Mill Hospital", Kind.VENUE, MILL, EAST, ("Kings Mill",)),
    Name("Tollgate Parade", Kind.STREET, PARADE, WEST),
    Name("Tanner Street", Kind.STREET, PARADE, WEST),
    Name("Tanner Street", Kind.STREET, LION_EAST, EAST),
    Name("The Red Lion", Kind.VENUE, LION_WEST, WEST),
    Name("The Red Lion", Kind.VENUE, LION_EAST, EAST),
    Name("Lammas Green", Kind.OPEN_SPACE, GREEN_1, WEST),
    Name("Lammas Green", Kind.OPEN_SPACE, GREEN_2, WEST),
    Name("Deer Park", Kind.OPEN_SPACE, None, EAST),
    Name("Westerham", Kind.SETTLEMENT, None, WEST),
    Name("Eastwick", Kind.SETTLEMENT, "Z01000009", EAST, ("Eastwick-on-Sea",)),
    Name("Marlow", Kind.SETTLEMENT, None, WEST),
    Name("Marlow", Kind.SETTLEMENT, None, EAST),
)
GAZETTEER = Gazetteer.of(NAMES)
