"""Addresses of standards."""

from django.urls import path

from headwater_web.standards.views import (
    answering,
    assessments,
    capability,
    capacity,
    findings,
    frameworks,
)

app_name = "standards"
_ASSESSMENT = "standards/assessments/<reference:reference>/"
_ANSWER = "answer/<int:assessor>/<slug:indicator>/"
_FINDING = "standards/findings/<reference:reference>/"
_POST = "standards/posts/<int:number>/"
_LENDING = "standards/capability/"
_FRAMEWORK = "standards/frameworks/<slug:key>/"

urlpatterns = [
    path("standards/", frameworks.frameworks, name="frameworks"),
    path(_FRAMEWORK, frameworks.framework, name="framework"),
    path(_FRAMEWORK + "authorities/", frameworks.authorities, name="authorities"),
    path(_FRAMEWORK + "open/", frameworks.open_assessment, name="open"),
    path(_ASSESSMENT, assessments.assessment, name="assessment"),
    path(_ASSESSMENT + "answer/", answering.resume, name="resume"),
    path(_ASSESSMENT + _ANSWER, answering.answer, name="answer"),
    path(_ASSESSMENT + "close/", assessments.close, name="close"),
    path(_ASSESSMENT + "since/<reference:earlier>/", assessments.since, name="since"),
    path(_ASSESSMENT + "findings/new/", findings.raise_finding, name="raise_finding"),
    path(_ASSESSMENT + "posts/new/", capacity.add_post, name="add_post"),
    path(_FINDING, findings.finding, name="finding"),
    path(_FINDING + "withdraw/", findings.withdraw_finding, name="withdraw_finding"),
    path(_POST, capacity.post, name="post"),
    path(_POST + "remove/", capacity.remove_post, name="remove_post"),
    path(_POST + "covers/<slug:function>/end/", capacity.end_cover, name="end_cover"),
    path(_LENDING, capability.search, name="capability"),
    path(_LENDING + "new/<slug:direction>/", capability.open_notice, name="open_notice"),
    path(_LENDING + "<int:number>/", capability.notice, name="notice"),
    path(_LENDING + "<int:number>/withdraw/", capability.withdraw_notice, name="withdraw_notice"),
    path(_LENDING + "<int:number>/lend/<int:asked>/", capability.lend, name="lend"),
]
