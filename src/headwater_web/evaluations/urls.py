"""Addresses of evaluations."""

from django.urls import path

from headwater_web.evaluations.views import files, reading, writing

PLAN = "evaluations/<reference:reference>/"

app_name = "evaluations"
urlpatterns = [
    path("evaluations/", reading.home, name="evaluations"),
    path("evaluations/new/", writing.new_plan, name="new_plan"),
    path(PLAN, reading.evaluation, name="evaluation"),
    path(f"{PLAN}versions/<int:number>/", reading.version, name="version"),
    path(f"{PLAN}versions/<int:number>/<str:name>", files.file, name="file"),
    path(f"{PLAN}change/", writing.change_plan, name="change_plan"),
    path(f"{PLAN}lock/", writing.lock_plan, name="lock_plan"),
    path(f"{PLAN}publish/", writing.publish, name="publish"),
    path(f"{PLAN}withdraw/", writing.withdraw, name="withdraw"),
]
