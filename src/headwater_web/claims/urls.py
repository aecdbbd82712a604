"""Addresses of claims."""

from django.urls import path

from headwater_web.claims.views import files, reading, writing

CLAIM = "claims/<reference:reference>/"

app_name = "claims"
urlpatterns = [
    path("claims/", reading.home, name="claims"),
    path("claims.csv", files.claims_csv, name="claims_csv"),
    path("claims.json", files.claims_json, name="claims_json"),
    path("claims/figures.csv", files.template, name="template"),
    path("claims/new/", writing.new_claim, name="new_claim"),
    path("claims/import/", writing.import_claims, name="import_claims"),
    path(CLAIM, reading.claim, name="claim"),
    path(f"{CLAIM}change/", writing.change_claim, name="change_claim"),
    path(f"{CLAIM}publish/", writing.publish_claim, name="publish_claim"),
    path(f"{CLAIM}withdraw/", writing.withdraw_claim, name="withdraw_claim"),
    path(f"{CLAIM}disagree/", writing.disagree, name="disagree"),
]
