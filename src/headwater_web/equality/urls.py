"""Addresses of assessments, decisions with and without one, checks, and gaps in access."""

from django.urls import path

from headwater_web.equality.views import assessments, checking, drafting, gaps, signing

app_name = "equality"
_ASSESSMENT = "equality/assessments/<reference:reference>/"
_GROUP = f"{_ASSESSMENT}groups/<slug:group>/"
_GAP = "equality/gaps/<reference:reference>/"
urlpatterns = [
    path("equality/", assessments.assessments, name="assessments"),
    path("equality/effects/", assessments.effects, name="effects"),
    path("equality/checks/", assessments.checks, name="checks"),
    path("equality/decisions/", checking.decisions, name="decisions"),
    path(
        "equality/decisions/<reference:reference>/not-needed/",
        checking.not_needed,
        name="not_needed",
    ),
    path("equality/assessments/new/", drafting.new, name="new"),
    path(_ASSESSMENT, assessments.assessment, name="assessment"),
    path(f"{_ASSESSMENT}change/", drafting.rewrite, name="rewrite"),
    path(f"{_ASSESSMENT}sign-off/", signing.sign_off, name="sign_off"),
    path(f"{_ASSESSMENT}new-version/", signing.revise, name="revise"),
    path(f"{_ASSESSMENT}about/new/", signing.attach, name="attach"),
    path(_GROUP, drafting.predict, name="predict"),
    path(f"{_GROUP}check/", checking.check, name="check"),
    path("equality/gaps/", gaps.gaps, name="gaps"),
    path("equality/gaps/new/", gaps.new_gap, name="new_gap"),
    path(_GAP, gaps.gap, name="gap"),
    path(f"{_GAP}changes/new/", gaps.new_change, name="new_change"),
    path(f"{_GAP}changes/<int:number>/made/", gaps.change_made, name="change_made"),
    path(f"{_GAP}measured/new/", gaps.remeasure, name="remeasure"),
]
