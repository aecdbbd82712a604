"""`{{ amount|pounds }}`: money in words, for templates."""

from django import template

from headwater_web.funding.money import percentage, pounds

register = template.Library()
register.filter("pounds", pounds)
register.filter("percentage", percentage)
