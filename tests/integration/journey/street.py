"""A small police.uk street file of our own making, and the lookups that place it."""

from pathlib import Path

from tests.integration.journey.homes import write_rows

HEADER = (
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context",
)
INSIDE_OLD, INSIDE_NEW, ELSEWHERE, NOWHERE = "E01000001", "E01000002", "E01000003", "E01000009"
DISTRICT, NEIGHBOUR = "E06000018", "E07000121"
VIOLENCE, NUISANCE = "Violence and sexual offences", "Anti-social behaviour"


def street_row(
    reference: str, month: str, area: str, crime_type: str = VIOLENCE
) -> tuple[str, ...]:
    place = ("-1.15", "52.95", "On or near a street") if area else ("", "", "No Location")
    force = "A Police Force"
    name = f"Area {area}" if area else ""
    return (reference, month, force, force, *place, area, name, crime_type, "", "")


def write_street(path: Path, rows: list[tuple[str, ...]]) -> Path:
    return write_rows(path, [HEADER, *rows])


def year_of_rows() -> list[tuple[str, ...]]:
    """Twelve months, so that a year can be told; ten crimes a month inside, and every oddity."""
    rows = []
    for month in (f"2025-{number:02d}" for number in range(1, 13)):
        rows += [street_row(f"{month}-{n}".ljust(64, "a"), month, INSIDE_NEW) for n in range(10)]
        rows.append(street_row("", month, INSIDE_NEW, NUISANCE))
        rows.append(street_row("", month, INSIDE_NEW, NUISANCE))  # the same again: two incidents
        rows.append(street_row(f"{month}-x".ljust(64, "b"), month, ELSEWHERE))
        rows.append(street_row(f"{month}-y".ljust(64, "c"), month, ""))
        rows.append(street_row(f"{month}-z".ljust(64, "d"), month, NOWHERE))
    repeated = rows[0][0]
    rows.append(street_row(repeated, "2025-01", INSIDE_NEW))
    rows.append(street_row(repeated, "2025-01", ELSEWHERE))
    return rows


def write_lookups(folder: Path) -> dict[str, Path]:
    """The lookups of both vintages; INSIDE_OLD stands in the older one alone."""
    older = [
        ("lsoa11_name", "lsoa11_code", "ltla20_name", "ltla20_code"),
        ("Old 1", INSIDE_OLD, "Here", DISTRICT),
        ("Other 3", ELSEWHERE, "There", NEIGHBOUR),
    ]
    newer = [
        (
            "lsoa21_name",
            "lsoa21_code",
            "ward24_name",
            "ward24_code",
            "ltla24_name",
            "ltla24_code",
        ),
        ("New 2", INSIDE_NEW, "Ward", "E05000001", "Here", DISTRICT),
        ("Other 3", ELSEWHERE, "Ward", "E05000002", "There", NEIGHBOUR),
    ]
    return {
        "area_lookup_2011": write_rows(folder / "lookup11.csv", older),
        "area_lookup_2021": write_rows(folder / "lookup21.csv", newer),
    }
