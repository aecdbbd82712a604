"""The database itself refuses to change what was agreed, budgeted, spent and foreseen."""

from headwater_web.keeping.guards import Protection, only_added

PROTECTION = Protection(
    "funding",
    "what was agreed or spent is never changed: write a new row beside it",
    only_added(
        "funding_agreement",
        "funding_condition",
        "funding_conditioncheck",
        "funding_line",
        "funding_budget",
        "funding_spend",
        "funding_forecast",
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
