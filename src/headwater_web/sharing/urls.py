"""Addresses of sending files."""

from django.urls import path

from headwater_web.sharing import views

app_name = "sharing"
urlpatterns = [
    path("submissions/", views.submissions, name="submissions"),
    path("submissions/new/", views.submit, name="submit"),
    path("submissions/<str:submission_id>/", views.submission, name="submission"),
    path("submissions/<str:submission_id>/standing/", views.submission_standing, name="standing"),
]
