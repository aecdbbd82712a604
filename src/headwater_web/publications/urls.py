"""Addresses of publications."""

from django.urls import path

from headwater_web.publications import board_packs, standard_views, views

app_name = "publications"
urlpatterns = [
    path("board-packs/", board_packs.packs, name="board_packs"),
    path("board-packs/<reference:reference>/", board_packs.pack, name="board_pack"),
    path("board-packs/<reference:reference>/pack.pdf", board_packs.pdf, name="board_pack_pdf"),
    path("releases/", views.releases, name="releases"),
    path("standard/", standard_views.standard, name="standard"),
    path("standard/standard.zip", standard_views.standard_zip, name="standard_zip"),
    path("standard/<str:feed>/", standard_views.feed_page, name="standard_feed"),
    path("standard/<str:feed>/<str:name>", standard_views.feed_file, name="standard_file"),
    # The document's pages point at the figures beside its folder, so both lie under one address.
    path(
        "releases/<str:release_id>/<str:part>/<path:name>",
        views.document_file,
        name="document_file",
    ),
    path("releases/<str:release_id>/<str:name>", views.release_file, name="release_file"),
]
