"""Addresses of threads."""

from django.urls import path

from headwater_web.thread import views

app_name = "thread"
urlpatterns = [
    path("thread/<reference:reference>/", views.thread, name="thread"),
    path("thread/figure/<path:figure>/", views.figure_thread, name="figure_thread"),
    path("thread/<reference:reference>/link/", views.link, name="link"),
    path("thread/<reference:reference>/links/<int:number>/end/", views.end_link, name="end_link"),
]
