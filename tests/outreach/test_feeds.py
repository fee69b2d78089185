from __future__ import annotations

from typing import Any
from uuid import UUID

from app.accounts.service import actor_of
from app.kernel.actor import Role
from app.kernel.database import db
from app.kernel.feed import Reader
from app.outreach.campaigns import default_campaign
from app.outreach.words import product_words
from tests.desk import Desk
from tests.outreach.conftest import Team, target_of


def shown(team: Team, kind: str, officer_id: UUID | None = None, ids: list[str] | None = None) -> dict[str, Any]:
    """What a feed shows to the team's member, or to somebody else: all of it, or some ids."""
    with team.app.app_context():
        reader = Reader(db.session(), actor_of(db.session(), officer_id or team.officer_id), team.clock.now())
        feed = team.house.feeds[kind]
        return dict(feed.snapshot(reader) if ids is None else feed.load(reader, ids))


def test_the_phone_of_a_member_holds_targets_words_campaigns_and_talks(team: Team, chief: Desk) -> None:
    village = str(team.target())
    chief.post("/campaigns", {**default_campaign(), "starts_on": "2023-11-01", "unit_id": str(team.county.brigade)})
    talk = team.close(UUID(village))["id"]
    assert list(shown(team, "target")) == [village]
    assert len(shown(team, "outreach_word")) == len(product_words())
    assert [campaign["planned"]["village"] for campaign in shown(team, "campaign").values()] == [247]
    assert shown(team, "outreach_session")[talk]["target_ids"] == [village]


def test_the_feed_says_what_the_api_says(team: Team, chief: Desk) -> None:
    made = chief.post("/targets", target_of(team.county.brigade)).get_json()
    assert shown(team, "target", ids=[made["id"]])[made["id"]] == made
    talk = team.close(UUID(made["id"]))["id"]
    assert shown(team, "outreach_session", ids=[talk])[talk] == team.desk.get(f"/outreach/sessions/{talk}").get_json()


def test_a_target_given_up_leaves_the_phone(team: Team, chief: Desk) -> None:
    made = chief.post("/targets", target_of(team.county.brigade)).get_json()
    chief.patch(f"/targets/{made['id']}", {"active": False}, 1)
    assert shown(team, "target", ids=[made["id"]]) == {}


def test_an_officer_of_another_group_carries_nothing_of_outreach(team: Team) -> None:
    officer = team.county.person(Role.OFFICER)
    talk = team.close(team.target())["id"]
    assert [shown(team, kind, officer) for kind in ("target", "outreach_word", "campaign")] == [{}, {}, {}]
    assert shown(team, "outreach_session", officer, ids=[talk]) == {}


def test_talks_older_than_thirty_days_leave_the_snapshot(team: Team) -> None:
    team.close(team.target())
    team.clock.advance(days=31)
    assert shown(team, "outreach_session") == {}
