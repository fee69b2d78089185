"""What happened elsewhere: a cursor never skips, never repeats, and starts over when the reader's scope changes."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, update

from app.accounts.models import Officer, RoleGrant
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.database import write_transaction
from tests.access.world import post_of
from tests.desk import desk_of
from tests.phones import FieldPhone
from tests.spine import Spine, make_spine, violation


@pytest.fixture
def spine(any_app: Flask, clock: ManualClock) -> Spine:
    """The county on each database."""
    return make_spine(any_app, clock)


@pytest.fixture
def phone(spine: Spine) -> FieldPhone:
    return spine.phone()


def changes(phone: FieldPhone, cursor: str | None = None, **query: Any) -> dict[str, Any]:
    """One answer."""
    answer = phone.get("/changes", **({"cursor": cursor} if cursor else {}), **query)
    assert answer.status_code == 200, answer.get_json()
    page: dict[str, Any] = answer.get_json()
    return page


def ops(page: dict[str, Any], kind: str) -> list[tuple[str, str]]:
    """(op, id) of one kind, in order."""
    return [(each["op"], each["id"]) for each in page["changes"] if each["kind"] == kind]


def new_post(spine: Spine) -> str:
    return str(spine.leader.post("/posts", post_of(spine.county.squad)).get_json()["id"])


def test_a_fresh_phone_gets_everything_it_may_see(spine: Spine, phone: FieldPhone) -> None:
    due = spine.requirement(spine.plan())
    page = changes(phone)
    assert (page["cursor_reset"], page["more"]) == (True, False)
    assert ("put", spine.post_id) in ops(page, "post")
    assert ("put", spine.section_id) in ops(page, "section")
    assert ("put", due["id"]) in ops(page, "requirement")
    assert ("put", str(phone.officer_id)) in ops(page, "officer")
    assert len(ops(page, "violation_code")) > 50


def test_a_cursor_brings_only_what_came_after_it(spine: Spine, phone: FieldPhone) -> None:
    cursor = changes(phone)["cursor"]
    assert changes(phone, cursor)["changes"] == []
    made = new_post(spine)
    page = changes(phone, cursor)
    assert (page["cursor_reset"], ops(page, "post")) == (False, [("put", made)])
    assert changes(phone, page["cursor"])["changes"] == []


def test_a_change_carries_what_the_api_would_show(spine: Spine, phone: FieldPhone) -> None:
    cursor = changes(phone)["cursor"]
    made = new_post(spine)
    data = changes(phone, cursor)["changes"][0]["data"]
    assert data == phone.get(f"/posts/{made}").get_json()


def test_ones_own_records_come_back_by_the_feed(spine: Spine, phone: FieldPhone) -> None:
    cursor = changes(phone)["cursor"]
    checked_in = phone.tell("checkin.check_in", {"post_id": spine.post_id, "requirement_id": None})
    reported = phone.tell("violation.report", violation())
    page = changes(phone, cursor)
    assert ops(page, "check_in") == [("put", checked_in["id"])]
    assert ops(page, "violation") == [("put", reported["id"])]


def test_a_colleagues_records_do_not(spine: Spine, phone: FieldPhone) -> None:
    cursor = changes(phone)["cursor"]
    mate = spine.phone()
    mate.tell("checkin.check_in", {"post_id": spine.post_id, "requirement_id": None})
    mate.tell("violation.report", violation())
    page = changes(phone, cursor)
    assert {op for kind in ("check_in", "violation") for op, _ in ops(page, kind)} <= {"drop"}
    assert all(each["data"] is None for each in page["changes"] if each["op"] == "drop")


def test_a_long_history_is_read_in_pages_without_loss_or_repetition(spine: Spine, phone: FieldPhone) -> None:
    cursor = changes(phone)["cursor"]
    made = [new_post(spine) for _ in range(7)]
    read, more = [], True
    while more:
        page = changes(phone, cursor, limit=3)
        cursor, more = page["cursor"], page["more"]
        read += [record_id for _, record_id in ops(page, "post")]
    assert read == made


def test_a_record_that_changed_twice_is_told_once_as_it_is_now(spine: Spine, phone: FieldPhone) -> None:
    cursor = changes(phone)["cursor"]
    for version, radius in ((1, 90), (2, 80)):
        assert spine.leader.patch(f"/posts/{spine.post_id}", {"radius_m": radius}, version).status_code == 200
    page = changes(phone, cursor)
    assert [each["data"]["radius_m"] for each in page["changes"]] == [80]


def test_what_moves_out_of_sight_is_dropped(spine: Spine, phone: FieldPhone) -> None:
    neighbour = spine.phone(unit_id=spine.county.other_squad)
    cursors = [changes(each)["cursor"] for each in (phone, neighbour)]
    moved = spine.centre.patch(f"/posts/{spine.post_id}", {"unit_id": str(spine.county.other_squad)}, 1)
    assert moved.status_code == 200
    assert ops(changes(phone, cursors[0]), "post") == [("drop", spine.post_id)]
    assert ops(changes(neighbour, cursors[1]), "post") == [("put", spine.post_id)]


def test_a_cancelled_requirement_is_dropped(spine: Spine, phone: FieldPhone) -> None:
    due = spine.requirement(spine.plan(starts="18:00", ends="19:00"))
    cursor = changes(phone)["cursor"]
    version = spine.leader.get(f"/plans/{due['plan_id']}").get_json()["version"]
    assert spine.leader.delete(f"/plans/{due['plan_id']}", version).status_code == 204
    assert ("drop", due["id"]) in ops(changes(phone, cursor), "requirement")


def test_a_new_role_starts_the_reader_over(spine: Spine, phone: FieldPhone) -> None:
    cursor = changes(phone)["cursor"]
    grant = {"officer_id": phone.officer_id, "role": Role.SUPERVISOR, "unit_id": spine.county.brigade}
    with spine.app.app_context(), write_transaction() as session:
        session.add(RoleGrant(**grant))
    page = changes(phone, cursor)
    assert page["cursor_reset"] is True
    assert ("put", spine.post_id) in ops(page, "post")
    assert changes(phone, page["cursor"])["cursor_reset"] is False


def test_a_lost_role_starts_the_reader_over_without_what_is_no_longer_theirs(spine: Spine, phone: FieldPhone) -> None:
    cursor = changes(phone)["cursor"]
    with spine.app.app_context(), write_transaction() as session:
        session.execute(delete(RoleGrant).where(RoleGrant.officer_id == phone.officer_id))
    page = changes(phone, cursor)
    assert page["cursor_reset"] is True
    assert ops(page, "post") == []


def test_another_unit_starts_the_reader_over(spine: Spine, phone: FieldPhone) -> None:
    cursor = changes(phone)["cursor"]
    with spine.app.app_context(), write_transaction() as session:
        session.execute(update(Officer).where(Officer.id == phone.officer_id).values(unit_id=spine.county.other_squad))
    assert changes(phone, cursor)["cursor_reset"] is True


@pytest.mark.parametrize("spoil", ["1", "x.y", "999999.{mark}", "-1.{mark}", "१.{mark}", "1.{mark}x", "{mark}"])
def test_a_cursor_that_is_none_of_the_readers_starts_over(spine: Spine, phone: FieldPhone, spoil: str) -> None:
    mark = changes(phone)["cursor"].partition(".")[2]
    assert changes(phone, spoil.replace("{mark}", mark))["cursor_reset"] is True


def test_anothers_cursor_is_none_of_ones_own(spine: Spine, phone: FieldPhone) -> None:
    assert changes(phone, changes(spine.phone())["cursor"])["cursor_reset"] is True


def follow(phone: FieldPhone, cursor: str, done: Event) -> Iterator[str]:
    """Read changes as a busy phone would, until a page that was asked for after all was written is empty."""
    last = False
    while not last:
        last = done.is_set()
        page = changes(phone, cursor, limit=2)
        cursor, last = page["cursor"], last and not page["more"]
        yield from (record_id for _, record_id in ops(page, "post"))


def test_a_reader_skips_nothing_while_many_write_at_once(spine: Spine, phone: FieldPhone) -> None:
    """A row with a lower number that commits later than one with a higher would be lost to the cursor."""
    cursor, writers = changes(phone)["cursor"], 6
    leaders = [desk_of(spine.app, spine.county.person(Role.SQUAD_LEADER)) for _ in range(writers)]

    def write(n: int) -> list[str]:
        said = [leaders[n].post("/posts", post_of(spine.county.squad)) for _ in range(5)]
        return [str(answer.get_json()["id"]) for answer in said]

    done = Event()
    with ThreadPoolExecutor(writers + 1) as pool:
        reader = pool.submit(lambda: list(follow(phone, cursor, done)))
        made = [record_id for ids in pool.map(write, range(writers)) for record_id in ids]
        done.set()
    assert sorted(reader.result()) == sorted(made)
