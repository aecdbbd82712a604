"""Addresses of the dashboard."""

from django.urls import path

from headwater_web.dashboard import area_papers, views
from headwater_web.dashboard.changed import views as changed_views
from headwater_web.dashboard.comparing import views as comparing_views
from headwater_web.dashboard.digests import views as digest_views
from headwater_web.dashboard.downloads import views as download_views
from headwater_web.dashboard.embedding import views as embedding_views
from headwater_web.dashboard.factors import views as factor_views
from headwater_web.dashboard.home import views as home_views
from headwater_web.dashboard.lenses import views as lens_views
from headwater_web.dashboard.persistent_places import views as places_views
from headwater_web.dashboard.place_explorer import views as explorer_views
from headwater_web.dashboard.quality import views as quality_views
from headwater_web.dashboard.saved_views import changing as view_changes
from headwater_web.dashboard.saved_views import views as view_pages
from headwater_web.dashboard.series_events import views as series_event_views
from headwater_web.dashboard.side_by_side import offers, provision, supplied
from headwater_web.dashboard.subjects import views as subject_views

app_name = "dashboard"
urlpatterns = [
    path("", home_views.home, name="home"),
    path("measures/", views.measures, name="measures"),
    path("measures/<str:name>/", views.measure, name="measure"),
    path("measures/<str:name>/values.<str:ending>", download_views.values, name="measure_values"),
    path("measures/<str:name>/chart.<str:ending>", download_views.chart, name="measure_chart"),
    path("measures/<str:name>/embed/", embedding_views.embed, name="measure_embed"),
    path("subjects/", subject_views.subjects, name="subjects"),
    path("subjects/<str:key>/", subject_views.subject, name="subject"),
    path("subjects/<str:key>/values.csv", subject_views.subject_csv, name="subject_csv"),
    path("measures/<str:name>/lenses/", lens_views.lenses, name="lenses"),
    path("factors/", factor_views.factors, name="factors"),
    path("areas/", views.areas, name="areas"),
    path("areas/compare/", comparing_views.compare, name="compare"),
    path("areas/compare/values.csv", comparing_views.compare_csv, name="compare_csv"),
    path("areas/<str:code>/", views.area, name="area"),
    path("areas/<str:code>/paper/", area_papers.paper, name="area_paper"),
    path("areas/<str:code>/paper.pdf", area_papers.paper_pdf, name="area_paper_pdf"),
    path("places/", explorer_views.places, name="places"),
    path("places/areas.csv", explorer_views.areas_csv, name="place_areas_csv"),
    path("places/areas.geojson", explorer_views.areas_geojson, name="place_areas_geojson"),
    path("places/places.csv", places_views.places_csv, name="places_csv"),
    path("sources/", views.sources, name="sources"),
    path("sources/quality/", quality_views.quality, name="quality"),
    path("sources/quality/<str:feed>/<str:supplier>/", quality_views.scorecard, name="scorecard"),
    path(
        "sources/quality/<str:feed>/<str:supplier>/scorecard.pdf",
        quality_views.scorecard_pdf,
        name="scorecard_pdf",
    ),
    path("sources/returns/", quality_views.returns, name="returns"),
    path("sources/alternative-provision/", provision.provision, name="provision"),
    path("sources/missing-ethnicity/", quality_views.missing_ethnicity, name="missing_ethnicity"),
    path("sources/supplied/", supplied.supplied, name="supplied"),
    path("sources/offers/", offers.offers, name="offers"),
    path("sources/characteristics/", quality_views.grid, name="characteristics"),
    path("changes/", changed_views.changes, name="changes"),
    path("changes/<str:release_id>/", changed_views.release_changes, name="release_changes"),
    path("changes/<str:release_id>/figures.csv", changed_views.changes_csv, name="changes_csv"),
    path("series/", series_event_views.series_events, name="series_events"),
    path("series/<path:key>/", series_event_views.series_event, name="series_event"),
    path("figures/<path:reference>/", views.figure, name="figure"),
    path("search/", views.search, name="search"),
    path("views/", view_pages.saved_views, name="saved_views"),
    path("views/save/", view_pages.save_view, name="save_view"),
    path("views/print/", view_pages.view_bundle, name="view_bundle"),
    path("views/<int:number>/name/", view_changes.rename_view, name="rename_view"),
    path("views/<int:number>/move/", view_changes.move_view, name="move_view"),
    path("views/<int:number>/share/", view_changes.share_view, name="share_view"),
    path("views/<int:number>/remove/", view_changes.remove_view, name="remove_view"),
    path("digest/", digest_views.digest, name="digest"),
    path("digest/choice/", digest_views.choose_digest, name="choose_digest"),
    path("digest/stop/<str:token>/", digest_views.stop_digest, name="stop_digest"),
]
