"""The database itself refuses to change what was asked, certified, replied or handed over."""

from headwater_web.keeping.guards import Guard, Protection, only_added

PROTECTION = Protection(
    "provider_returns",
    "what was certified in a return is never changed: begin a new version",
    (
        *only_added(
            "provider_returns_providerreturn",
            "provider_returns_writer",
            "provider_returns_reply",
            "provider_returns_reminder",
            "provider_returns_handover",
        ),
        Guard("provider_returns_version", "UPDATE", "OLD.certified_at IS NOT NULL"),
        Guard("provider_returns_version", "DELETE"),
        Guard("provider_returns_page", "UPDATE", "OLD.sealed_at IS NOT NULL"),
        Guard("provider_returns_page", "DELETE"),
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
