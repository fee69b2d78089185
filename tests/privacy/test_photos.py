"""照片留存: photos go by their age, their records stay and say so; what is disputed or decided holds them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.house import EXTENSION
from app.photos.uploads import blob_store
from app.privacy.photos import DAILY
from app.privacy.retention import retain
from app.privacy.rules import EVERY
from tests.hazard.conftest import Road, make_road
from tests.photos.conftest import photo_payload
from tests.photos.pictures import jpeg
from tests.spine import offence, violation

DAILY_AGE, EVIDENCE_AGE = timedelta(days=180), timedelta(days=730)


@pytest.fixture
def road(app: Flask, clock: ManualClock) -> Road:
    """A squad whose officers find hazards and report violations."""
    return make_road(app, clock)


def found(road: Road, photo: bytes) -> str:
    """A hazard with a photo; its report's id is its own."""
    receipt = road.report(photos=[photo_payload(photo)])
    road.phone.upload(photo)
    return str(receipt["id"])


def reported(road: Road, photo: bytes, *, is_here: bool = False, **said: Any) -> str:
    """A violation with a photo, which may be here already."""
    receipt = road.phone.tell("violation.report", violation(photos=[photo_payload(photo)], **said))
    if not is_here:
        road.phone.upload(photo)
    return str(receipt["record"]["id"])


def accepted(road: Road, violation_id: str) -> None:
    """The leader accepts it at first sight."""
    said = {"verdict": "accepted", "reason_code": None, "comment": ""}
    answer = road.spine.leader.patch(f"/reviews/{violation_id}", said, 1)
    assert answer.status_code == 200, answer.get_json()


def mended(road: Road, hazard_id: str) -> None:
    assert road.step(hazard_id, "resolved", to_whom="", number="", note="已修复").status_code in (200, 201)


def run(road: Road, after: timedelta) -> None:
    """So much later the day's run is made, and the jobs behind it."""
    road.clock.advance(seconds=after.total_seconds())
    with road.spine.app.app_context():
        retain(road.clock, {})
    road.spine.reckon()


def photo_of(road: Road, path: str) -> dict[str, Any]:
    """The record's photo as the leader sees it."""
    answer = road.spine.leader.get(path)
    assert answer.status_code == 200, answer.get_json()
    (photo,) = answer.get_json()["photos"]
    shown: dict[str, Any] = photo
    return shown


def is_stored(road: Road, photo: dict[str, Any]) -> bool:
    return blob_store(road.spine.app.extensions[EXTENSION]).exists(photo["digest"])


def test_a_settled_hazards_photo_goes_and_its_record_says_when_and_by_which_rule(road: Road) -> None:
    hazard = found(road, jpeg())
    mended(road, hazard)
    before = photo_of(road, f"/hazards/{hazard}")
    run(road, DAILY_AGE - timedelta(days=1))
    assert photo_of(road, f"/hazards/{hazard}") == before
    run(road, timedelta(days=2))
    gone = photo_of(road, f"/hazards/{hazard}")
    assert (gone["opened"], gone["removed_rule"], gone["digest"]) == (False, "daily_photos", before["digest"])
    assert gone["removed_at"] is not None
    assert not is_stored(road, gone)
    assert road.spine.leader.get(f"/photo-links/{gone['id']}").status_code == 404
    assert road.spine.leader.get(f"/photo-links/{gone['id']}/original").status_code == 404


def test_a_hazard_that_is_not_mended_holds_its_photo(road: Road) -> None:
    hazard = found(road, jpeg())
    run(road, DAILY_AGE + EVERY)
    assert photo_of(road, f"/hazards/{hazard}")["opened"]
    mended(road, hazard)
    run(road, EVERY + timedelta(minutes=1))
    assert not photo_of(road, f"/hazards/{hazard}")["opened"]


def test_a_violations_photo_has_a_term_of_its_own_and_waits_for_its_review(road: Road) -> None:
    settled, waiting = reported(road, jpeg()), reported(road, jpeg(width=31))
    accepted(road, settled)
    run(road, DAILY_AGE + EVERY)
    assert photo_of(road, f"/violations/{settled}")["opened"]
    run(road, EVIDENCE_AGE)
    assert photo_of(road, f"/violations/{settled}")["removed_rule"] == "evidence_photos"
    assert photo_of(road, f"/violations/{waiting}")["opened"]


def test_what_was_decided_in_the_national_system_keeps_its_photo_for_good(road: Road) -> None:
    decided = reported(road, jpeg(), outcome="penalty_issued", offences=[offence("6050", decision_number="371521-1")])
    accepted(road, decided)
    run(road, EVIDENCE_AGE + EVERY)
    assert photo_of(road, f"/violations/{decided}")["opened"]


def test_bytes_that_another_record_still_shows_stay_and_are_taken_anew_once_they_are_gone(road: Road) -> None:
    photo = jpeg()
    hazard, violation_id = found(road, photo), reported(road, photo, is_here=True)
    accepted(road, violation_id)
    mended(road, hazard)
    run(road, DAILY_AGE + EVERY)
    shown = photo_of(road, f"/violations/{violation_id}")
    assert shown["opened"]
    assert is_stored(road, shown)
    run(road, EVIDENCE_AGE)
    assert not is_stored(road, shown)
    again = found(road, photo)
    assert photo_of(road, f"/hazards/{again}")["opened"]
    assert road.spine.leader.get(f"/photo-links/{photo_of(road, f'/hazards/{again}')['id']}").status_code == 200


def test_the_desk_reads_what_would_go_and_what_stays_and_nothing_goes_by_reading(road: Road) -> None:
    kept, gone = found(road, jpeg()), found(road, jpeg(width=31))
    mended(road, gone)
    road.clock.advance(seconds=(DAILY_AGE + EVERY).total_seconds())
    admin = road.spine.county.desk(Role.ADMIN, road.spine.county.brigade)
    for _ in range(2):
        told = {each["key"]: each for each in admin.get("/retention").get_json()["categories"]}
        assert (told[DAILY.key]["count"], told[DAILY.key]["held"], told[DAILY.key]["days"]) == (1, {"open": 1}, 180)
    assert photo_of(road, f"/hazards/{kept}")["opened"]
    said = road.spine.app.test_cli_runner().invoke(args=["privacy", "retention"]).output
    assert "daily_photos: 1 from before" in said
    assert "1 held: open" in said


def test_the_records_history_tells_of_the_removal(road: Road) -> None:
    hazard = found(road, jpeg())
    mended(road, hazard)
    run(road, DAILY_AGE + EVERY)
    entries = road.spine.leader.get(f"/history/hazard_report/{hazard}").get_json()["entries"]
    assert entries[0]["action"] == "photo.removed"
    assert entries[0]["after"]["removed_rule"] == "daily_photos"
