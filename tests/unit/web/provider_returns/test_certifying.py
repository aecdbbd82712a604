"""From asking to accepting: who may do what when, and that nothing certified ever changes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.unit.web.provider_returns.conftest import (
    CORE,
    QUARTER,
    TODAY,
    Ask,
    filled,
    group_of,
    latest,
    moment,
)

from headwater_web.accounts.models import Person
from headwater_web.audit.api import events, verify
from headwater_web.keeping.rows import NeverChanged, NeverDeleted
from headwater_web.provider_returns import faults
from headwater_web.provider_returns.actions import certifying
from headwater_web.provider_returns.actions.answering import save_file, save_page
from headwater_web.provider_returns.answers import Mark
from headwater_web.provider_returns.models import Page, ProviderReturn, Reply, Version
from headwater_web.provider_returns.quarters import quarter_at
from headwater_web.provider_returns.queries.asking import lines_amiss, said_in
from headwater_web.provider_returns.queries.returns import accepted_version, follow
from headwater_web.provider_returns.standings import Standing

Cast = dict[str, Person]


def standing(report: ProviderReturn) -> Standing:
    return follow(ProviderReturn.objects.get(pk=report.pk), today=TODAY).standing


class TestAsking:
    """Which returns may be asked for."""

    def test_each_programme_and_quarter_once(self, asked_for: Ask) -> None:
        report = asked_for()
        assert (report.reference, report.quarter) == ("RN-1", str(QUARTER))
        with pytest.raises(faults.AskedAlready):
            asked_for()
        assert asked_for(quarter=QUARTER.before).reference == "RN-2"

    def test_not_of_months_that_have_not_begun(self, asked_for: Ask) -> None:
        ahead = quarter_at(quarter_at(TODAY).ends)
        with pytest.raises(faults.NotBegun):
            asked_for(quarter=ahead)

    def test_not_of_months_without_the_programme(self, asked_for: Ask) -> None:
        with pytest.raises(faults.ProgrammeNotRunning):
            asked_for(starts=QUARTER.ends)
        with pytest.raises(faults.ProgrammeNotRunning):
            asked_for(ends=QUARTER.begins)
        assert asked_for(starts=QUARTER.ends - timedelta(days=1)).reference

    def test_what_is_asked_never_changes(self, asked_for: Ask) -> None:
        report = asked_for()
        report.due_on = TODAY + timedelta(days=90)
        with pytest.raises(IntegrityError), transaction.atomic():
            report.save()
        with pytest.raises(NeverDeleted):
            report.delete()


class TestAnswering:
    """Pages are kept by themselves, all of one or nothing of it."""

    def test_a_page_at_a_time(self, asked_for: Ask, cast: Cast) -> None:
        report = asked_for()
        assert standing(report) is Standing.ASKED
        group, version = group_of(report, "referred"), latest(report)
        said = {"referred": 12, "eligible": Mark.NOT_YET}
        save_page(by=cast["dev"], version=version, group=group, counter=0, answers=said)
        assert said_in(latest(report)) == {"referred": said}
        assert standing(report) is Standing.BEGUN

    def test_somebody_who_was_overtaken_is_told(self, asked_for: Ask, cast: Cast) -> None:
        report = asked_for()
        group, version = group_of(report, "referred"), latest(report)
        kept = save_page(
            by=cast["dev"], version=version, group=group, counter=0, answers={"referred": 12}
        )
        with pytest.raises(faults.ChangedMeanwhile):
            save_page(
                by=cast["ellis"], version=version, group=group, counter=0, answers={"referred": 9}
            )
        other = group_of(report, "reach")
        save_page(by=cast["ellis"], version=version, group=other, counter=0, answers={"people": 12})
        save_page(
            by=cast["ellis"],
            version=version,
            group=group,
            counter=kept.counter,
            answers={"referred": 9},
        )
        assert said_in(latest(report))["referred"] == {"referred": 9}

    @pytest.mark.parametrize(
        ("key", "said"),
        [
            ("referred", {"referred": 10, "eligible": 11}),
            ("by_sex", {"referred@female": 3}),
            ("referred", {"unheard_of": 3}),
        ],
    )
    def test_what_is_wrong_is_not_kept(
        self, asked_for: Ask, cast: Cast, key: str, said: dict[str, int]
    ) -> None:
        report = asked_for()
        group = group_of(report, key)
        with pytest.raises(faults.AnswersAmiss):
            save_page(by=cast["dev"], version=latest(report), group=group, counter=0, answers=said)
        assert not Page.objects.exists()

    def test_a_file_knows_whether_somebody_typed_meanwhile(
        self, asked_for: Ask, cast: Cast
    ) -> None:
        report = asked_for()
        version = latest(report)
        group = group_of(report, "referred")
        save_page(by=cast["dev"], version=version, group=group, counter=0, answers={"referred": 12})
        with pytest.raises(faults.ChangedMeanwhile):
            save_file(
                by=cast["dev"],
                version=version,
                counter=version.counter,
                answers=filled(report, CORE),
            )


class TestCertifying:
    """Handed in by one, certified by another where the provider is large."""

    def test_not_before_all_is_answered(self, asked_for: Ask, cast: Cast) -> None:
        version = latest(asked_for())
        with pytest.raises(faults.NotComplete) as refused:
            certifying.hand_in(by=cast["dev"], version=version, counter=version.counter)
        assert refused.value.lines == lines_amiss(version)
        assert any(line.startswith("People referred: 5 boxes") for line in refused.value.lines)

    def test_not_before_the_months_are_over(self, written: Ask, cast: Cast) -> None:
        version = latest(written())
        with pytest.raises(faults.MonthsNotOver):
            certifying.hand_in(
                by=cast["dev"],
                version=version,
                counter=version.counter,
                at=moment(QUARTER.ends - timedelta(days=1)),
            )

    def test_a_small_grant_by_one_person(self, written: Ask, cast: Cast) -> None:
        report = written()
        for act in (certifying.hand_in, certifying.certify):
            version = latest(report)
            act(by=cast["dev"], version=version, counter=version.counter)
        assert latest(report).is_by_one_person
        assert standing(report) is Standing.CERTIFIED

    def test_a_larger_provider_by_two(self, written: Ask, cast: Cast) -> None:
        report = written(is_large=True)
        version = latest(report)
        certifying.hand_in(by=cast["dev"], version=version, counter=version.counter)
        version = latest(report)
        with pytest.raises(faults.OwnCertificate):
            certifying.certify(by=cast["dev"], version=version, counter=version.counter)
        certifying.certify(by=cast["ellis"], version=version, counter=version.counter)
        assert not latest(report).is_by_one_person

    def test_not_what_somebody_else_changed_meanwhile(self, written: Ask, cast: Cast) -> None:
        report = written()
        read = latest(report)
        save_page(
            by=cast["ellis"],
            version=read,
            group=group_of(report, "referred"),
            counter=1,
            answers=CORE["referred"],
        )
        with pytest.raises(faults.ChangedMeanwhile):
            certifying.hand_in(by=cast["dev"], version=read, counter=read.counter)

    def test_what_is_handed_in_is_taken_back_before_it_changes(
        self, written: Ask, cast: Cast
    ) -> None:
        report = written()
        version, group = latest(report), group_of(report, "referred")
        with pytest.raises(faults.NotHandedIn):
            certifying.take_back(by=cast["dev"], version=version)
        with pytest.raises(faults.NotHandedIn):
            certifying.certify(by=cast["dev"], version=version, counter=version.counter)
        certifying.hand_in(by=cast["dev"], version=version, counter=version.counter)
        said = CORE["referred"]
        with pytest.raises(faults.HandedInAlready):
            save_page(by=cast["dev"], version=latest(report), group=group, counter=1, answers=said)
        certifying.take_back(by=cast["dev"], version=latest(report))
        save_page(by=cast["dev"], version=latest(report), group=group, counter=1, answers=said)

    def test_nobody_edits_what_is_certified(self, certified: Ask, cast: Cast) -> None:
        report = certified()
        version, group = latest(report), group_of(report, "referred")
        said = CORE["referred"]
        with pytest.raises(faults.CertifiedAlready):
            save_page(by=cast["dev"], version=version, group=group, counter=1, answers=said)
        for act in (certifying.hand_in, certifying.certify):
            with pytest.raises(faults.CertifiedAlready):
                act(by=cast["dev"], version=version, counter=version.counter)
        with pytest.raises(faults.CertifiedAlready):
            certifying.take_back(by=cast["dev"], version=version)

    def test_the_database_refuses_too(self, certified: Ask) -> None:
        version = latest(certified())
        page = version.pages.get(group="referred")
        page.said = {"referred": 400}
        with pytest.raises(IntegrityError), transaction.atomic():
            page.save()
        with pytest.raises(IntegrityError), transaction.atomic():
            Page.objects.filter(pk=page.pk).update(said={})
        with pytest.raises(IntegrityError), transaction.atomic():
            Version.objects.filter(pk=version.pk).update(certified_at=None, certified_by="")


class TestReplying:
    """One reply to each version; corrections are versions of their own."""

    def test_accepted_once(self, certified: Ask, cast: Cast) -> None:
        report = certified()
        reply = certifying.accept(by=cast["grace"], version=latest(report))
        assert standing(report) is Standing.ACCEPTED
        with pytest.raises(faults.RepliedAlready):
            certifying.accept(by=cast["amara"], version=latest(report))
        with pytest.raises(NeverChanged):
            reply.delete()
        with pytest.raises(IntegrityError), transaction.atomic():
            reply.save()

    def test_not_before_it_is_certified(self, written: Ask, cast: Cast) -> None:
        report = written()
        with pytest.raises(faults.NotCertified):
            certifying.accept(by=cast["grace"], version=latest(report))
        with pytest.raises(faults.NotCertified):
            certifying.ask_for_changes(by=cast["grace"], version=latest(report), words="Look")
        with pytest.raises(faults.NotCertified):
            certifying.correct(by=cast["dev"], version=latest(report), because="Oh")

    def test_changes_begin_a_version_with_the_same_answers(
        self, certified: Ask, cast: Cast
    ) -> None:
        report = certified()
        first = latest(report)
        newer = certifying.ask_for_changes(by=cast["grace"], version=first, words="Count again")
        assert (newer.number, newer.because) == (2, "Count again")
        assert said_in(newer) == said_in(first)
        assert standing(report) is Standing.CHANGES
        assert Reply.objects.get().words == "Count again"
        said = {**CORE["referred"], "started": 19}
        save_page(
            by=cast["dev"],
            version=newer,
            group=group_of(report, "referred"),
            counter=1,
            answers=said,
        )
        assert said_in(first)["referred"] == CORE["referred"]

    def test_a_correction_leaves_what_was_accepted_standing(
        self, accepted: Ask, cast: Cast
    ) -> None:
        report = accepted()
        first = latest(report)
        certifying.correct(by=cast["dev"], version=first, because="Two were counted twice")
        fresh = ProviderReturn.objects.get(pk=report.pk)
        assert accepted_version(fresh) == first
        with pytest.raises(faults.CorrectionOpen):
            certifying.correct(by=cast["dev"], version=first, because="Again")
        for act, who in ((certifying.hand_in, "dev"), (certifying.certify, "ellis")):
            version = latest(report)
            act(by=cast[who], version=version, counter=version.counter)
        certifying.accept(by=cast["grace"], version=latest(report))
        fresh = ProviderReturn.objects.get(pk=report.pk)
        newest = accepted_version(fresh)
        assert newest is not None
        assert newest.number == 2

    def test_no_reply_while_a_correction_is_open(self, certified: Ask, cast: Cast) -> None:
        report = certified()
        first = latest(report)
        certifying.correct(by=cast["dev"], version=first, because="Two were counted twice")
        with pytest.raises(faults.CorrectionOpen):
            certifying.accept(by=cast["grace"], version=first)


def test_every_act_is_on_record(accepted: Ask) -> None:
    accepted()
    done = [each.action for each in events() if each.action.startswith("provider_returns.")]
    assert set(done) == {
        "provider_returns.asked_for",
        "provider_returns.answered",
        "provider_returns.handed_in",
        "provider_returns.certified",
        "provider_returns.accepted",
    }
    assert verify().unbroken
