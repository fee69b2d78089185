"""What a visitor of the demo finds, asked for over HTTP as the pages ask."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import select

from app import create_app
from app.accounts.models import Enrolment, EnrolmentContact, Officer
from app.demo.campaign import HELD
from app.demo.county import PASSWORD
from app.demo.plans import all_plans
from app.demo.staff import officers
from app.dispatch.models import TaskRecipient
from app.dispatch.rules import STATES
from app.kernel import audit
from app.kernel.clock import ManualClock, parse_instant
from app.kernel.database import db
from app.kernel.models import Job, StoredCommand
from app.kernel.signing import load_public_jwk, verify
from app.outreach.models import PlanItem
from app.records.models import Review
from app.tracking.models import Position, Tracker
from config import Settings
from tests.conftest import NOON, browser
from tests.demo.commands import expect_loaded_once, expect_removed_without_a_trace
from tests.desk import Desk

SUPERVISOR, DISPATCHER, OFFICER = "900003", "900004", "930003"


def desk(app: Flask, badge: str) -> Desk:
    """A desk that was signed in to with what ``flask demo sign-ins`` prints."""
    client = browser(app)
    answer = client.post("/api/v1/session", json={"badge": badge, "password": PASSWORD})
    assert answer.status_code == 200
    assert answer.get_json()["demo"] is True
    return Desk(client)


def unit_of(someone: Desk, name: str) -> str:
    units = someone.get("/session").get_json()["units"]
    return next(str(unit["id"]) for unit in units if unit["name"] == name)


def card_of(someone: Desk, squad: str) -> dict[str, Any]:
    answer = someone.get("/scorecards", subject_kind="squad", subject_id=unit_of(someone, squad))
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    return found


def opened(someone: Desk, squad: str, state: str, reason: str) -> dict[str, Any]:
    """Go from a squad's card to the line, from the line to the credit with this reason, and open it."""
    card = card_of(someone, squad)
    line = next(each for each in card["card"]["lines"] if each["indicator"] == "presence_posts")
    credit = next(
        each
        for each in card["credits"]
        if each["indicator"] == "presence_posts"
        and each["reason_code"] == reason
        and each["requirement_id"] in line[state]
    )
    answer = someone.get(f"/credits/{credit['id']}")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    return found


def test_a_line_at_zero_opens_to_the_track_of_the_car_that_was_elsewhere(demo: Flask) -> None:
    found = opened(desk(demo, SUPERVISOR), "三中队", "credited", "elsewhere_by_track")
    assert found["credit"]["value"] == "0.0000"
    assert found["post"]["name"] == "十五里园路口岗"
    (track,) = found["tracks"]
    assert track["plate"] == "鲁P演003警"
    assert (track["count"] > 120, track["fixes"]) == (True, [])
    assert found["check_ins"] == []


def test_an_unknown_line_says_that_nothing_could_be_known(demo: Flask) -> None:
    found = opened(desk(demo, SUPERVISOR), "三中队", "unknown", "nobody_tracked")
    assert found["credit"]["value"] is None
    assert (found["tracks"], found["check_ins"]) == ([], [])
    assert {member["name"] for member in found["crew"]} == {"演示·高十八", "演示·林十九"}


def test_an_exempt_line_opens_to_who_excused_it_and_why(demo: Flask) -> None:
    found = opened(desk(demo, SUPERVISOR), "一中队", "exempt", "exempt_task")
    (exemption,) = found["exemptions"]
    assert exemption["reason"] == "task"
    assert "指挥中心" in exemption["note"]


def test_a_check_in_whose_place_is_uncertain_stands_behind_its_line(demo: Flask) -> None:
    found = opened(desk(demo, SUPERVISOR), "一中队", "unknown", "place_uncertain")
    (check_in,) = found["check_ins"]
    assert check_in["verdict"] == "uncertain"


def test_every_squad_has_a_total_and_from_most_something_was_taken_off(demo: Flask) -> None:
    someone = desk(demo, SUPERVISOR)
    cards = {squad: card_of(someone, squad)["card"] for squad in (f"{number}中队" for number in "一二三四五六")}
    totals = {squad: float(card["total"]) for squad, card in cards.items()}
    assert all(80 < total <= 100 for total in totals.values())
    assert totals["一中队"] < 100
    assert totals["三中队"] < 100
    assert all(len(card["lines"]) == 7 for card in cards.values())


