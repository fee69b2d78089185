from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.duty.service import span_of_day
from app.kernel.actor import Role
from app.kernel.clock import format_instant
from app.kernel.database import db
from app.outreach.queries import talks_begun_between
from tests.desk import desk_of, told
from tests.factories import make_phone
from tests.outreach.conftest import Team, talk_of

PHOTO = {"digest": "a" * 64, "size_bytes": 1000, "media_type": "image/jpeg", "source": "camera", "camera": None}


def receipt(result: dict[str, Any]) -> dict[str, Any]:
    """The receipt's fields."""
    fields: dict[str, Any] = json.loads(result["receipt"])
    return fields


def refused(result: dict[str, Any]) -> str:
    """Why a command was refused."""
    fields = receipt(result)
    assert fields["status"] == "refused"
    return str(fields["code"])


def shown(team: Team, result: dict[str, Any]) -> dict[str, Any]:
    """The talk of a receipt, as its own officer reads it."""
    answer: dict[str, Any] = team.desk.get(f"/outreach/sessions/{receipt(result)['record']['id']}").get_json()
    return answer


def test_one_command_holds_a_whole_talk(any_team: Team) -> None:
    village, school = any_team.target(), any_team.target("school", "郭屯小学")
    result = any_team.close(village, school, presenter_ids=[str(any_team.officer_id)])
    talk = shown(any_team, result)
    assert receipt(result)["record"]["kind"] == "outreach_session"
    assert talk["target_ids"] == [str(village), str(school)]
    assert (talk["head_count"], talk["count_method"], talk["held_on"]) == (30, "counted", "2026-11-22")
    assert talk["materials"] == [{"kind": "apron", "count": 28}]
    assert (talk["groups"], talk["latitude"]) == (["villager", "elderly"], 36.11)
    assert talk["ended_at"] == format_instant(any_team.clock.now())


def test_the_targets_keep_the_order_in_which_they_were_named(team: Team) -> None:
    targets = [team.target(name=f"{n}号村") for n in range(5)]
    assert shown(team, team.close(*reversed(targets)))["target_ids"] == [str(each) for each in reversed(targets)]


def test_a_talk_needs_no_photo_and_a_photo_with_faces_is_marked(team: Team) -> None:
    village = team.target()
    clear = {**PHOTO, "digest": "b" * 64}
    photos = [{**PHOTO, "faces_or_minors_visible": True}, {**clear, "faces_or_minors_visible": False}]
    result = team.close(village, photos=photos)
    assert receipt(result)["photos"] == ["a" * 64, "b" * 64]
    talk = shown(team, result)
    assert talk["faces_visible"] == ["a" * 64]
    assert [photo["digest"] for photo in talk["photos"]] == ["a" * 64, "b" * 64]
    assert receipt(team.close(village))["status"] == "applied"


def test_a_correction_from_another_phone_keeps_photos_and_their_marks(team: Team) -> None:
    village = team.target()
    photos = [{**PHOTO, "faces_or_minors_visible": True}]
    first = receipt(team.close(village, photos=photos))["record"]["id"]
    talk = shown(team, team.close(village, supersedes=first, head_count=31, keep_photos=True))
    assert (talk["head_count"], talk["faces_visible"]) == (31, ["a" * 64])
    assert [each["digest"] for each in talk["photos"]] == ["a" * 64]


def test_a_talk_without_a_position_is_kept_and_flagged(team: Team) -> None:
    payload = talk_of(team.target(), at=team.clock.now())
    assert "place_missing" in receipt(team.send("outreach.close_session", payload, fix=None))["flags"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"target_ids": [str(uuid4())]}, "target_unknown"),
        ({"presenter_ids": [str(uuid4())]}, "presenter_unknown"),
        ({"groups": ["martian"]}, "word_unknown"),
        ({"materials": [{"kind": "gold", "count": 1}]}, "word_unknown"),
        ({"target_ids": []}, "payload_invalid"),
        ({"head_count": -1}, "payload_invalid"),
        ({"head_count": 10**9}, "payload_invalid"),
        ({"count_method": "guessed"}, "payload_invalid"),
        ({"themes": ["helmet", "helmet"]}, "payload_invalid"),
        ({"materials": [{"kind": "cup", "count": 1}, {"kind": "cup", "count": 2}]}, "payload_invalid"),
        ({"hazards_heard": "险" * 1001}, "payload_invalid"),
        ({"photos": [PHOTO]}, "payload_invalid"),
        ({"minors": ["小明"]}, "payload_invalid"),
    ],
)
def test_a_talk_that_can_not_be_is_refused_with_its_reason(team: Team, said: dict[str, Any], code: str) -> None:
    assert refused(team.close(team.target(), **said)) == code


