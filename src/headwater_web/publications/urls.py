"""Addresses of publications."""

from django.urls import path

from headwater_web.publications import views

app_name = "publications"
urlpatterns = [
    path("needs-assessment/", views.needs_assessment, name="needs_assessment"),
    path("releases/", views.releases, name="releases"),
    # The document's pages point at the figures beside its folder, so both lie under one address.
    path(
        "releases/<str:release_id>/<str:part>/<path:name>",
        views.document_file,
        name="document_file",
    ),
    path("releases/<str:release_id>/<str:name>", views.release_file, name="release_file"),
]
