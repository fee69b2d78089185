from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.kernel.actor import Role
from app.outreach.campaigns import default_campaign
from tests.desk import Desk, told
from tests.outreach.conftest import Team


def campaign_of(team: Team, **changes: Any) -> dict[str, Any]:
    """The campaign that comes with the product, as a desk says it."""
    said = {**default_campaign(), "starts_on": "2023-11-01", "unit_id": str(team.county.brigade)}
    return {**said, **changes}


def line(progress: dict[str, Any], kind: str) -> dict[str, Any]:
    """The line of one kind."""
    found: dict[str, Any] = next(each for each in progress["kinds"] if each["key"] == kind)
    return found


def test_the_default_campaign_began_in_november_2023_and_has_no_end() -> None:
    campaign = default_campaign()
    assert (campaign["starts_on"], campaign["ends_on"]) == (date(2023, 11, 1), None)
    assert campaign["planned"] == {"village": 247, "school": 178, "fair": 38, "road": 2 + 3 + 24}


def test_progress_counts_the_campaigns_talks_over_several_years(any_team: Team) -> None:
    team = any_team
    chief = team.county.desk(Role.BRIGADE_LEADER, team.county.brigade)
    chief.post("/campaigns", campaign_of(team))
    village, school = team.target(), team.target("school", "郭屯小学")
    team.clock.instant = datetime(2023, 10, 31, 4, tzinfo=UTC)
    team.close(village)  # before the campaign
    team.clock.instant = datetime(2023, 11, 1, 4, tzinfo=UTC)
    team.close(village)
    team.clock.instant = datetime(2026, 11, 22, 4, tzinfo=UTC)
    team.close(village, school, head_count=200, count_method="estimated")
    progress = chief.get("/outreach/progress").get_json()
    assert (progress["sessions"], progress["several_kinds"], progress["whole"]) == (2, 1, True)
    assert line(progress, "village") == {"key": "village", "sessions": 2, "reached": 1, "known": 1, "planned": 247}
    assert line(progress, "school") == {"key": "school", "sessions": 1, "reached": 1, "known": 1, "planned": 178}
    assert progress["people_by_method"] == {"counted": 30, "estimated": 200}


def test_talks_withdrawn_or_corrected_count_no_more(team: Team, chief: Desk) -> None:
    chief.post("/campaigns", campaign_of(team))
    village = team.target()
    first = team.close(village)["id"]
    second = team.close(village, head_count=40, supersedes=first)["id"]
    progress = chief.get("/outreach/progress").get_json()
    assert (progress["sessions"], progress["people"]) == (1, 40)
    team.send("outreach.withdraw_session", {"command_id": second, "reason": "重复"})
    assert chief.get("/outreach/progress").get_json()["sessions"] == 0


def test_a_squad_leader_sees_the_brigades_campaign_and_counts_the_own_squad(team: Team, chief: Desk) -> None:
    chief.post("/campaigns", campaign_of(team))
    team.close(team.target())
    leader = team.county.desk(Role.SQUAD_LEADER)
    progress = leader.get("/outreach/progress").get_json()
    assert (progress["sessions"], progress["whole"], line(progress, "village")["planned"]) == (0, False, 247)


def test_a_campaign_that_is_over_is_asked_for_by_its_id(team: Team, chief: Desk) -> None:
    over = chief.post("/campaigns", campaign_of(team, ends_on="2024-12-31")).get_json()
    assert told(chief.get("/outreach/progress")) == (404, "not_found")
    assert chief.get("/outreach/progress", campaign=over["id"]).get_json()["campaign"] == over


def test_a_campaign_is_changed_by_its_version_and_does_not_end_before_it_begins(team: Team, chief: Desk) -> None:
    made = chief.post("/campaigns", campaign_of(team)).get_json()
    more = chief.patch(f"/campaigns/{made['id']}", {"planned": {"village": 250}}, 1)
    assert more.get_json()["planned"] == {"village": 250}
    assert told(chief.patch(f"/campaigns/{made['id']}", {"name": "旧"}, 1)) == (412, "version_conflict")
    early = {"ends_on": "2023-10-01"}
    assert told(chief.patch(f"/campaigns/{made['id']}", early, 2)) == (422, "campaign_period_invalid")


@pytest.mark.parametrize("role", [Role.OUTREACH, Role.OFFICER])
def test_campaigns_are_planned_by_those_who_lead(team: Team, role: Role) -> None:
    assert told(team.county.desk(role, team.county.brigade).post("/campaigns", campaign_of(team))) == (
        403,
        "not_allowed",
    )


def test_an_officer_without_a_part_in_it_sees_no_campaign(team: Team, chief: Desk) -> None:
    made = chief.post("/campaigns", campaign_of(team)).get_json()
    officer = team.county.desk(Role.OFFICER)
    assert officer.get("/campaigns").get_json() == []
    assert told(officer.get(f"/campaigns/{made['id']}")) == (404, "not_found")