def test_the_command_centre_sees_what_is_over_due_and_to_come_at_noon(demo: Flask) -> None:
    due = desk(demo, DISPATCHER).get("/requirements").get_json()
    spans = [(parse_instant(each["starts_at"]), parse_instant(each["ends_at"])) for each in due]
    assert any(end <= NOON for _, end in spans)
    assert any(start <= NOON < end for start, end in spans)
    assert any(start > NOON for start, _ in spans)


def test_something_is_due_at_every_hour_of_the_day() -> None:
    hours = [(plan["starts"], plan["ends"]) for plan in all_plans()]
    spans = sorted((start, end if end > start else f"{24 + int(end[:2])}{end[2:]}") for start, end in hours)
    ends = [max(end for _, end in spans[: index + 1]) for index in range(len(spans))]
    assert all(start <= end for end, (start, _) in zip(ends, spans[1:], strict=False))
    assert (spans[0][0], ends[-1]) == ("06:00", "30:00")


def test_outreach_has_held_exactly_the_talks_that_it_says(demo: Flask) -> None:
    progress = desk(demo, SUPERVISOR).get("/outreach/progress").get_json()
    lines = {line["key"]: line for line in progress["kinds"]}
    assert {kind: lines[kind]["reached"] for kind in HELD} == HELD
    assert (progress["sessions"], progress["several_kinds"]) == (152, 0)
    assert progress["people"] > 50_000
    known = {kind: (line["known"], line["planned"]) for kind, line in lines.items()}
    assert known["village"] == (247, 247)
    assert known["school"] == (178, 178)
    assert known["fair"] == (38, 38)
    assert known["road"] == (29, 29)


def test_every_fair_has_a_lunar_date_and_no_target_of_the_town_without_a_point_has_a_place(demo: Flask) -> None:
    targets = desk(demo, SUPERVISOR).get("/targets").get_json()
    assert all(each["lunar_month"] and each["lunar_day"] for each in targets if each["kind"] == "fair")
    placeless = {each["town_name"] for each in targets if each["town_name"] and each["latitude"] is None}
    assert placeless == {"寿张镇"}


def test_the_county_has_its_cars_devices_and_key_sections(demo: Flask) -> None:
    someone = desk(demo, SUPERVISOR)
    with demo.app_context():
        kinds = Counter(db.session.scalars(select(Tracker.kind)))
    assert kinds == {"car": 14, "recorder": 30, "radio": 35, "drone": 1}
    levels = Counter(each["level"] for each in someone.get("/sections").get_json())
    assert levels == {"national": 1, "provincial": 2, "county": 6}


def test_tasks_stand_in_every_state_that_needs_no_push(demo: Flask) -> None:
    with demo.app_context():
        states = set(db.session.scalars(select(TaskRecipient.state)))
    assert states == set(STATES) - {"sent"}


def test_a_report_of_yesterday_tells_of_shifts_counts_cases_and_talks(demo: Flask) -> None:
    someone = desk(demo, SUPERVISOR)
    brigade = unit_of(someone, "阳谷县交警大队（演示）")
    report = someone.get("/reports/daily", unit=brigade, day="2026-11-21").get_json()
    told = {each["key"]: each["number"] for each in report["figures"]}
    assert report["state"] == "final"
    assert told["people_out"] > 20
    assert told["cars_out"] > 8
    assert told["tally_persuasion"] > 0
    assert told["cases"] >= 5
    assert told["talks"] == 2
    assert told["hazards"] == 1
    assert all(squad["figures"] for squad in report["squads"])
    corrected = someone.get("/reports/daily", unit=brigade, day="2026-11-18").get_json()
    assert [final["reason"] for final in corrected["finals"]] == ["", "演示：补充救助情况"]


def test_reviews_stand_in_every_state_that_a_reviewer_meets(demo: Flask) -> None:
    with demo.app_context():
        states = set(db.session.scalars(select(Review.state)))
    assert states >= {"waiting", "accepted", "returned", "voided", "superseded"}


def test_somebody_is_on_duty_now_and_outreach_has_a_plan(demo: Flask) -> None:
    someone = desk(demo, SUPERVISOR)
    assert someone.get("/shifts/on-duty").get_json()["shifts"]
    with demo.app_context():
        cancelled = list(db.session.scalars(select(PlanItem.cancelled_at)))
    assert len(cancelled) == 8  # one of them from a proposal
    assert sum(each is not None for each in cancelled) == 1


def test_proposals_stand_in_every_state_and_one_made_a_talk(demo: Flask) -> None:
    found = desk(demo, SUPERVISOR).get("/analysis/proposals").get_json()
    assert {each["state"] for each in found["proposals"]} == {"open", "adopted", "rejected"}
    assert {"section", "village"} <= {each["kind"] for each in found["proposals"]}
    assert [made["kind"] for each in found["proposals"] for made in each["made"]] == ["plan_item"]
    assert 3 <= found["open"] <= 40


