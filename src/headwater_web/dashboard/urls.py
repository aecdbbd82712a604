"""Addresses of the dashboard."""

from django.urls import path

from headwater_web.dashboard import area_papers, views

app_name = "dashboard"
urlpatterns = [
    path("", views.home, name="home"),
    path("measures/", views.measures, name="measures"),
    path("measures/<str:name>/", views.measure, name="measure"),
    path("measures/<str:name>/values.csv", views.measure_csv, name="measure_csv"),
    path("areas/", views.areas, name="areas"),
    path("areas/<str:code>/", views.area, name="area"),
    path("areas/<str:code>/paper/", area_papers.paper, name="area_paper"),
    path("areas/<str:code>/paper.pdf", area_papers.paper_pdf, name="area_paper_pdf"),
    path("sources/", views.sources, name="sources"),
    path("figures/<path:reference>/", views.figure, name="figure"),
    path("search/", views.search, name="search"),
]
