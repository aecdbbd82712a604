"""The database itself refuses to delete an asset or to change when it was confirmed."""

from headwater_web.keeping.guards import Guard, Protection, only_added

PROTECTION = Protection(
    "community",
    "an asset is ended and never deleted: a confirmation stays as it was",
    (
        *only_added("community_confirmation"),
        Guard(
            "community_asset",
            "UPDATE",
            "NEW.reference <> OLD.reference OR NEW.added_at <> OLD.added_at "
            "OR NEW.added_by <> OLD.added_by OR OLD.ended_at IS NOT NULL",
        ),
        Guard("community_asset", "DELETE"),
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
