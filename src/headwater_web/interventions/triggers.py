"""The database itself refuses to change what was said, allocated, decided and taken over."""

from headwater_web.keeping.guards import Protection, only_added

PROTECTION = Protection(
    "interventions",
    "what was said of a programme is never changed: write a new row beside it",
    only_added(
        "interventions_programme",
        "interventions_programmeversion",
        "interventions_theory",
        "interventions_grounds",
        "interventions_allocation",
        "interventions_programmedecision",
        "interventions_designchoice",
        "interventions_intendedbalance",
        "interventions_appraisal",
        "interventions_criterion",
        "interventions_option",
        "interventions_score",
        "interventions_appraisalend",
        "interventions_placeproblem",
        "interventions_placestep",
        "interventions_systemchange",
        "interventions_review",
        "interventions_recommendation",
        "interventions_look",
        "interventions_costedition",
        "interventions_unitcost",
        "interventions_priceindex",
    ),
)
protect = PROTECTION.protect
expose = PROTECTION.expose
