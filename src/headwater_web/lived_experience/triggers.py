"""The database itself refuses to change what people agreed to, said and had cleared."""

from headwater_web.keeping.guards import Guard, Protection, only_added

CONSENT = (
    "held_on",
    "consent_asked",
    "for_analysis",
    "for_publication",
    "for_contact",
    "consent_until",
)
SAID = ("session_id", "speaker", "deidentified_at", "deidentified_by", "guid")
CODED = ("note_id", "theme_id", "start", '"end"', "coded_at", "coded_by")
QUOTED = (
    "note_id",
    '"group"',
    "place",
    "figure",
    "no_figure_because",
    "themes",
    "proposed_at",
    "proposed_by",
)


def _changes(*columns: str) -> str:
    """SQL for a change of one of these columns."""
    return " OR ".join(f"NEW.{column} <> OLD.{column}" for column in columns)


def _rewords(column: str) -> str:
    """SQL for other words in place of words; that they are taken away is no such change."""
    return f"(NEW.{column} <> '' AND NEW.{column} <> OLD.{column})"


PROTECTION = Protection(
    "lived_experience",
    "what people said and agreed to stays as it was: withdraw it, or write a new row beside it",
    (
        *only_added(
            "lived_experience_withdrawal",
            "lived_experience_codingdone",
            "lived_experience_memo",
            "lived_experience_themechange",
        ),
        Guard("lived_experience_session", "UPDATE", _changes(*CONSENT)),
        Guard("lived_experience_session", "DELETE"),
        Guard("lived_experience_note", "UPDATE", f"{_changes(*SAID)} OR {_rewords('text')}"),
        Guard("lived_experience_note", "DELETE"),
        Guard("lived_experience_codedspan", "UPDATE", _changes(*CODED)),
        Guard("lived_experience_codedspan", "DELETE"),
        Guard("lived_experience_theme", "DELETE"),
        Guard(
            "lived_experience_quotation", "UPDATE", f"{_changes(*QUOTED)} OR {_rewords('words')}"
        ),
        Guard("lived_experience_quotation", "DELETE"),
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
