"""Addresses of the needs assessment: reading, drafts, review and publishing."""

from django.urls import path

from headwater_web.needs.views import (
    comments,
    comparing,
    consulting,
    drafts,
    feedback,
    numbers,
    publishing,
    reading,
)

DRAFT = "needs-assessment/drafts/<reference:reference>/"
MODULE = f"{DRAFT}modules/<slug:key>/"
EDITION = "needs-assessment/editions/<str:edition_id>/"

app_name = "needs"
of_readers = [
    path("needs-assessment/", reading.home, name="home"),
    path("needs-assessment/release/", reading.of_release, name="of_release"),
    path("needs-assessment/search/", reading.search, name="search"),
    path("needs-assessment/versions/", comparing.versions, name="versions"),
    path("needs-assessment/difference/", comparing.compare, name="difference"),
    path(EDITION, reading.edition, name="edition"),
    path(f"{EDITION}easy/", reading.easy, name="easy"),
    path(f"{EDITION}feedback/", feedback.all_of_it, name="all_feedback"),
    path(f"{EDITION}read/<slug:key>/", reading.module, name="module"),
    path(f"{EDITION}read/<slug:key>/feedback/", feedback.give, name="feedback"),
    path(f"{EDITION}files/<slug:cut>/<path:name>", reading.document, name="document"),
]
of_writers = [
    path("needs-assessment/numbers/", numbers.find, name="numbers"),
    path("needs-assessment/drafts/", drafts.drafts, name="drafts"),
    path("needs-assessment/drafts/new/", drafts.start, name="start"),
    path(DRAFT, drafts.draft, name="draft"),
    path(MODULE, drafts.module, name="draft_module"),
    path(f"{MODULE}read-again/", drafts.read_again, name="read_again"),
    path(f"{MODULE}comment/", comments.comment, name="comment"),
    path(f"{DRAFT}comments/", comments.comments, name="comments"),
    path(f"{DRAFT}comments/<int:number>/", comments.reply, name="reply"),
    path(f"{DRAFT}absent/", consulting.explain_absence, name="explain_absence"),
    path(f"{DRAFT}consultations/", consulting.consultations, name="consultations"),
    path(f"{DRAFT}consultations/open/", consulting.open_window, name="open_window"),
    path(f"{DRAFT}consultations/close/", consulting.close_window, name="close_window"),
    path(f"{DRAFT}sign/", publishing.sign, name="sign"),
    path(f"{DRAFT}embargo/", publishing.embargo, name="embargo"),
    path(f"{DRAFT}publish/", publishing.publish, name="publish"),
]
urlpatterns = [*of_readers, *of_writers]
