"""Addresses of governance."""

from django.urls import path

from headwater_web.governance.views import agenda, bodies, decisions, meetings, minuting, seats

app_name = "governance"
of_bodies = [
    path("governance/", bodies.governance, name="map"),
    path("governance/bodies/<reference:reference>/", bodies.body, name="body"),
    path("governance/bodies/<reference:reference>/terms/", bodies.agree_terms, name="agree_terms"),
    path("governance/bodies/<reference:reference>/end/", bodies.end_body, name="end_body"),
    path("governance/bodies/<reference:reference>/seats/add/", seats.add_seat, name="add_seat"),
    path("governance/seats/<int:number>/", seats.seat, name="seat"),
    path("governance/seats/<int:number>/holder/", seats.add_holder, name="add_holder"),
    path("governance/seats/<int:number>/invitation/", seats.invitation, name="invitation"),
    path("governance/holders/<int:number>/end/", seats.end_holding, name="end_holding"),
]
of_meetings = [
    path(
        "governance/bodies/<reference:reference>/meetings/add/", meetings.call, name="call_meeting"
    ),
    path("governance/meetings/<reference:reference>/", meetings.meeting, name="meeting"),
    path("governance/meetings/<reference:reference>/change/", meetings.change, name="change"),
    path("governance/meetings/<reference:reference>/call-off/", meetings.call_off, name="call_off"),
    path("governance/meetings/<reference:reference>/items/add/", agenda.add_item, name="add_item"),
    path(
        "governance/meetings/<reference:reference>/papers/add/", agenda.add_paper, name="add_paper"
    ),
    path("governance/papers/<reference:reference>/", agenda.paper, name="paper"),
    path("governance/papers/<reference:reference>/withdraw/", agenda.withdraw, name="withdraw"),
]
in_meetings = [
    path(
        "governance/meetings/<reference:reference>/attendance/",
        minuting.attendance,
        name="attendance",
    ),
    path(
        "governance/meetings/<reference:reference>/interests/add/",
        minuting.interest,
        name="interest",
    ),
    path(
        "governance/meetings/<reference:reference>/minutes/<int:position>/",
        minuting.minute,
        name="minute",
    ),
    path(
        "governance/meetings/<reference:reference>/minutes/confirm/",
        minuting.confirm,
        name="confirm",
    ),
    path(
        "governance/meetings/<reference:reference>/decisions/add/", decisions.decide, name="decide"
    ),
    path("governance/decisions/<reference:reference>/", decisions.decision, name="decision"),
    path("governance/decisions/<reference:reference>/correct/", decisions.correct, name="correct"),
]
urlpatterns = [*of_bodies, *of_meetings, *in_meetings]
