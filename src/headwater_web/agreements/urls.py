"""Addresses of agreements, impact assessments, the catalogue, requests, access and deletions."""

from django.urls import path

from headwater_web.agreements.views import (
    access,
    agreements,
    assessments,
    carrying,
    catalogue,
    drafting,
    requests,
)

app_name = "agreements"
_AGREEMENT = "agreements/<reference:reference>/"
_ASSESSMENT = "agreements/assessments/<reference:reference>/"
_DATASET = "agreements/datasets/<reference:reference>/"
_REQUEST = "agreements/requests/<reference:reference>/"
_ACCESS = "agreements/access/<reference:reference>/"
urlpatterns = [
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/register.csv", agreements.register, name="register"),
    path("agreements/new/", drafting.new, name="new"),
    path("agreements/deleted/", access.deleted, name="deleted"),
    path("agreements/assessments/", assessments.assessments, name="assessments"),
    path("agreements/assessments/new/", assessments.begin, name="begin_assessment"),
    path(_ASSESSMENT, assessments.assessment, name="assessment"),
    path(f"{_ASSESSMENT}questions/<slug:question>/", assessments.answer, name="answer"),
    path(f"{_ASSESSMENT}sign-off/", assessments.sign_off, name="sign_off"),
    path(f"{_ASSESSMENT}new-version/", assessments.revise, name="revise_assessment"),
    path("agreements/datasets/", catalogue.datasets, name="datasets"),
    path("agreements/datasets/new/", catalogue.new_dataset, name="new_dataset"),
    path(_DATASET, catalogue.dataset, name="dataset"),
    path(f"{_DATASET}shared/new/", catalogue.new_share, name="new_share"),
    path(f"{_DATASET}ask/", requests.ask, name="ask"),
    path("agreements/requests/", requests.requests, name="requests"),
    path("agreements/requests/requests.csv", requests.requests_csv, name="requests_csv"),
    path(_REQUEST, requests.data_request, name="request"),
    path(f"{_REQUEST}steps/new/", requests.new_step, name="new_step"),
    path(f"{_REQUEST}barriers/new/", requests.new_barrier, name="new_barrier"),
    path(f"{_REQUEST}barriers/<int:number>/overcome/", requests.overcome, name="overcome"),
    path("agreements/access/", access.accesses, name="accesses"),
    path("agreements/access/new/", access.ask, name="ask_access"),
    path(_ACCESS, access.access, name="access"),
    path(f"{_ACCESS}decide/", access.decide, name="decide"),
    path(f"{_ACCESS}end/", access.end, name="end"),
    path(f"{_ACCESS}grant.json", access.grant, name="grant"),
    path(_AGREEMENT, agreements.agreement, name="agreement"),
    path(f"{_AGREEMENT}change/", drafting.reword, name="reword"),
    path(f"{_AGREEMENT}feeds/new/", drafting.cover, name="cover"),
    path(f"{_AGREEMENT}feeds/<slug:feed>/leave-out/", drafting.leave_out, name="leave_out"),
    path(f"{_AGREEMENT}in-force/", carrying.put_in_force, name="put_in_force"),
    path(f"{_AGREEMENT}became/", carrying.became, name="became"),
    path(f"{_AGREEMENT}new-version/", carrying.revise, name="revise"),
]
