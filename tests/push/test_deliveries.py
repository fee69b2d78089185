"""Whatever a push service answers: nothing is lost, nothing is asked too often, and nobody waits for it."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from app.kernel import jobs
from app.kernel.clock import ManualClock
from app.kernel.database import write_transaction
from app.kernel.models import Job
from app.push.rules import backoff
from app.push.sealing import Keys, Terms
from tests.phones import field_phone

from .conftest import Told, a_notice, told_phone
from .push_service import GIB, Behaviour, FakePushService, drips, floods, hangs, says


class WorkerDied(BaseException):
    """What a kill looks like from inside: nothing behind it runs."""


def titles(told: Told) -> list[Any]:
    """What the browser was brought, in its order."""
    return [told.browser.decrypt(each.body).get("title") for each in told.push_service.received]


def test_the_browser_reads_what_was_written_for_it(any_told: Told) -> None:
    notice = a_notice()
    any_told.tell(notice)
    any_told.run()
    assert any_told.last() | {"at": ""} == {
        "v": 1,
        "kind": "review",
        "id": notice.id,
        "tag": notice.topic,
        "url": notice.url,
        "at": "",
        "title": notice.title,
        "body": notice.body,
    }
    assert any_told.state() == "sent"


def test_the_push_service_learns_urgency_topic_and_what_is_left_of_the_time_to_live(told: Told) -> None:
    told.tell(a_notice(ttl_s=600, urgency="high"))
    told.clock.advance(seconds=60)
    told.run()
    headers = told.push_service.received[0].headers
    assert (headers["TTL"], headers["Urgency"], headers["Content-Encoding"]) == ("540", "high", "aes128gcm")
    assert headers["Topic"] == a_notice().topic
    assert headers["Authorization"].startswith("vapid t=")


def test_one_time_to_live_does_not_stick_to_the_next_message(told: Told) -> None:
    for n, ttl_s in enumerate((600, 60, 86_400)):
        told.tell(a_notice(ttl_s=ttl_s, topic=f"topic-{n}"))
        told.run()
    assert [each.headers["TTL"] for each in told.push_service.received] == ["600", "60", "86400"]


def test_the_whole_squad_is_told_and_nobody_else(told: Told, clock: ManualClock) -> None:
    beside = told_phone(told.app, clock, told.push_service)
    beside.put(told.push_service.endpoint("beside"))
    outsider = told_phone(told.app, clock, told.push_service)
    outsider.put(told.push_service.endpoint("outsider"))
    told.run()
    told.push_service.received.clear()
    without_push = field_phone(told.app, clock, told.phone.unit_id)

    told.tell(a_notice(), [told.phone.officer_id, beside.phone.officer_id, without_push.officer_id, uuid4()])
    told.run()

    assert sorted(each.path for each in told.push_service.received) == ["/send/beside", "/send/phone"]


def test_nobody_is_told_what_was_rolled_back(told: Told) -> None:
    with pytest.raises(RuntimeError, match="no"):
        told.tell(a_notice(), _raising())
    assert told.run() == 0


def _raising() -> Any:
    class Officers(list[Any]):
        def __iter__(self) -> Any:
            raise RuntimeError("no")

    return Officers([1])


@pytest.mark.parametrize("status", [404, 410])
def test_a_subscription_that_is_gone_is_forgotten(any_told: Told, status: int) -> None:
    any_told.push_service.will(says(status))
    any_told.tell(a_notice())
    any_told.run()
    assert (any_told.standing(), any_told.state()) == ("gone", "gone")
    any_told.tell(a_notice(topic="another"))
    any_told.run()
    assert len(any_told.push_service.received) == 1


def test_what_a_gone_subscription_missed_is_brought_to_the_next_one(told: Told) -> None:
    told.push_service.will(says(410))
    told.tell(a_notice("错过的"))
    told.run()
    told.put(told.push_service.endpoint("again"))
    told.run()
    assert "错过的" in titles(told)
    assert told.standing() == "works"


def test_a_message_that_is_too_large_is_sent_without_words(any_told: Told) -> None:
    any_told.push_service.will(says(413))
    any_told.tell(a_notice())
    any_told.run()
    assert (len(any_told.push_service.received), any_told.state()) == (2, "sent")
    assert set(any_told.last()) == {"v", "kind", "id", "tag", "url", "at"}


def test_a_service_that_finds_everything_too_large_is_not_asked_for_ever(told: Told) -> None:
    told.push_service.will(says(413), says(413))
    told.tell(a_notice())
    told.run()
    assert (len(told.push_service.received), told.state()) == (2, "refused")


def test_a_refusal_is_not_repeated_and_three_in_a_row_are_told_to_the_phone(told: Told) -> None:
    for n in range(3):
        assert told.standing() == "works"
        told.push_service.will(says(403))
        told.tell(a_notice(topic=f"topic-{n}"))
        told.run()
    assert (told.standing(), len(told.push_service.received)) == ("failing", 3)
    told.tell(a_notice(topic="topic-3"))
    told.run()
    assert told.standing() == "works"


def test_retry_after_is_kept_to_the_second(any_told: Told) -> None:
    any_told.push_service.will(says(429, Retry_After="90"))
    any_told.tell(a_notice())
    any_told.run()
    any_told.clock.advance(seconds=89)
    any_told.run()
    assert (len(any_told.push_service.received), any_told.state()) == (1, "waiting")
    any_told.clock.advance(seconds=1)
    any_told.run()
    assert (len(any_told.push_service.received), any_told.state()) == (2, "sent")


def test_a_throttled_phone_is_left_alone_for_other_messages_too(told: Told) -> None:
    told.push_service.will(says(429, Retry_After="90"))
    told.tell(a_notice(topic="one"))
    told.run()
    told.tell(a_notice(topic="two"))
    told.run()
    assert len(told.push_service.received) == 1
    told.clock.advance(seconds=90)
    told.run()
    assert [each.state for each in told.deliveries()] == ["sent", "sent"]


def test_a_service_that_asks_for_more_time_than_there_is_ends_the_delivery(told: Told) -> None:
    told.push_service.will(says(429, Retry_After="3600"))
    told.tell(a_notice(ttl_s=600))
    told.run()
    assert told.state() == "expired"


@pytest.mark.parametrize("answer", [says(500), says(599), says(408), says(302, Location="/"), says(503)])
def test_a_fault_of_the_service_is_tried_again_later(told: Told, answer: Behaviour) -> None:
    told.push_service.will(answer, answer)
    told.tell(a_notice())
    for n in (1, 2):
        told.run()
        assert (len(told.push_service.received), told.state()) == (n, "waiting")
        told.clock.advance(seconds=backoff(n).total_seconds())
    told.run()
    assert (len(told.push_service.received), told.state()) == (3, "sent")


def test_trying_again_ends_with_the_time_to_live(told: Told) -> None:
    told.push_service.will(*[says(500)] * 100)
    told.tell(a_notice(ttl_s=3600))
    told.run()
    while told.state() == "waiting":
        told.clock.advance(seconds=60)
        told.run()
    assert told.state() == "expired"
    assert 8 <= len(told.push_service.received) <= 12


def test_a_message_whose_time_is_over_is_not_sent(told: Told) -> None:
    told.tell(a_notice(ttl_s=60))
    told.clock.advance(seconds=60)
    told.run()
    assert (told.state(), told.push_service.received) == ("expired", [])


@pytest.mark.parametrize("where", ["http://127.0.0.1:1/inward", "https://169.254.169.254/", "/send/elsewhere"])
def test_a_redirect_is_never_followed(told: Told, where: str) -> None:
    other = FakePushService()
    stop = other.start()
    location = f"{other.origin}{where}" if where.startswith("/") else where
    told.push_service.will(says(307, Location=location))
    told.tell(a_notice())
    told.run()
    stop()
    assert (other.received, told.state(), len(told.push_service.received)) == ([], "waiting", 1)


@pytest.mark.parametrize("silence", [hangs, drips])
def test_a_service_that_never_finishes_its_answer_is_left_at_the_deadline(told: Told, silence: Behaviour) -> None:
    told.push_service.will(silence)
    told.tell(a_notice())
    began = perf_counter()
    told.run()
    assert perf_counter() - began < 10, "the service itself would have taken 30 s"
    assert (told.state(), told.deliveries()[0].last_answer) == ("waiting", "timeout")
    told.clock.advance(seconds=5)
    told.run()
    assert told.state() == "sent"


def test_a_silent_service_costs_one_wait_and_not_one_for_every_phone(told: Told, clock: ManualClock) -> None:
    phones = [told_phone(told.app, clock, told.push_service) for _ in range(10)]
    for n, phone in enumerate(phones):
        phone.put(told.push_service.endpoint(f"phone-{n}"))
    told.run()
    told.push_service.received.clear()
    told.push_service.will(hangs)

    told.tell(a_notice(), [phone.phone.officer_id for phone in phones])
    told.run()

    assert len(told.push_service.received) == 1
    told.clock.advance(seconds=5)
    told.run()
    assert {each.state for each in told.deliveries()} == {"sent"}


def test_a_body_of_a_gigabyte_is_not_read(told: Told) -> None:
    told.push_service.will(floods)
    told.tell(a_notice())
    told.run()
    assert told.state() == "sent"
    assert told.push_service.flooded < GIB / 64


def test_a_service_that_is_not_there_is_tried_again(newcomer: Told) -> None:
    gone = FakePushService()
    gone.start()()
    newcomer.put(f"{gone.origin}/send/x")
    newcomer.tell(a_notice())
    newcomer.run()
    assert newcomer.state() == "waiting"


def test_a_recall_takes_the_place_of_what_has_not_arrived(any_told: Told) -> None:
    any_told.push_service.will(says(503, Retry_After="60"))
    any_told.tell(a_notice("立即出动"))
    any_told.run()
    any_told.clock.advance(seconds=30)
    any_told.tell(a_notice("指令已撤回"))
    any_told.run()
    any_told.clock.advance(seconds=60)
    any_told.run()
    assert titles(any_told) == ["立即出动", "指令已撤回"]
    assert any_told.state() == "sent"


def test_an_older_notice_that_comes_late_does_not_undo_the_recall(told: Told) -> None:
    told.tell(a_notice("立即出动"))
    told.clock.advance(milliseconds=1)
    told.tell(a_notice("指令已撤回"))
    with told.app.app_context():
        _turn_round_the_queue()
    told.run()
    assert titles(told)[-1] == "指令已撤回"
    assert "立即出动" not in titles(told)[1:]


def _turn_round_the_queue() -> None:
    """Let the job that was written last run first."""
    with write_transaction() as session:
        waiting = session.scalars(select(Job).where(Job.state == "queued").order_by(Job.run_after)).all()
        times = [job.run_after for job in waiting]
        for job, run_after in zip(waiting, reversed(times), strict=True):
            session.execute(update(Job).where(Job.id == job.id).values(run_after=run_after))


def test_a_worker_that_dies_while_it_sends_loses_nothing(any_told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_args: Any) -> Any:
        raise WorkerDied

    any_told.tell(a_notice())
    with monkeypatch.context() as killing:
        killing.setattr("app.push.gateway.PushGateway.post", die)
        with pytest.raises(WorkerDied):
            any_told.run()
    any_told.clock.advance(seconds=jobs.LEASE.total_seconds() + 1)
    any_told.run()
    assert (titles(any_told), any_told.state()) == (["立即出动：S259 K12+300"], "sent")


def test_a_worker_that_dies_after_sending_tells_again_under_the_same_topic(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_args: Any) -> None:
        raise WorkerDied

    told.tell(a_notice())
    with monkeypatch.context() as killing:
        killing.setattr("app.push.deliveries.record", die)
        with pytest.raises(WorkerDied):
            told.run()
    told.clock.advance(seconds=jobs.LEASE.total_seconds() + 1)
    told.run()
    assert len({each.headers["Topic"] for each in told.push_service.received}) == 1
    assert (len(told.push_service.received), told.state()) == (2, "sent")


def test_whoever_tells_waits_for_no_push_service(told: Told) -> None:
    told.push_service.will(*[hangs] * 5)
    took_s = []
    for n in range(5):
        began = perf_counter()
        told.tell(a_notice(topic=f"topic-{n}"))
        took_s.append(perf_counter() - began)
    assert min(took_s) < 0.1
    assert told.push_service.received == []


def test_a_name_that_leads_inward_is_not_asked(newcomer: Told) -> None:
    """Under production settings: the list lets the name pass, the address does not."""
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["142.250.4.95", "127.0.0.1"]

    policy = replace(newcomer.gateway.policy, loopback=False)
    newcomer.gateway = replace(newcomer.gateway, policy=policy, resolve=rebinding)
    assert newcomer.put("https://fcm.googleapis.com/fcm/send/x").status_code == 200
    newcomer.tell(a_notice())
    newcomer.run()
    assert asked == ["fcm.googleapis.com"], "once: what was checked is what is used"
    assert newcomer.deliveries()[0].state == "waiting"


def test_the_address_that_was_checked_is_the_one_that_is_used(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[Any] = []

    def connect(address: Any, *_args: Any) -> Any:
        met.append(address)
        raise OSError("no network in tests")

    monkeypatch.setattr("socket.create_connection", connect)
    answers = iter([["142.250.4.95"], ["127.0.0.1"]])
    policy = replace(told.gateway.policy, loopback=False)
    gateway = replace(told.gateway, policy=policy, resolve=lambda _host, _port: next(answers))
    row = told.row()
    gateway.send("https://fcm.googleapis.com/x", Keys(row.p256dh, row.auth), b"{}", Terms(60, "high", "t"))
    assert met == [("142.250.4.95", 443)]


def test_deliveries_are_kept_a_week_beyond_their_end(told: Told) -> None:
    told.tell(a_notice(ttl_s=60, topic="old"))
    told.run()
    told.clock.advance(days=8)
    told.tell(a_notice(ttl_s=60, topic="new"))
    told.run()
    assert [each.topic for each in told.deliveries()] == ["new"]
