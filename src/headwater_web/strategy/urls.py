"""Addresses of the strategy: registers, entries, actions, findings, and links by e-mail."""

from django.urls import path

from headwater_web.strategy.views import (
    actions,
    changing,
    closing,
    findings,
    leading,
    links,
    milestones,
    plans,
    problems,
    registers,
)

app_name = "strategy"
_ACTION = "actions/<reference:reference>/"
_PLAN = "plans/<reference:reference>/"
urlpatterns = [
    path("registers/", registers.registers, name="registers"),
    path("registers/<str:letter>/", registers.register, name="register"),
    path("registers/<str:letter>/file.csv", registers.register_file, name="register_file"),
    path("entries/<reference:reference>/", registers.entry, name="entry"),
    path("entries/<reference:reference>/parts/", registers.part, name="part"),
    path("findings/", findings.findings, name="findings"),
    path("findings/new/", findings.new_finding, name="new_finding"),
    path("findings/steps/", problems.problems, name="problems"),
    path("findings/<reference:reference>/", findings.finding, name="finding"),
    path("findings/<reference:reference>/step/", problems.reach, name="reach_step"),
    path("findings/<reference:reference>/strength/", problems.judge, name="judge_strength"),
    path("actions/", actions.actions, name="actions"),
    path("actions/report/", actions.highlight_report, name="highlight_report"),
    path("actions/new/", actions.new_action, name="new_action"),
    path(_ACTION, actions.action, name="action"),
    path(f"{_ACTION}progress/", changing.progress, name="progress"),
    path(f"{_ACTION}hold-up/", changing.hold_up, name="hold_up"),
    path(f"{_ACTION}hold-up/<int:number>/over/", changing.go_on, name="go_on"),
    path(f"{_ACTION}more-time/", changing.more_time, name="more_time"),
    path(f"{_ACTION}more-time/decided/", changing.decide_time, name="decide_time"),
    path(f"{_ACTION}done/", closing.done, name="done"),
    path(f"{_ACTION}done/confirm/", closing.confirm, name="confirm"),
    path(f"{_ACTION}done/send-back/", closing.send_back, name="send_back"),
    path(f"{_ACTION}leads/new/", leading.add_lead, name="add_lead"),
    path(f"{_ACTION}leads/<int:number>/end/", leading.end_lead, name="end_lead"),
    path(f"{_ACTION}leads/<int:number>/take-on/", leading.take_on, name="take_on"),
    path(f"{_ACTION}evidence/<int:number>/", closing.evidence, name="evidence"),
    path(f"{_ACTION}leads/<int:number>/link/", links.send_link, name="send_link"),
    path("plans/", plans.plans, name="plans"),
    path("plans/by-group/", plans.by_group, name="by_group"),
    path("plans/new/", plans.new_plan, name="new_plan"),
    path("plans/dates/", milestones.set_dates, name="set_dates"),
    path("plans/dates/new/", milestones.new_set_date, name="new_set_date"),
    path(_PLAN, plans.plan, name="plan"),
    path(f"{_PLAN}take-on/", plans.take_on, name="take_on_plan"),
    path(f"{_PLAN}approve/", plans.approve, name="approve"),
    path(f"{_PLAN}milestones/new/", milestones.new_milestone, name="new_milestone"),
    path(f"{_PLAN}milestones/<int:number>/needs/", milestones.needs, name="milestone_needs"),
    path(f"{_PLAN}milestones/<int:number>/reached/", milestones.reach, name="reach"),
    path("progress/<str:token>/", links.by_link, name="by_link"),
]