def test_a_phone_holds_what_it_could_not_send(demo: Flask) -> None:
    with demo.app_context():
        held = db.session.scalars(
            select(EnrolmentContact.unsent_commands).where(EnrolmentContact.unsent_commands > 0)
        ).all()
    assert list(held) == [2]


def test_an_officer_sees_their_own_account_and_the_photos_they_took(demo: Flask) -> None:
    me = desk(demo, OFFICER)
    own = me.get("/session").get_json()["officer"]
    assert me.get("/scorecards", subject_kind="officer", subject_id=own["id"]).status_code == 200
    seen = desk(demo, SUPERVISOR).get("/violations", unit=unit_of(me, "三中队")).get_json()["violations"]
    mine = next(each for each in seen if each["officer_id"] == own["id"] and len(each["photos"]) == 2)
    photos = me.get(f"/violations/{mine['id']}").get_json()["photos"]
    assert [photo["opened"] for photo in photos] == [True, True]
    picture = me.get(f"/photo-links/{photos[0]['id']}")
    assert (picture.status_code, picture.content_type) == (200, "image/webp")


def test_every_field_command_was_applied_and_is_signed_by_its_phone(demo: Flask) -> None:
    query = select(StoredCommand, Enrolment.public_key).join(Enrolment, Enrolment.id == StoredCommand.enrolment_id)
    with demo.app_context():
        rows = db.session.execute(query.order_by(StoredCommand.enrolment_id, StoredCommand.seq)).all()
    assert len(rows) > 600
    for command, public_key in rows:
        assert command.status == "applied"
        assert verify(load_public_jwk(public_key), command.signature, command.body.encode())
        assert json.loads(command.body)["ticket"]
    for (before, _), (after, _) in pairwise(rows):
        assert after.seq == 1 or (after.prev, after.link) == (before.digest, "ok")


def test_one_cars_night_came_in_hours_late(demo: Flask) -> None:
    with demo.app_context():
        rows = db.session.execute(select(Position.fix_at, Position.received_at)).all()
    late = [row for row in rows if row.received_at - row.fix_at > timedelta(hours=9)]
    assert {row.received_at for row in late} == {datetime(2026, 11, 21, 22, 10, tzinfo=UTC)}
    assert all(row.received_at <= NOON for row in rows)


def test_all_work_is_done_and_the_audit_is_unbroken(demo: Flask) -> None:
    with demo.app_context():
        assert set(db.session.scalars(select(Job.state))) == {"done"}
        assert audit.verify(db.session()) is None


def test_nobody_in_it_could_be_taken_for_a_real_person(demo: Flask) -> None:
    with demo.app_context():
        names = list(db.session.scalars(select(Officer.name)))
    assert len(names) == len(officers()) > 100
    assert all(name.startswith("演示·") for name in names)


def test_the_outreach_team_sees_the_brigades_targets_and_its_plan(demo: Flask) -> None:
    member = desk(demo, "900006")
    assert len(member.get("/targets").get_json()) > 500
    assert member.get("/outreach/progress").get_json()["sessions"] >= 152


def test_the_demo_loads_once_and_is_removed_without_a_trace(
    demo: Flask, settings_of_demo: Settings, tmp_path: Path
) -> None:
    settings = replace(settings_of_demo, data_dir=tmp_path / "copy", database_url="")
    shutil.copytree(settings_of_demo.data_dir, settings.data_dir)
    copy = create_app(settings, ManualClock(NOON))
    expect_loaded_once(copy)
    expect_removed_without_a_trace(copy, settings.photo_dir)
    with copy.app_context():
        db.engine.dispose()


def test_the_register_gives_the_countys_own_percentages(demo: Flask) -> None:
    def spring(year: int) -> dict[str, int]:
        asked = {"from": f"{year}-01-01", "to": f"{year}-05-31", "procedure": "general", "limit": "1"}
        summary: dict[str, int] = desk(demo, SUPERVISOR).get("/accidents", **asked).get_json()["summary"]
        return summary

    before, now = spring(2025), spring(2026)
    assert (before["accidents"], now["accidents"]) == (123, 98)
    assert (before["deaths"], now["deaths"]) == (29, 26)
    whole = desk(demo, SUPERVISOR).get("/accidents", limit="1").get_json()["summary"]
    assert whole["unplaced"] > 0
    assert whole["from_scene"] == 2
