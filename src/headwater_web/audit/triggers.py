"""The database itself refuses to change the record, whoever asks."""

from headwater_web.keeping.guards import Protection, only_added

TABLE = "audit_auditevent"
PROTECTION = Protection(
    "audit", "the audit record is only ever added to", only_added(TABLE), whole=(TABLE,)
)
protect = PROTECTION.protect
expose = PROTECTION.expose
