"""Addresses of sending files."""

from django.urls import path

from headwater_web.sharing.views import mappings, sending, submissions, uploads, withdrawing

app_name = "sharing"
_ONE = "submissions/<str:submission_id>/"
_UPLOAD = "submissions/uploads/<str:submission_id>/"
urlpatterns = [
    path("submissions/", submissions.submissions, name="submissions"),
    path("submissions/new/", sending.submit, name="submit"),
    path("submissions/mappings/", mappings.mappings, name="mappings"),
    path("submissions/months/<str:supplier>/<str:feed>/", submissions.months, name="months"),
    path("submissions/uploads/", uploads.begin, name="begin"),
    path(f"{_UPLOAD}parts/<int:number>/", uploads.part, name="part"),
    path(f"{_UPLOAD}finish/", uploads.finish, name="finish"),
    path(f"{_UPLOAD}stop/", uploads.abandon, name="abandon"),
    path(_ONE, submissions.submission, name="submission"),
    path(f"{_ONE}standing/", submissions.standing, name="standing"),
    path(f"{_ONE}mapping/", mappings.map_columns, name="map"),
    path(f"{_ONE}repairs/", mappings.repairs, name="repairs"),
    path(f"{_ONE}withdraw/", withdrawing.withdraw, name="withdraw"),
]