def test_a_talk_does_not_end_before_it_begins(team: Team) -> None:
    before = format_instant(team.clock.now() - timedelta(hours=1))
    assert refused(team.close(team.target(), ended_at=before)) == "session_times_invalid"


def test_more_than_twenty_targets_are_too_many_for_one_talk(team: Team) -> None:
    targets = [team.target(name=f"{n}号村") for n in range(21)]
    assert refused(team.close(*targets)) == "payload_invalid"
    assert receipt(team.close(*targets[:20]))["status"] == "applied"


def test_a_target_given_up_meanwhile_is_still_one(team: Team) -> None:
    assert receipt(team.close(team.target(active=False)))["status"] == "applied"


def test_a_correction_stands_in_place_of_the_talk_and_leaves_it_readable(team: Team) -> None:
    village = team.target()
    first = team.close(village)
    second = team.close(village, head_count=42, supersedes=receipt(first)["id"])
    assert shown(team, first)["superseded_by"] == receipt(second)["id"]
    assert shown(team, second)["head_count"] == 42
    assert refused(team.close(village, supersedes=receipt(first)["id"])) == "already_superseded"


def test_a_talk_is_withdrawn_with_a_reason_and_only_once(team: Team) -> None:
    first = team.close(team.target())
    withdrawal = {"command_id": receipt(first)["id"], "reason": "重复记录"}
    assert receipt(team.send("outreach.withdraw_session", withdrawal))["status"] == "applied"
    assert shown(team, first)["withdrawn_reason"] == "重复记录"
    assert refused(team.send("outreach.withdraw_session", withdrawal)) == "already_withdrawn"


def test_nobody_withdraws_another_ones_talk(team: Team) -> None:
    first = team.close(team.target())
    with team.app.app_context():
        team.phone = make_phone(team.county.person(Role.OUTREACH, team.county.brigade), team.clock.now())
    withdrawal = {"command_id": receipt(first)["id"], "reason": "不是我的"}
    assert refused(team.send("outreach.withdraw_session", withdrawal)) == "not_found"


@pytest.mark.parametrize(("role", "may"), [(Role.SQUAD_LEADER, True), (Role.OFFICER, False), (Role.DISPATCHER, False)])
def test_talks_are_held_by_the_team_and_by_squad_leaders(team: Team, role: Role, may: bool) -> None:
    village = team.target()
    with team.app.app_context():
        team.phone = make_phone(team.county.person(role), team.clock.now())
    result = team.close(village)
    assert receipt(result)["status"] == "applied" if may else refused(result) == "not_allowed"


def test_who_leads_reads_the_talks_below_them_and_a_stranger_reads_none(team: Team) -> None:
    talk_id = receipt(team.close(team.target()))["record"]["id"]
    county = team.county
    chief = county.desk(Role.BRIGADE_LEADER, county.brigade)
    assert [talk["id"] for talk in chief.get("/outreach/sessions").get_json()["sessions"]] == [talk_id]
    for stranger in (county.desk(Role.OFFICER), county.desk(Role.SQUAD_LEADER, county.other_squad)):
        assert stranger.get("/outreach/sessions").get_json()["sessions"] == []
        assert told(stranger.get(f"/outreach/sessions/{talk_id}")) == (404, "not_found")


def test_a_presenter_reads_the_talk_they_held(team: Team) -> None:
    presenter = team.county.person(Role.OFFICER)
    talk_id = receipt(team.close(team.target(), presenter_ids=[str(presenter)]))["record"]["id"]
    assert desk_of(team.app, presenter).get(f"/outreach/sessions/{talk_id}").status_code == 200


def test_the_list_goes_on_where_a_page_ends(team: Team) -> None:
    village = team.target()
    for _ in range(3):
        team.close(village)
        team.clock.advance(minutes=40)
    first = team.desk.get("/outreach/sessions", limit=2).get_json()
    rest = team.desk.get("/outreach/sessions", limit=2, before=first["next"]).get_json()
    assert (len(first["sessions"]), len(rest["sessions"]), rest["next"]) == (2, 1, None)
    assert told(team.desk.get("/outreach/sessions", before="昨天")) == (422, "request_invalid")


def test_a_talk_after_midnight_is_of_the_duty_day_that_has_not_ended(any_team: Team) -> None:
    village = any_team.target()
    any_team.clock.advance(hours=14)  # 02:00
    any_team.close(village)
    any_team.clock.advance(hours=2, minutes=30)  # 04:30, begun at four
    any_team.close(village)

    def begun(day: date) -> list[date]:
        span = span_of_day(day)
        found = talks_begun_between(db.session(), [any_team.county.brigade], span.start, span.end)
        return [talk.held_on for talk in found]

    with any_team.app.app_context():
        assert begun(date(2026, 11, 22)) == begun(date(2026, 11, 23)) == [date(2026, 11, 23)]
