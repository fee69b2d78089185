"""What an officer's phone has of the roster: their own month, with whom and in which car."""

from __future__ import annotations

from uuid import UUID

from app.accounts.service import actor_of
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.feed import Reader
from app.roster.feeds import FEEDS
from tests.roster.conftest import Squad, cell
from tests.roster.test_crews import crew_of

TODAY, TOMORROW = "2026-11-22", "2026-11-23"


def shown(squad: Squad, officer_id: UUID, clock: ManualClock) -> dict[str, dict[str, object]]:
    """What a fresh phone of theirs is given."""
    with squad.county.app.app_context():
        session = db.session()
        return dict(FEEDS[0].snapshot(Reader(session, actor_of(session, officer_id), clock.now())))


def test_one_sees_ones_own_month_with_the_mates_of_the_same_crew(squad: Squad, clock: ManualClock) -> None:
    crew_id = squad.leader.post("/crews", crew_of(squad)).get_json()["id"]
    squad.write(
        0,
        cell(squad.wang, TODAY, "night", crew_id=crew_id),
        cell(squad.li, TODAY, "night", crew_id=crew_id),
        cell(squad.wang, TOMORROW, "leave"),
    )
    night = {"day": TODAY, "kind": "night", "vehicle_id": None, "mate_ids": [str(squad.li)]}
    leave: dict[str, object] = {"day": TOMORROW, "kind": "leave", "vehicle_id": None, "mate_ids": []}
    assert shown(squad, squad.wang, clock) == {
        f"{squad.wang}:2026-11": {"month": "2026-11", "shifts": [night, leave]},
    }


def test_nobody_is_told_of_a_colleagues_month(squad: Squad, clock: ManualClock) -> None:
    squad.write(0, cell(squad.wang, TODAY, "night"))
    assert shown(squad, squad.li, clock) == {}
    with squad.county.app.app_context():
        session = db.session()
        reader = Reader(session, actor_of(session, squad.li), clock.now())
        assert FEEDS[0].load(reader, [f"{squad.wang}:2026-11"]) == {}
