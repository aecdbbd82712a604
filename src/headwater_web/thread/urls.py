"""Addresses of threads."""

from django.urls import path, register_converter

from headwater_web.thread import views
from headwater_web.thread.references import ReferenceConverter

register_converter(ReferenceConverter, "reference")

app_name = "thread"
urlpatterns = [
    path("thread/<reference:reference>/", views.thread, name="thread"),
    path("thread/<reference:reference>/link/", views.link, name="link"),
    path("thread/<reference:reference>/links/<int:number>/end/", views.end_link, name="end_link"),
]
