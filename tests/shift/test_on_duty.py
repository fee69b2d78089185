"""当前在勤: who is out, with whom, in which car; and nobody's own time is told."""

from __future__ import annotations

from datetime import timedelta

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.shift.service import on_duty_among, shifts_between, units_out
from tests.desk import told
from tests.shift.conftest import Out


def test_those_who_oversee_a_squad_see_who_is_out_and_in_which_car(any_out: Out) -> None:
    begun = any_out.start(crew_ids=[str(any_out.second.officer_id)], vehicle_id=any_out.car_id)
    [shift] = any_out.on_duty()["shifts"]
    assert (shift["id"], shift["officer_id"], shift["plate"]) == (
        begun["id"],
        str(any_out.first.officer_id),
        "鲁P1234警",
    )
    assert shift["crew_ids"] == [str(any_out.second.officer_id)]


def test_a_squads_leader_sees_nothing_of_another_squad(out: Out) -> None:
    out.start()
    other = out.spine.county.desk(Role.SQUAD_LEADER, out.spine.county.other_squad)
    assert other.get("/shifts/on-duty").get_json()["shifts"] == []
    assert told(other.get("/shifts/on-duty", unit=str(out.spine.county.squad))) == (404, "not_found")


def test_the_brigade_sees_every_squad_and_may_ask_for_one(out: Out) -> None:
    out.start()
    chief = out.spine.county.desk(Role.BRIGADE_LEADER, out.spine.county.brigade)
    assert len(chief.get("/shifts/on-duty").get_json()["shifts"]) == 1
    other = chief.get("/shifts/on-duty", unit=str(out.spine.county.other_squad))
    assert other.get_json()["shifts"] == []


def test_a_shift_that_nobody_ended_for_a_day_is_no_longer_on_the_board(out: Out, clock: ManualClock) -> None:
    out.start()
    clock.advance(hours=24)
    assert out.on_duty()["shifts"] == []


def test_whoever_has_something_due_and_said_nothing_is_named_apart(out: Out) -> None:
    crew = [str(out.first.officer_id), str(out.second.officer_id)]
    out.spine.plan(officer_ids=crew)
    out.spine.sweep()
    assert out.on_duty()["due_ids"] == sorted(crew)
    out.start()
    assert out.on_duty()["due_ids"] == [crew[1]]


def test_a_crew_is_out_by_a_colleagues_word(out: Out, clock: ManualClock) -> None:
    out.start(crew_ids=[str(out.second.officer_id)])
    stranger = out.spine.phone()
    asked = [out.first.officer_id, out.second.officer_id, stranger.officer_id]
    with out.spine.app.app_context():
        found = on_duty_among(db.session(), asked, clock.now())
    assert found == {out.first.officer_id, out.second.officer_id}


def test_the_daily_report_gets_people_cars_and_time_of_the_unit(any_out: Out, clock: ManualClock) -> None:
    begin = clock.now()
    begun = any_out.start(crew_ids=[str(any_out.second.officer_id)], vehicle_id=any_out.car_id)
    clock.advance(hours=3)
    any_out.end(begun["id"])
    any_out.start(any_out.second, vehicle_id=any_out.car_id)
    clock.advance(hours=1)
    squad = any_out.spine.county.squad
    with any_out.spine.app.app_context():
        session = db.session()
        out = units_out(session, [squad], begin, begin + timedelta(days=1), clock.now())[squad]
        shifts = shifts_between(session, [squad], begin + timedelta(hours=3), begin + timedelta(days=1))
    assert (len(out.people), len(out.vehicles), out.seconds) == (2, 1, 4 * 3600)
    assert [each.officer_id for each in shifts] == [any_out.second.officer_id]
