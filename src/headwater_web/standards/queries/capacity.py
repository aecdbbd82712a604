"""What a team's posts can carry, and what would stop if one of them were empty."""

from collections.abc import Sequence
from dataclasses import dataclass

from headwater_web.accounts.api import Asker
from headwater_web.standards.framework_parts import Function, RequiredBy
from headwater_web.standards.frameworks import CapacityFramework
from headwater_web.standards.models import Assessment, Cover, Post
from headwater_web.standards.queries.seeing import assessments_seen_by


@dataclass(frozen=True, slots=True)
class Loss:
    """A post, and the functions that nobody else can do."""

    post: Post
    functions: tuple[Function, ...]

    @property
    def required_by_law(self) -> tuple[Function, ...]:
        """Those of the functions that the law asks for."""
        return tuple(each for each in self.functions if each.required_by is RequiredBy.LAW)


@dataclass(frozen=True, slots=True)
class FunctionCover:
    """A function, the posts that can do it, and the days it has against the days it needs."""

    function: Function
    covers: tuple[Cover, ...]

    @property
    def days(self) -> int:
        """Days a month that posts have for it."""
        return sum(each.days_a_month for each in self.covers)

    @property
    def days_short(self) -> int:
        """Days a month that it lacks."""
        return max(0, self.function.days_a_month - self.days)


@dataclass(frozen=True, slots=True)
class Load:
    """A post, and the days that are asked of it against the days it has."""

    post: Post
    days_asked: int

    @property
    def days_over(self) -> int:
        """Days a month that are asked of it beyond what it has."""
        return max(0, self.days_asked - self.post.days_a_month)


@dataclass(frozen=True, slots=True)
class Capacity:
    """A capacity review, worked out."""

    functions: tuple[FunctionCover, ...]
    losses: tuple[Loss, ...]
    loads: tuple[Load, ...]

    @property
    def nobody_can_do(self) -> tuple[Function, ...]:
        """Functions that no post can do even now."""
        return tuple(each.function for each in self.functions if not each.covers)

    @property
    def short(self) -> tuple[FunctionCover, ...]:
        """Functions that somebody can do and that lack days."""
        return tuple(each for each in self.functions if each.covers and each.days_short)


def capacity(assessment: Assessment, framework: CapacityFramework) -> Capacity:
    """A review as it stands: the posts that are in it now, and what they can do now."""
    posts = tuple(assessment.posts.filter(removed_at=None))
    found = Cover.objects.filter(post__in=posts, ended_at=None).select_related("post")
    covers = tuple(found.order_by("post__title", "pk"))
    functions = tuple(
        FunctionCover(each, tuple(cover for cover in covers if cover.function == each.key))
        for each in framework.functions
    )
    return Capacity(functions, _losses(posts, functions), _loads(posts, covers))


def post_seen_by(person: Asker, number: int) -> Post | None:
    """A post that is in a review which the person may see, by its number."""
    found = Post.objects.filter(
        pk=number, removed_at=None, assessment__in=assessments_seen_by(person)
    )
    return found.select_related("assessment__edition").first()


def _losses(posts: Sequence[Post], functions: Sequence[FunctionCover]) -> tuple[Loss, ...]:
    alone = {
        post.pk: tuple(
            each.function
            for each in functions
            if {cover.post_id for cover in each.covers} == {post.pk}
        )
        for post in posts
    }
    return tuple(Loss(post, alone[post.pk]) for post in posts if alone[post.pk])


def _loads(posts: Sequence[Post], covers: Sequence[Cover]) -> tuple[Load, ...]:
    return tuple(
        Load(post, sum(each.days_a_month for each in covers if each.post_id == post.pk))
        for post in posts
    )
