"""``GET /reports/daily``: drafted from records, for those who oversee the unit."""

from __future__ import annotations

from app.call.service import KINDS as CALL_KINDS
from app.kernel.actor import Role
from app.kernel.desk import system_transaction
from app.kernel.house import house
from tests.accident.made import make_accident
from tests.call.conftest import call_of
from tests.desk import told
from tests.inspection.conftest import inspection_of
from tests.report.conftest import DAY, Day


def test_a_days_work_is_drafted_from_its_records(any_day: Day) -> None:
    any_day.work()
    figures = any_day.figures()
    assert figures["people_out"] == 2
    assert figures["cars_out"] == 1
    assert figures["hours_out"] == 1.5
    assert figures["tally_persuasion"] == 35
    assert (figures["cases"], figures["outcome_warning"]) == (1, 1)
    assert figures["talks"] == 0


def test_a_day_of_which_nothing_came_says_so(day: Day) -> None:
    figures = day.figures()
    assert (figures["people_out"], figures["cases"], figures["tally_persuasion"]) == (None, None, None)
    assert "出动无记录，警车无记录" in day.report()["text"]


def test_the_text_tells_it_as_it_is_pasted(day: Day) -> None:
    day.work()
    text = day.report()["text"]
    assert text.startswith("【一中队勤务战果】2026年11月22日（星期日）\n警力：出动2人，警车1台，勤务1.5小时。\n")
    assert "路面：劝导35次、" in text
    assert "查处：交通违法1起（" in text
    assert "其他" not in text


def test_a_brigade_adds_its_squads_up_and_names_them(day: Day) -> None:
    day.work()
    report = day.report(day.brigade)
    squads = {each["name"]: {f["key"]: f["number"] for f in each["figures"]} for each in report["squads"]}
    assert squads["一中队"]["people_out"] == 2
    assert squads["二中队"]["people_out"] is None
    assert list(squads) == ["一中队", "二中队"]
    assert {each["key"]: each["number"] for each in report["figures"]}["people_out"] == 2
    assert "一中队：出动警力2人，出动警车1台，交通违法1起。\n二中队：出动警力无记录" in report["text"]


def test_each_figure_opens_to_the_records_behind_it_without_a_persons_name(day: Day) -> None:
    day.work()
    (record,) = day.supervisor.get("/reports/daily/records", unit=day.squad, day=DAY, key="cases").get_json()
    assert (record["kind"], record["title"][:5]) == ("violation", "11:00")
    assert day.supervisor.get(f"/violations/{record['id']}").status_code == 200
    (shift,) = day.supervisor.get("/reports/daily/records", unit=day.squad, day=DAY, key="people_out").get_json()
    assert (shift["kind"], shift["title"]) == ("shift", "10:00–11:30 鲁P1234警")


def test_a_record_that_was_taken_back_counts_no_more(day: Day) -> None:
    day.work()
    said = day.supervisor.get("/reports/daily/records", unit=day.squad, day=DAY, key="cases").get_json()
    day.out.first.tell("violation.withdraw", {"command_id": said[0]["id"], "reason": "点错了"})
    assert day.figures()["cases"] == 0


def test_the_day_before_stands_beside_it(day: Day) -> None:
    day.work()
    day.out.clock.advance(days=1)
    (today,) = [each for each in day.report(day="2026-11-23")["figures"] if each["key"] == "people_out"]
    assert (today["number"], today["previous"]) == (None, 2)


def test_a_day_to_come_has_no_report(day: Day) -> None:
    assert told(day.supervisor.get("/reports/daily", unit=day.squad, day="2026-11-23")) == (422, "request_invalid")


def test_a_unit_that_one_does_not_oversee_is_not_there(day: Day) -> None:
    other = day.out.spine.county.other_squad
    assert told(day.leader.get("/reports/daily", unit=other, day=DAY)) == (404, "not_found")
    officer = day.out.spine.county.desk(Role.OFFICER)
    assert told(officer.get("/reports/daily", unit=day.squad, day=DAY)) == (404, "not_found")


def test_a_report_names_no_officer_beside_those_who_signed_it(day: Day) -> None:
    day.work()
    said = day.supervisor.get("/reports/daily", unit=day.squad, day=DAY).get_data(as_text=True)
    assert str(day.out.first.officer_id) not in said


def test_a_hazard_counts_on_the_day_on_which_it_was_found_until_it_is_taken_back(day: Day) -> None:
    said = {"kind": "pothole", "severity": "minor", "section_id": None, "chainage_m": None}
    report = day.out.first.tell("hazard.report", {**said, "place_text": "桥头", "note": "", "photos": []})
    (record,) = day.supervisor.get("/reports/daily/records", unit=day.squad, day=DAY, key="hazards").get_json()
    assert (record["kind"], record["title"]) == ("hazard", "12:00 路面坑槽 桥头")
    day.out.first.tell("hazard.withdraw", {"command_id": report["id"], "reason": "点错了"})
    assert day.figures()["hazards"] == 0


def test_an_inspection_counts_on_its_day_and_names_nobody(day: Day) -> None:
    made = day.supervisor.post("/inspections", inspection_of(day.squad, place_text="城区"))
    assert made.status_code == 201, made.get_json()
    (record,) = day.supervisor.get("/reports/daily/records", unit=day.squad, day=DAY, key="inspections").get_json()
    assert (record["kind"], record["title"].endswith("城区")) == ("inspection", True)
    assert day.figures()["inspections"] == 1


def test_a_call_and_an_accident_after_midnight_do_not_make_the_day_known(day: Day) -> None:
    with day.app.app_context(), system_transaction(house().bus, day.out.spine.clock) as context:
        CALL_KINDS.load(context)
    assert day.supervisor.post("/calls", call_of(f"{DAY} 02:00", unit_id=str(day.squad))).status_code == 201
    make_accident(day.app, day.squad, f"{DAY} 02:10")
    assert [day.figures()[key] for key in ("calls", "accidents")] == [None, None]
    assert [day.figures(day="2026-11-21")[key] for key in ("calls", "accidents")] == [1, 1]


def test_calls_and_accidents_are_two_lines_and_unknown_until_their_registers_reach_the_day(day: Day) -> None:
    keys = ("calls", "calls_valid", "accidents", "accidents_fatal")
    assert [day.figures()[key] for key in keys] == [None] * 4
    with day.app.app_context(), system_transaction(house().bus, day.out.spine.clock) as context:
        CALL_KINDS.load(context)
    for outcome in ("settled", "false"):
        said = call_of(f"{DAY} 08:30", unit_id=str(day.squad), outcome=outcome, place_text="桥头")
        assert day.supervisor.post("/calls", said).status_code == 201
    assert [day.figures()[key] for key in keys] == [2, 1, None, None]
    make_accident(day.app, day.squad, f"{DAY} 08:20", deaths=1)
    assert [day.figures()[key] for key in keys] == [2, 1, 1, 1]
    records = day.supervisor.get("/reports/daily/records", unit=day.squad, day=DAY, key="calls").get_json()
    assert [(each["kind"], each["title"]) for each in records] == [("call", "08:30 交通事故 桥头")] * 2
