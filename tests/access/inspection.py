"""How the routes of inspections are knocked at, and what phones say of them; each record is made when asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from werkzeug.test import TestResponse

from tests.access.world import Place, Squad, World
from tests.inspection.conftest import found, inspection_of
from tests.phones import FieldPhone

if TYPE_CHECKING:
    from tests.access.knocks import Knocker

API = "/api/v1"
YES, NO, GONE = "applied", "not_allowed", "not_found"
_READ = ("404 404 200 200 200 404 200 401", "404 404 404 404 404 404 404 401")
_ALL = ("200 200 200 200 200 200 200 401", "200 200 200 200 200 200 200 401")
_MADE = ("403 403 201 403 201 403 201 401", "403 403 403 403 403 403 403 401")
_DONE = ("403 403 200 403 200 403 200 401", "403 403 404 403 404 403 404 401")
_WRITTEN = ("403 403 403 403 200 403 200 401", "403 403 403 403 404 403 404 401")

#: Columns as in ``test_routes``: off out lea dis sup adm bri nobody; first for the own squad, then for another.
MATRIX: dict[str, tuple[str, str]] = {
    f"GET {API}/inspections": _READ,
    f"POST {API}/inspections": _MADE,
    f"GET {API}/inspections/<uuid:inspection_id>": _READ,
    f"POST {API}/inspections/<uuid:inspection_id>/withdrawal": _DONE,
    f"POST {API}/findings/<uuid:finding_id>/decision": _DONE,
    f"GET {API}/finding-kinds": _ALL,
    f"GET {API}/rectifications": _READ,
    f"POST {API}/rectifications": _MADE,
    f"GET {API}/rectifications/<uuid:rectification_id>": _READ,
    f"POST {API}/rectifications/<uuid:rectification_id>/steps": _DONE,
    f"GET {API}/inspection-notices": _ALL,  # those that concern the reader: for some, none
    f"POST {API}/inspection-notices": (
        "403 403 403 403 201 403 201 401",
        "403 403 403 403 403 403 403 401",
    ),
    f"GET {API}/inspection-notices/<uuid:notice_id>": (
        "404 404 404 404 200 404 200 401",  # a draft; once issued, whoever oversees reads it
        "404 404 404 404 404 404 404 401",
    ),
    f"PATCH {API}/inspection-notices/<uuid:notice_id>": _WRITTEN,
    f"POST {API}/inspection-notices/<uuid:notice_id>/issue": _WRITTEN,
    f"POST {API}/inspection-notices/<uuid:notice_id>/withdrawal": _WRITTEN,
}


def said_of(squad: Squad, *officer_ids: Any, verdict: str = "bad") -> dict[str, Any]:
    """An inspection of the squad's member, or of whoever is named."""
    looked_at = [{"officer_id": str(each), "call": None} for each in officer_ids or [squad.member.officer_id]]
    findings = [found("lights" if verdict == "bad" else "courtesy", verdict)]
    return inspection_of(squad.unit_id, officers=looked_at, findings=findings)


def _inspected(world: World, squad: Squad, *officer_ids: Any) -> dict[str, Any]:
    made: dict[str, Any] = world.everything.post("/inspections", said_of(squad, *officer_ids)).get_json()
    return made


def _by_asker(at: Knocker) -> dict[str, Any]:
    """An inspection by whoever asks, as far as they may; else somebody else's."""
    own = at.desk.post("/inspections", said_of(at.squad))
    made: dict[str, Any] = own.get_json() if own.status_code == 201 else _inspected(at.world, at.squad)
    return made


def _decide(at: Knocker) -> TestResponse:
    finding = _by_asker(at)["findings"][0]["id"]
    return at.desk.post(f"/findings/{finding}/decision", {"decision": "withdrawn", "reason": "看错"}, version=1)


def _withdraw(at: Knocker) -> TestResponse:
    return at.desk.post(f"/inspections/{_by_asker(at)['id']}/withdrawal", {"reason": "看错"})


def demand_of(squad: Squad, officer_id: Any) -> dict[str, Any]:
    """Something that an officer is to mend."""
    whom = {"unit_id": str(squad.unit_id), "finding_id": None, "officer_id": str(officer_id)}
    return {**whom, "text": "修复警灯", "due_on": "2026-12-31"}


def _demanded(world: World, squad: Squad, officer_id: Any = None) -> str:
    said = demand_of(squad, officer_id or squad.member.officer_id)
    return str(world.everything.post("/rectifications", said).get_json()["id"])


def _step(at: Knocker) -> TestResponse:
    path = f"/rectifications/{_demanded(at.world, at.squad)}/steps"
    return at.desk.post(path, {"step": "confirmed"}, version=1)


def _notice_of(world: World, squad: Squad) -> dict[str, Any]:
    made = world.everything.post("/inspections", said_of(squad, verdict="good")).get_json()
    return {"unit_id": str(squad.unit_id), "finding_ids": [made["findings"][0]["id"]]}


def _drafted(at: Knocker) -> str:
    said = _notice_of(at.world, at.squad)
    return str(at.world.everything.post("/inspection-notices", said).get_json()["id"])


