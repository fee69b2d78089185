"""Proposals from violations and from calls: by place and kind, beside those from accidents, and honest about chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from app.analysis.concentration import busy_shares
from app.analysis.drafting import Ground, _busy_calls
from app.analysis.settings import all_rules
from app.call.service import KINDS
from app.kernel.clock import format_instant
from app.kernel.database import db
from app.kernel.desk import system_transaction
from app.kernel.house import house
from app.violation.reference import load_reference
from tests.accident.made import local
from tests.analysis.conftest import ROADS, Brigade
from tests.analysis.test_proposals import of_kind
from tests.factories import fix_at
from tests.outreach.conftest import target_of
from tests.phones import field_phone
from tests.spine import offence, violation

DRINKING, PARKING = "17121", "1039"
HERE = (ROADS["S242"] + 0.002, 115.75)
ELSEWHERE = (ROADS["X05"], 115.72)


def _report(brigade: Brigade, *said: tuple[str, tuple[float, float], int]) -> None:
    """So many violations of a code at a place."""
    app, clock = brigade.county.app, brigade.clock
    with app.app_context(), system_transaction(house().bus, clock) as context:
        load_reference(context)
    phone, now = field_phone(app, clock, brigade.county.squad), clock.now()
    commands = [
        phone.say("violation.report", violation(offences=[offence(code)]), fix=fix_at(*place, now))
        for code, place, count in said
        for _ in range(count)
    ]
    for first in range(0, len(commands), 20):
        for result in phone.send(*commands[first : first + 20]):
            phone.read(result)
    brigade.chief.post("/targets", _village(brigade, "李庄村", ELSEWHERE))


def _village(brigade: Brigade, name: str, at: tuple[float, float]) -> dict[str, Any]:
    return {**target_of(brigade.county.squad), "name": name, "latitude": at[0], "longitude": at[1]}


def test_more_key_violations_among_those_found_by_a_village_propose_a_talk(brigade: Brigade) -> None:
    _report(brigade, (DRINKING, HERE, 8), (PARKING, ELSEWHERE, 16))
    proposal = of_kind(brigade.look("2026-11-22"), "village")
    found = proposal["reckoning"]
    assert (proposal["rule_key"], proposal["suggestion"]["village"]) == ("outreach_follows_violations", "郭店屯村")
    assert (found["source"], found["count"], found["total"], round(found["expected"], 1)) == ("violations", 8, 8, 2.7)
    assert (found["codes"], proposal["accident_ids"]) == ({DRINKING: 8}, [])


def test_where_many_violations_are_found_because_many_were_looked_for_nothing_is_claimed(brigade: Brigade) -> None:
    _report(brigade, (DRINKING, HERE, 8), (PARKING, HERE, 16), (DRINKING, ELSEWHERE, 2), (PARKING, ELSEWHERE, 4))
    assert [each["kind"] for each in brigade.look("2026-11-22")] == []


def test_a_share_is_only_claimed_beyond_what_chance_explains() -> None:
    assert busy_shares({"a": 3, "b": 3}, {"a": 6, "b": 6}, least=2, looked_at=2) == []
    (found,) = busy_shares({"a": 9, "b": 1}, {"a": 10, "b": 40}, least=2, looked_at=2)
    assert (found.key, found.count, found.total, found.expected) == ("a", 9, 10, 2.0)


def _calls(brigade: Brigade, *hours: int, section: str = "S242") -> None:
    with brigade.county.app.app_context(), system_transaction(house().bus, brigade.clock) as context:
        KINDS.load(context)
    place = {"section_id": brigade.sections[section], "chainage_m": 1_000}
    for n, hour in enumerate(hours):
        at = format_instant(local(f"2026-10-{n % 28 + 1:02d} {hour:02d}:{n % 60:02d}"))
        said = {"received_at": at, "kind": "congestion", "unit_id": str(brigade.county.squad), **place}
        assert brigade.chief.post("/calls", said).status_code == 201


def test_hours_in_which_calls_come_together_propose_a_patrol_apart_from_accidents(brigade: Brigade) -> None:
    _calls(brigade, *([19] * 8), *([20] * 8), 3, 6, 9, 12)
    proposal = of_kind(brigade.look(), "period")
    found = proposal["reckoning"]
    assert (proposal["rule_key"], found["source"], found["count"], found["total"]) == (
        "duty_follows_incidents",
        "calls",
        16,
        20,
    )
    assert (proposal["suggestion"]["starts"], proposal["suggestion"]["section_id"]) == (
        "19:00",
        brigade.sections["S242"],
    )
    assert proposal["accident_ids"] == []
    listed = brigade.chief.get("/calls", **found["query"]).get_json()
    assert listed["summary"]["calls"] == found["count"]


def test_where_the_busiest_section_is_proposed_already_calls_propose_no_other(brigade: Brigade) -> None:
    _calls(brigade, *([19] * 8), *([20] * 8), 3, 6, 9, 12)
    _calls(brigade, 19, 20, section="X05")
    starts, section_id = "18:00", brigade.sections["S242"]
    with brigade.county.app.app_context():
        last = date(2026, 11, 1)
        ground = Ground(
            db.session(), brigade.county.brigade, [brigade.county.brigade, brigade.county.squad], last, last,
            all_rules(db.session()),
        )  # fmt: skip
        (draft,) = _busy_calls(ground, [])
        assert draft.suggestion["section_id"] == section_id
        proposed = replace(draft, suggestion={**draft.suggestion, "starts": starts})
        assert list(_busy_calls(ground, [proposed])) == []


def test_calls_spread_over_the_day_propose_nothing(brigade: Brigade) -> None:
    _calls(brigade, *range(24))
    assert brigade.look() == []
