"""Putting posts into a capacity review, and saying what each can do."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.standards.actions.assessments import locked_open
from headwater_web.standards.faults import NotAPost, PostThereAlready, UnknownToFramework
from headwater_web.standards.frameworks import CapacityFramework
from headwater_web.standards.models import Assessment, Cover, Post
from headwater_web.standards.posts import looks_like_a_person


@transaction.atomic
def add_post(
    *,
    by: Actor | None,
    assessment: Assessment,
    title: str,
    days_a_month: int,
    at: datetime | None = None,
) -> Post:
    """Put a post into a review. Raises AssessmentClosed, NotAPost, PostThereAlready."""
    held = locked_open(assessment)
    if not isinstance(held.framework, CapacityFramework):
        raise UnknownToFramework
    if looks_like_a_person(title):
        raise NotAPost
    if held.posts.filter(title=title, removed_at=None).exists():
        raise PostThereAlready
    post = Post.objects.create(
        assessment=held,
        title=title,
        days_a_month=days_a_month,
        added_at=at or timezone.now(),
        added_by=by.audit_reference if by else "",
    )
    _record(by, "standards.post_added", post)
    return post


@transaction.atomic
def remove_post(*, by: Actor, post: Post) -> None:
    """Take a post out of a review, with all that it can do. Raises AssessmentClosed."""
    locked_open(post.assessment)
    moment = timezone.now()
    post.covers.filter(ended_at=None).update(ended_at=moment, ended_by=by.audit_reference)
    taken_out = Post.objects.filter(pk=post.pk, removed_at=None).update(
        removed_at=moment, removed_by=by.audit_reference
    )
    if taken_out:
        _record(by, "standards.post_removed", post)


@transaction.atomic
def cover_function(
    *,
    by: Actor | None,
    post: Post,
    function: str,
    days_a_month: int,
    at: datetime | None = None,
) -> Cover:
    """Say that a post can do a function, or change the days it has for it.

    Raises AssessmentClosed, UnknownToFramework.
    """
    framework = locked_open(post.assessment).framework
    known = isinstance(framework, CapacityFramework) and any(
        each.key == function for each in framework.functions
    )
    if not known:
        raise UnknownToFramework
    moment = at or timezone.now()
    end_cover(by=by, post=post, function=function, at=moment)
    cover = Cover.objects.create(
        post=post,
        function=function,
        days_a_month=days_a_month,
        added_at=moment,
        added_by=by.audit_reference if by else "",
    )
    _record(by, "standards.function_covered", post, function)
    return cover


@transaction.atomic
def end_cover(*, by: Actor | None, post: Post, function: str, at: datetime | None = None) -> None:
    """Say that a post can no longer do a function. Raises AssessmentClosed."""
    locked_open(post.assessment)
    ended = post.covers.filter(function=function, ended_at=None).update(
        ended_at=at or timezone.now(), ended_by=by.audit_reference if by else ""
    )
    if ended:
        _record(by, "standards.cover_ended", post, function)


def _record(by: Actor | None, action: str, post: Post, function: str = "") -> None:
    details: dict[str, str | int] = {"post": post.pk}
    if function:
        details["function"] = function
    record(actor=by, action=action, about=post.assessment.audit_reference, details=details)