KNOCKS: dict[str, Callable[[Knocker], TestResponse]] = {
    f"GET {API}/inspections": lambda at: at.desk.get("/inspections", unit=str(at.squad.unit_id)),
    f"POST {API}/inspections": lambda at: at.desk.post("/inspections", said_of(at.squad)),
    f"GET {API}/inspections/<uuid:inspection_id>": lambda at: at.desk.get(
        f"/inspections/{_inspected(at.world, at.squad)['id']}"
    ),
    f"POST {API}/inspections/<uuid:inspection_id>/withdrawal": _withdraw,
    f"POST {API}/findings/<uuid:finding_id>/decision": _decide,
    f"GET {API}/finding-kinds": lambda at: at.desk.get("/finding-kinds"),
    f"GET {API}/rectifications": lambda at: at.desk.get("/rectifications", unit=str(at.squad.unit_id)),
    f"POST {API}/rectifications": lambda at: at.desk.post(
        "/rectifications", demand_of(at.squad, at.squad.member.officer_id)
    ),
    f"GET {API}/rectifications/<uuid:rectification_id>": lambda at: at.desk.get(
        f"/rectifications/{_demanded(at.world, at.squad)}"
    ),
    f"POST {API}/rectifications/<uuid:rectification_id>/steps": _step,
    f"GET {API}/inspection-notices": lambda at: at.desk.get("/inspection-notices"),
    f"POST {API}/inspection-notices": lambda at: at.desk.post("/inspection-notices", _notice_of(at.world, at.squad)),
    f"GET {API}/inspection-notices/<uuid:notice_id>": lambda at: at.desk.get(f"/inspection-notices/{_drafted(at)}"),
    f"PATCH {API}/inspection-notices/<uuid:notice_id>": lambda at: at.desk.patch(
        f"/inspection-notices/{_drafted(at)}", {"title": "通报"}, 1
    ),
    f"POST {API}/inspection-notices/<uuid:notice_id>/issue": lambda at: at.desk.post(
        f"/inspection-notices/{_drafted(at)}/issue", {}, version=1
    ),
    f"POST {API}/inspection-notices/<uuid:notice_id>/withdrawal": lambda at: at.desk.post(
        f"/inspection-notices/{_drafted(at)}/withdrawal", {"reason": "作废"}, version=1
    ),
}

#: Cells for officer, outreach, squad leader, dispatcher, supervisor, admin, brigade leader. "own" names the own squad,
#: an own inspection, or what concerns oneself; "other" another squad, a colleague's inspection, or what concerns them.
FIELD: dict[str, dict[Place, tuple[str, ...]]] = {
    "inspection.record": {
        "own": (NO, NO, YES, NO, YES, NO, YES),
        "other": (NO, NO, NO, NO, NO, NO, NO),
    },
    "inspection.withdraw": {
        "own": (NO, NO, YES, NO, YES, NO, YES),
        "other": (NO, NO, GONE, NO, GONE, NO, GONE),
    },
    "inspection.answer": {"own": (YES,) * 7, "other": (GONE,) * 7},  # whoever was looked at, and nobody else
    "inspection.report_rectified": {"own": (YES,) * 7, "other": (GONE,) * 7},
}

DESK: dict[str, str] = {
    "inspection.record_at_desk": f"POST {API}/inspections",
    "inspection.withdraw_at_desk": f"POST {API}/inspections/<uuid:inspection_id>/withdrawal",
    "inspection.decide": f"POST {API}/findings/<uuid:finding_id>/decision",
    "inspection.demand_rectification": f"POST {API}/rectifications",
    "inspection.step_rectification": f"POST {API}/rectifications/<uuid:rectification_id>/steps",
    "inspection.draft_notice": f"POST {API}/inspection-notices",
    "inspection.change_notice": f"PATCH {API}/inspection-notices/<uuid:notice_id>",
    "inspection.issue_notice": f"POST {API}/inspection-notices/<uuid:notice_id>/issue",
    "inspection.withdraw_notice": f"POST {API}/inspection-notices/<uuid:notice_id>/withdrawal",
}


def _record(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    return phone.say("inspection.record", {**said_of(world.squads[place]), "photos": []})


def _take_back(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    inspection_id = _inspected(world, world.squads["own"])["id"]
    if place == "own":
        inspection_id = str(phone.send(_record(world, phone, "own"))[0]["id"])
    return phone.say("inspection.withdraw", {"command_id": inspection_id, "reason": "点错了"})


def _answer(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    squad = world.squads["own"]
    whom = phone.officer_id if place == "own" else squad.member.officer_id
    finding_id = _inspected(world, squad, whom)["findings"][0]["id"]
    return phone.say("inspection.answer", {"finding_id": finding_id, "stance": "accept", "text": ""})


def _rectified(world: World, phone: FieldPhone, place: Place) -> dict[str, str]:
    squad = world.squads["own"]
    whom = phone.officer_id if place == "own" else squad.member.officer_id
    said = {"rectification_id": _demanded(world, squad, whom), "text": ""}
    return phone.say("inspection.report_rectified", said)


SAY: dict[str, Callable[[World, FieldPhone, Place], dict[str, str]]] = {
    "inspection.record": _record,
    "inspection.withdraw": _take_back,
    "inspection.answer": _answer,
    "inspection.report_rectified": _rectified,
}
